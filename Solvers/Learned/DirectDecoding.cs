using System.Collections.Immutable;
using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Solvers.Learned;

/// <summary>The network's own decisions and shares, made feasible.</summary>
internal static class DirectDecoding
{
    // So little of the band, divided by their number, is sure to every uploader: no share is 0, whatever the network says.
    private const double SureBand = 1e-9;

    /// <summary>Who uploads: those with a logit above 0, and if they are too few the next ones.</summary>
    /// <returns>Ascending; at least m of them.</returns>
    public static int[] Set(Problem problem, ReadOnlySpan<double> logits)
    {
        var set = new int[logits.Length];
        var count = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            if (logits[i] > 0)
                set[count++] = i;
        }

        if (count >= problem.MinUploaders)
            return set[..count];
        var keys = new double[logits.Length];
        var order = new int[logits.Length];
        // What is no number comes last; of equals, the one with the lower index comes first.
        for (var i = 0; i < keys.Length; i++)
            (keys[i], order[i]) = (double.IsNaN(logits[i]) ? double.PositiveInfinity : -logits[i], i);
        keys.AsSpan().Sort(order.AsSpan(), static (x, y) => x.CompareTo(y));
        var chosen = order[..problem.MinUploaders];
        Array.Sort(chosen);
        return chosen;
    }

    /// <summary>
    /// The answer: w*(S) in <see cref="Reading.MinLatency"/>, whose points are sets; else the network's shares, which sum to 1 over the
    /// uploaders.
    /// </summary>
    public static Allocation Allocate(SetScorer scorer, int[] set, ReadOnlySpan<double> logShares)
    {
        if (scorer.Reading == Reading.MinLatency || set.Length == 0)
            return scorer.Allocate(set);
        var largest = double.NegativeInfinity;
        foreach (var i in set)
            largest = Math.Max(largest, logShares[i]);
        var share = new double[set.Length];
        var total = 0.0;
        for (var k = 0; k < set.Length; k++)
            total += share[k] = Math.Exp(logShares[set[k]] - largest);
        if (!double.IsFinite(total))
            return scorer.Allocate(set);
        var sum = 0.0;
        for (var k = 0; k < set.Length; k++)
            sum += share[k] = share[k] / total + SureBand / set.Length;
        for (var k = 0; k < set.Length; k++)
            share[k] /= sum;
        return new(scorer.Problem.DeviceCount, ImmutableArray.Create(set), ImmutableArray.Create(share));
    }
}
