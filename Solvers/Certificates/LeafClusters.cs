using System.Collections.Immutable;

namespace Judba.Certificates;

/// <summary>The clusters of a certificate in a leaf: how many of each upload, and what the leaf pays them.</summary>
/// <param name="clusterOf">The cluster of each group of like devices, or −1.</param>
/// <param name="count">Number of clusters.</param>
internal sealed class LeafClusters(int[] clusterOf, int count)
{
    private readonly long[] _must = new long[count], _able = new long[count];

    /// <summary>Fewest uploaders of each cluster.</summary>
    public int[] Lower { get; } = new int[count];

    /// <summary>Most uploaders of each cluster.</summary>
    public int[] Upper { get; } = new int[count];

    /// <summary>The cluster of a group of like devices, or −1.</summary>
    public int Of(int group) => clusterOf[group];

    /// <summary>Whether the counts of the groups can meet the bounds of every cluster.</summary>
    /// <param name="must">Fewest uploaders of each group.</param>
    /// <param name="may">How many more of each group may upload.</param>
    public bool CanBeMet(ReadOnlySpan<int> must, ReadOnlySpan<int> may)
    {
        if (count == 0)
            return true;
        Array.Clear(_must);
        Array.Clear(_able);
        for (var i = 0; i < must.Length; i++)
        {
            if (clusterOf[i] is not (>= 0 and var j))
                continue;
            _must[j] += must[i];
            _able[j] += must[i] + may[i];
        }

        for (var j = 0; j < count; j++)
        {
            if (Lower[j] > Upper[j] || _must[j] > Upper[j] || _able[j] < Lower[j])
                return false;
        }

        return true;
    }

    /// <summary>
    /// Whether rewards are none, or one for each cluster, all finite, and constant where the leaf has no end: others bound nothing.
    /// </summary>
    public bool Allow(ImmutableArray<CertificateReward> rewards, bool isEndless)
    {
        if (rewards.IsEmpty)
            return true;
        if (rewards.Length != count)
            return false;
        foreach (var (constant, slope) in rewards)
        {
            if (!double.IsFinite(constant) || !double.IsFinite(slope) || (isEndless && slope != 0))
                return false;
        }

        return true;
    }

    /// <summary>
    /// What all the rewards come to at a deadline, from below: Σ min(r L, r U), where between L and U of a cluster upload. This is concave
    /// in T, so that over a leaf it is never below the line between its values at the ends.
    /// </summary>
    public Interval Earned(ImmutableArray<CertificateReward> rewards, double deadline)
    {
        var sum = new IntervalSum();
        for (var j = 0; j < rewards.Length; j++)
        {
            var (constant, slope) = rewards[j];
            if (constant == 0 && slope == 0)
                continue;
            var reward = slope == 0 ? constant : constant + (Interval)slope * deadline;
            sum.Add(Math.Min((reward * Lower[j]).Low, (reward * Upper[j]).Low));
        }

        return sum.Value;
    }
}
