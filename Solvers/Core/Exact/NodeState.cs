using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>The counts of uploaders that the decisions on the path to a node leave.</summary>
/// <remarks>
/// There is one set of counts, and this is its only writer. To move from node to node costs the decisions on the two paths, not all
/// classes. Everybody else receives the counts as an argument and reads them.
/// </remarks>
internal sealed class NodeState
{
    private readonly DeviceClasses _classes;
    private readonly PathCounts _counts;
    private CountDecision? _applied;

    /// <summary>Creates the counts of the top, where nothing has been decided.</summary>
    public NodeState(DeviceClasses classes)
    {
        _classes = classes;
        var implied = new int[classes.Size.Length];
        for (var c = 0; c < implied.Length; c++)
            implied[c] = Implied(c);
        _counts = new(implied, classes);
    }

    /// <summary>The counts of a node; they are valid until the next call.</summary>
    /// <param name="path">The decisions on devices that lead to it; null at the top.</param>
    public UploaderCounts MoveTo(CountDecision? path)
    {
        for (var d = _applied; d is not null; d = d.Before)
            _counts.Reset(d, d.IsCluster ? 0 : Implied(d.Index));
        _applied = path;
        for (var d = path; d is not null; d = d.Before)
            _counts.Apply(d);
        return _counts;
    }

    /// <summary>Clusters may be divided from now on.</summary>
    public void Divide(DeviceClusters clusters) => _counts.Divide(clusters, _classes);

    // All the others together may be too few: with MinUploaders = M everybody must upload.
    private int Implied(int c)
    {
        var problem = _classes.Problem;
        return Math.Max(0, problem.MinUploaders - (problem.DeviceCount - _classes.Size[c]));
    }

    private sealed class PathCounts(ReadOnlySpan<int> lower, DeviceClasses classes) : UploaderCounts(lower, classes.Size)
    {
        private PathClusters? _clusters;

        public void Divide(DeviceClusters clusters, DeviceClasses classes) => Clusters = _clusters = new(clusters, classes);

        public void Reset(CountDecision decision, int implied)
        {
            if (decision.IsCluster)
                _clusters!.Write(decision.Index, 0, _clusters.Size[decision.Index]);
            else
                Set(decision.Index, implied, classes.Size[decision.Index]);
        }

        public void Apply(CountDecision decision)
        {
            var i = decision.Index;
            var (lower, upper) = decision.IsCluster ? (_clusters!.Lower[i], _clusters.Upper[i]) : (Lower[i], Upper[i]);
            (lower, upper) = decision.IsLower ? (Math.Max(lower, decision.Count), upper) : (lower, Math.Min(upper, decision.Count));
            if (decision.IsCluster)
                _clusters!.Write(i, lower, upper);
            else
                Set(i, lower, upper);
        }
    }

    private sealed class PathClusters(DeviceClusters clusters, DeviceClasses classes) : ClusterCounts(clusters, classes)
    {
        public void Write(int cluster, int lower, int upper) => Set(cluster, lower, upper);
    }
}
