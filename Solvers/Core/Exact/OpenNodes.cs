namespace Judba.Solvers.Exact;

/// <summary>
/// The nodes that are not divided: the weakest first, and, where these are too many to keep, the latest first.
/// </summary>
/// <remarks>
/// Nodes that are closed when they arrive are not kept: their least bound is. Going into the depth, each division leaves one node more, so
/// memory grows with the depth of the tree from there on.
/// </remarks>
/// <param name="most">How many nodes are kept by their bounds.</param>
internal sealed class OpenNodes(int most)
{
    private readonly PriorityQueue<SearchNode, double> _weakestFirst = new();
    private readonly Stack<SearchNode> _latestFirst = new();
    private double _closed = double.PositiveInfinity;

    /// <summary>How many are kept.</summary>
    public int Count => _weakestFirst.Count + _latestFirst.Count;

    /// <summary>The least bound of all nodes that have arrived and were not removed; +∞ for none.</summary>
    public double Bound
    {
        get
        {
            var bound = _weakestFirst.TryPeek(out _, out var weakest) ? Math.Min(_closed, weakest) : _closed;
            foreach (var node in _latestFirst)
                bound = Math.Min(bound, node.Best.Value);
            return bound;
        }
    }

    /// <summary>Adds a node whose bound is known.</summary>
    /// <param name="node">The node.</param>
    /// <param name="enough">The bound at which a node is closed; it only ever falls.</param>
    public void Add(SearchNode node, double enough)
    {
        if (node.Best.Value >= enough)
            _closed = Math.Min(_closed, node.Best.Value);
        else if (_weakestFirst.Count < most)
            _weakestFirst.Enqueue(node, node.Best.Value);
        else
            _latestFirst.Push(node);
    }

    /// <summary>The node to divide next; null where all are closed.</summary>
    /// <param name="enough">The bound at which a node is closed.</param>
    public SearchNode? Next(double enough)
    {
        while (_latestFirst.TryPeek(out var latest))
        {
            if (latest.Best.Value < enough)
                return latest;
            _closed = Math.Min(_closed, latest.Best.Value);
            _latestFirst.Pop();
        }

        return _weakestFirst.TryPeek(out var node, out var bound) && bound < enough ? node : null;
    }

    /// <summary>Takes out what <see cref="Next"/> has returned.</summary>
    public void Remove(SearchNode next)
    {
        if (_latestFirst.TryPeek(out var latest) && ReferenceEquals(latest, next))
            _latestFirst.Pop();
        else
            _weakestFirst.Dequeue();
    }
}
