using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Conditions;

/// <summary>A solver as if it promised the optimum, so that the conditions of optima can refute it.</summary>
/// <remarks>
/// It says <see cref="Guarantee.Optimal"/>. An answer that the solver completed counts as optimal, with its own cost as its bound: whoever
/// calls an answer the optimum says that nothing costs less. Everything else stays the solver's own.
/// </remarks>
/// <param name="solver">The solver.</param>
public sealed class AssumedOptimum(ISolver solver) : ISolver
{
    /// <summary>The solver as it is.</summary>
    public ISolver Solver { get; } = Guard.NotNull(solver);

    /// <inheritdoc/>
    public SolverInfo Info => Solver.Info with { Guarantee = Guarantee.Optimal };

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        var answer = Solver.Solve(problem, options, cancellationToken).WithObjective(problem);
        return answer is { Termination: Termination.Completed, Allocation: not null }
            ? answer with { Termination = Termination.Optimal, Bound = answer.Objective }
            : answer;
    }
}
