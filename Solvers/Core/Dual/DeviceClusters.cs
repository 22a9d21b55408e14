namespace Judba.Solvers.Dual;

/// <summary>Clusters of classes that are nearly alike: their devices differ little in a, b, g and p.</summary>
/// <remarks>
/// Sets that take the same number of devices from a cluster cost nearly the same. So a bound that leaves this number open is weak
/// wherever the best number is not whole, and no decision on single devices mends that. A search divides such a cluster by its number of
/// uploaders. Any clusters are valid; these are a guess that nothing depends on but speed.
/// </remarks>
internal sealed class DeviceClusters
{
    // Neighbours in the order of one number are in one cluster up to this relative distance; its ends are at most so far apart.
    private const double Step = 0.05, Diameter = 0.25;

    /// <summary>These clusters.</summary>
    /// <param name="entries">Number of entries.</param>
    /// <param name="members">The entries of each cluster, ascending; no entry is in two of them.</param>
    public DeviceClusters(int entries, int[][] members)
    {
        (Of, Members) = (new int[entries], members);
        Array.Fill(Of, -1);
        for (var k = 0; k < members.Length; k++)
        {
            foreach (var entry in members[k])
                Of[entry] = k;
        }
    }

    /// <summary>The cluster of each entry, or −1.</summary>
    public int[] Of { get; }

    /// <summary>The entries of each cluster, two or more, ascending.</summary>
    public int[][] Members { get; }

    /// <summary>Number of clusters.</summary>
    public int Count => Members.Length;

    /// <summary>Finds them.</summary>
    /// <param name="terms">The problem.</param>
    /// <param name="deadline">A likely deadline, from the earliest start [s]: differences of a are compared with it.</param>
    public static DeviceClusters Near(DualTerms terms, double deadline)
    {
        double[][] numbers = [terms.TransmitTime, terms.UploadCost, terms.EnergyWeight, [.. terms.Start.Select(a => deadline + a)]];
        var parts = new Stack<(int[] Entries, int Agreed, int Next)>();
        parts.Push(([.. Enumerable.Range(0, terms.Count)], 0, 0));
        var clusters = new List<int[]>();
        while (parts.TryPop(out var part))
        {
            // Each number has been looked at since the part was last divided, and none of them divides it.
            if (part.Agreed == numbers.Length)
            {
                Array.Sort(part.Entries);
                clusters.Add(part.Entries);
                continue;
            }

            double[] values = [.. part.Entries.Select(i => numbers[part.Next][i])];
            var next = (part.Next + 1) % numbers.Length;
            Array.Sort(values, part.Entries);
            var from = 0;
            for (var k = 1; k <= values.Length; k++)
            {
                if (k < values.Length && IsNear(values[k - 1], values[k], Step))
                    continue;
                if (k - from > 1 && IsNear(values[from], values[k - 1], Diameter))
                    parts.Push((part.Entries[from..k], k - from == values.Length ? part.Agreed + 1 : 1, next));
                from = k;
            }
        }

        clusters.Sort((one, other) => one[0].CompareTo(other[0]));
        return new(terms.Count, [.. clusters]);
    }

    private static bool IsNear(double one, double other, double distance) =>
        Math.Abs(one - other) <= distance * Math.Max(Math.Abs(one), Math.Abs(other));
}
