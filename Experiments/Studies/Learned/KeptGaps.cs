namespace Judba.Experiments.Studies.Learned;

/// <summary>What is kept of <see cref="LearnedGaps"/> between runs: all but the case itself, which is code.</summary>
/// <param name="Gaps">By solver: the gap of each fleet.</param>
/// <param name="Right">By decoding: the share of devices that are decided as in the optimum.</param>
/// <param name="Outside">Share of fleets outside of what was trained on.</param>
internal sealed record KeptGaps(IReadOnlyDictionary<string, double[]> Gaps, IReadOnlyDictionary<string, double> Right, double Outside);
