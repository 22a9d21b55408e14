using System.Numerics;

namespace Judba.Solvers.Dual;

/// <summary>
/// How many devices of each entry of <see cref="DualTerms"/> upload: at least <see cref="Lower"/> and at most <see cref="Upper"/>.
/// </summary>
/// <remarks>
/// Whoever computes with counts only reads them. Counts that change from node to node are made by a class that derives from this one, and
/// that class alone can write them.
/// </remarks>
internal class UploaderCounts
{
    private readonly int[] _lower, _upper;
    private readonly double[] _must, _may;
    private int _entriesWithMust;

    /// <summary>Creates counts.</summary>
    /// <param name="lower">Fewest uploaders of each entry.</param>
    /// <param name="upper">Most uploaders of each entry, not below <paramref name="lower"/>.</param>
    public UploaderCounts(ReadOnlySpan<int> lower, ReadOnlySpan<int> upper)
    {
        (_lower, _upper) = (new int[lower.Length], new int[lower.Length]);
        var padded = Padded(lower.Length);
        (_must, _may) = (new double[padded], new double[padded]);
        for (var i = 0; i < lower.Length; i++)
            Set(i, lower[i], upper[i]);
    }

    /// <summary>Fewest uploaders of each entry.</summary>
    public ReadOnlySpan<int> Lower => _lower;

    /// <summary>Most uploaders of each entry.</summary>
    public ReadOnlySpan<int> Upper => _upper;

    /// <summary><see cref="Lower"/> as numbers to multiply with, filled up to whole vectors by zeros.</summary>
    public ReadOnlySpan<double> Must => _must;

    /// <summary><see cref="Upper"/> − <see cref="Lower"/> as numbers to multiply with, filled up to whole vectors by zeros.</summary>
    public ReadOnlySpan<double> May => _may;

    /// <summary>How many of each cluster upload; null where no cluster has been divided.</summary>
    public ClusterCounts? Clusters { get; protected set; }

    /// <summary>Whether any entry has a device that must upload.</summary>
    public bool AnyMust => _entriesWithMust > 0;

    /// <summary>The number of entries, rounded up to whole vectors.</summary>
    public static int Padded(int count) => (count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    /// <summary>Sets the counts of one entry.</summary>
    protected void Set(int entry, int lower, int upper)
    {
        _entriesWithMust += (lower > 0 ? 1 : 0) - (_lower[entry] > 0 ? 1 : 0);
        (_lower[entry], _upper[entry]) = (lower, upper);
        (_must[entry], _may[entry]) = (lower, upper - lower);
    }
}
