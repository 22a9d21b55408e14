using System.Runtime.InteropServices;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.OrTools;

/// <summary>JUDBA as a mixed-integer program, by outer approximation over a MILP engine of OR-Tools.</summary>
/// <remarks>
/// <para>
/// The conic form w t ≥ b ρ² is cut by its tangents, and the deadline T into slices, in which the rows that tie T to the decisions are
/// tight (docs/minlp.md). Each slice is first a linear program, whose bound is proved by its prices; only a slice that
/// stays open becomes an integer program, with cuts at the exact bandwidth of every set that it proposes.
/// </para>
/// <para>
/// An opinion independent of <c>exact</c>: of this project's own methods it uses the price rule for its first point and the exact bandwidth
/// of a set, never a bound of theirs.
/// </para>
/// </remarks>
public sealed class MinlpSolver : IConditionalSolver
{
    private readonly Engine _engine;

    /// <summary>Creates the solver; loads nothing.</summary>
    /// <param name="engine">The MILP engine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such engine.</exception>
    public MinlpSolver(MinlpEngine engine = MinlpEngine.Scip)
    {
        _engine = Engine.Of(engine);
        Info = new("minlp", "mixed-integer conic program, outer approximation over OR-Tools", Guarantee.Optimal)
        {
            ComfortableDevices = 200,
            ProofTolerance = _engine.Tolerance,
        };
    }

    /// <inheritdoc/>
    public SolverInfo Info { get; }

    /// <inheritdoc/>
    public string? WhyUnavailable()
    {
        var isKnown = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64
            && (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsWindows());
        return isKnown
            ? null
            : $"OR-Tools has no native library for {RuntimeInformation.RuntimeIdentifier}; run on 64-bit Linux, macOS or Windows.";
    }

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        return problem.IsFeasible
            ? new MinlpSearch(problem, options, _engine, cancellationToken).Run()
            : SolveResult.Infeasible(problem);
    }
}
