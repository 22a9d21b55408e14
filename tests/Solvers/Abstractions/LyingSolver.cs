using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Tests.Abstractions;

/// <summary>A solver that says whatever a test wants it to say.</summary>
internal sealed class LyingSolver(Func<Problem, SolveOptions, SolveResult> answer) : ISolver
{
    public SolverInfo Info { get; init; } = new("liar", "tells what it is told to tell", Guarantee.Feasible);

    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default) =>
        answer(problem, options);
}
