using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conic;

namespace Judba.Solvers.Gurobi;

/// <summary>JUDBA as a mixed-integer second-order cone program, solved by Gurobi.</summary>
/// <remarks>
/// The program is <see cref="ConicForm"/>, the same that <c>judba export</c> writes. The set that Gurobi finds gets its exact
/// bandwidth and cost here; its bound is lowered by what its tolerances may be worth. Runs only in a build with
/// <c>-p:Gurobi=true</c>, with Gurobi's package, library and licence.
/// </remarks>
public sealed class GurobiSolver : IConditionalSolver
{
    private static string? Missing =>
#if GUROBI
        null;
#else
        "not in this build; it takes -p:Gurobi=true, the package Gurobi.Optimizer and a licence (free for academics, gurobi.com)";
#endif

    /// <inheritdoc/>
    public SolverInfo Info { get; } = new("gurobi", "mixed-integer second-order cone program in Gurobi", Guarantee.Feasible)
    {
        ComfortableDevices = 200,
    };

    /// <inheritdoc/>
    public string? WhyUnavailable() => Missing is { } reason ? reason + "." : null;

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        if (!problem.IsFeasible)
            return SolveResult.Infeasible(problem);
        return Missing is { } reason
            ? new() { Termination = Termination.Error, RawStatus = reason }
            : new GurobiRun(problem, options, cancellationToken).Solve();
    }
}
