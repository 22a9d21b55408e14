namespace Judba.Experiments.Studies.Learned;

/// <summary>What is kept of <see cref="LearnedExcesses"/> between runs: all but the case itself, which is code.</summary>
/// <param name="Excesses">By solver: the excess of each fleet.</param>
/// <param name="Right">By decoding: the share of devices that are decided as in the optimum.</param>
/// <param name="Outside">Share of fleets outside of what was trained on.</param>
/// <param name="Without">Fleets without an excess.</param>
internal sealed record KeptExcesses(
    IReadOnlyDictionary<string, double[]> Excesses, IReadOnlyDictionary<string, double> Right, double Outside, int Without);
