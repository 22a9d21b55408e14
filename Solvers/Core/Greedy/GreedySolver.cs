namespace Judba.Solvers;

/// <summary>x</summary>
public sealed class GreedySolver : ISolver
{
    /// <inheritdoc/>
    public SolverInfo Info { get; } = new("greedy", "x", Guarantee.Feasible);
    /// <inheritdoc/>
    public SolveResult Solve(Models.Problem problem, SolveOptions options, CancellationToken cancellationToken = default) => new PriceSolver().Solve(problem, options, cancellationToken);
}
