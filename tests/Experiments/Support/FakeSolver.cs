using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Tests.Support;

/// <summary>A solver that does what a test says.</summary>
internal sealed class FakeSolver(string name, Func<Problem, SolveOptions, CancellationToken, SolveResult> solve) : ISolver
{
    public SolverInfo Info { get; init; } = new(name, "does what a test says", Guarantee.None);

    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default) =>
        solve(problem, options, cancellationToken);
}
