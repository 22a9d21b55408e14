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
        _counts = new(implied, classes.Size);
    }

    /// <summary>The counts of a node; they are valid until the next call.</summary>
    /// <param name="path">The decisions on devices that lead to it; null at the top.</param>
    public UploaderCounts MoveTo(CountDecision? path)
    {
        for (var d = _applied; d is not null; d = d.Before)
            _counts.Write(d.Class, Implied(d.Class), _classes.Size[d.Class]);
        _applied = path;
        for (var d = path; d is not null; d = d.Before)
        {
            var (lower, upper) = (_counts.Lower[d.Class], _counts.Upper[d.Class]);
            _counts.Write(d.Class, d.IsLower ? Math.Max(lower, d.Count) : lower, d.IsLower ? upper : Math.Min(upper, d.Count));
        }

        return _counts;
    }

    // All the others together may be too few: with MinUploaders = M everybody must upload.
    private int Implied(int c)
    {
        var problem = _classes.Problem;
        return Math.Max(0, problem.MinUploaders - (problem.DeviceCount - _classes.Size[c]));
    }

    private sealed class PathCounts(ReadOnlySpan<int> lower, ReadOnlySpan<int> upper) : UploaderCounts(lower, upper)
    {
        public void Write(int c, int lower, int upper) => Set(c, lower, upper);
    }
}
