namespace Judba.Solvers.Dual;

/// <summary>How many devices of each cluster upload: at least <see cref="Lower"/> and at most <see cref="Upper"/>.</summary>
internal class ClusterCounts
{
    private readonly int[] _lower, _upper;

    /// <summary>Nothing decided: none must and all may upload.</summary>
    public ClusterCounts(DeviceClusters clusters, DeviceClasses classes)
    {
        Clusters = clusters;
        Size = [.. clusters.Members.Select(entries => entries.Sum(c => classes.Size[c]))];
        (_lower, _upper) = (new int[Size.Length], [.. Size]);
    }

    /// <summary>The clusters.</summary>
    public DeviceClusters Clusters { get; }

    /// <summary>Devices in each cluster.</summary>
    public int[] Size { get; }

    /// <summary>Fewest uploaders of each cluster.</summary>
    public ReadOnlySpan<int> Lower => _lower;

    /// <summary>Most uploaders of each cluster.</summary>
    public ReadOnlySpan<int> Upper => _upper;

    /// <summary>Whether a cluster's number of uploaders is bounded.</summary>
    public bool IsBounded(int cluster) => _lower[cluster] > 0 || _upper[cluster] < Size[cluster];

    /// <summary>Sets the counts of one cluster.</summary>
    protected void Set(int cluster, int lower, int upper) => (_lower[cluster], _upper[cluster]) = (lower, upper);
}
