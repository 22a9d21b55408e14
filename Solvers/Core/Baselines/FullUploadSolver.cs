using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Baselines;

/// <summary>The paper's benchmark "Fully-uploading": every device uploads with the same share 1/M.</summary>
public sealed class FullUploadSolver : ISolver
{
    /// <inheritdoc/>
    public SolverInfo Info { get; } = new("full-upload", "everybody uploads, equal shares [Yang21 benchmark]", Guarantee.Feasible)
    {
        KeepsOwnBandwidth = true,
    };

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        if (!problem.IsFeasible)
            return SolveResult.Infeasible(problem);
        return EqualShares.Result(
            problem, [.. Enumerable.Range(0, problem.DeviceCount)], new StopSignal(options, cancellationToken));
    }
}
