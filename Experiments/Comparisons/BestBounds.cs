using Judba.Models.Problems;

namespace Judba.Experiments.Comparisons;

/// <summary>The best known bounds of one instance: the largest that any solver proved in each reading.</summary>
/// <remarks>
/// A bound of min-cost holds in min-latency too, whose points are some of those of min-cost; the converse does not hold. Points with a
/// bandwidth rule of their own are points of min-cost alone, in both readings.
/// </remarks>
internal sealed class BestBounds
{
    private (double Value, string Prover) _minCost = (double.NaN, "");
    private (double Value, string Prover) _minLatency = (double.NaN, "");

    /// <summary>Takes note of a bound; NaN is none.</summary>
    public void Add(Reading reading, double bound, string prover)
    {
        ref var best = ref reading == Reading.MinCost ? ref _minCost : ref _minLatency;
        best = Larger(best, (bound, prover));
    }

    /// <summary>The bound that a point is measured against, and who proved it; NaN for none.</summary>
    /// <param name="reading">In which reading the point was asked for.</param>
    /// <param name="keepsOwnBandwidth">Whether its solver keeps a bandwidth rule of its own.</param>
    public (double Value, string Prover) For(Reading reading, bool keepsOwnBandwidth) =>
        reading == Reading.MinLatency && !keepsOwnBandwidth ? Larger(_minLatency, _minCost) : _minCost;

    private static (double Value, string Prover) Larger((double Value, string Prover) first, (double Value, string Prover) second) =>
        double.IsNaN(first.Value) || second.Value > first.Value ? second : first;
}
