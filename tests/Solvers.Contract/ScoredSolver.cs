using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Contract;

/// <summary>A solver whose answers have the cost of their point also where it leaves it out.</summary>
/// <param name="solver">The solver.</param>
internal sealed class ScoredSolver(ISolver solver) : ISolver
{
    /// <inheritdoc/>
    public SolverInfo Info => solver.Info;

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default) =>
        solver.Solve(problem, options, cancellationToken) is var answer && answer.Allocation?.DeviceCount == problem?.DeviceCount
            ? answer.WithObjective(problem!)
            : answer;
}
