using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Solvers.Abstractions;

/// <summary>What a solver says about itself.</summary>
/// <param name="Name">Name on the command line, lower case with hyphens.</param>
/// <param name="Summary">One line for <c>judba solvers</c>.</param>
/// <param name="Guarantee">What it promises.</param>
public sealed record SolverInfo(string Name, string Summary, Guarantee Guarantee)
{
    /// <summary>Version of the strategy, changed whenever its answers may change.</summary>
    public string Version { get; init; } = "1";

    /// <summary>
    /// Keeps a bandwidth rule of its own in both readings (the paper's equal-share benchmarks): its answers are no points of
    /// <see cref="Reading.MinLatency"/> and are measured against the bound of <see cref="Reading.MinCost"/>.
    /// </summary>
    public bool KeepsOwnBandwidth { get; init; }

    /// <summary>Draws random numbers from <see cref="SolveOptions.Seed"/>, so that renumbering devices may change the answer.</summary>
    public bool IsRandomised { get; init; }

    /// <summary>
    /// How finely it can prove anything, in parts of the terms that a cost is a sum of (<see cref="Evaluation.Magnitude"/>): an engine's
    /// tolerance.
    /// Where they cancel and a gap is finer than that, it ends <see cref="Termination.Completed"/>. 0 for rounding alone.
    /// </summary>
    public double ProofTolerance { get; init; }

    /// <summary>Refuses problems with more devices.</summary>
    public int MaxDevices { get; init; } = int.MaxValue;

    /// <summary>Above this many devices a comparison leaves it out unless it is named.</summary>
    public int ComfortableDevices { get; init; } = int.MaxValue;
}
