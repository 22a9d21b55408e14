using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>
/// The tree that the search begins with: it covers a range of deadlines, and its leaves are the narrower, the nearer they are to one
/// deadline.
/// </summary>
internal static class FirstTree
{
    // Each leaf is so much wider than its neighbour on the side of the best deadline: one price bounds costs over a factor of 12 to 300 in
    // the distance from there (measured on `paper-scaled`).
    private const double Growth = 16;

    // From this relative distance on, all the rest is one leaf.
    private const double Rest = 0.5;

    /// <summary>Builds it.</summary>
    /// <returns>Its top, whose leaves are to be bounded; null for an empty range.</returns>
    /// <param name="terms">The problem.</param>
    /// <param name="range">The deadlines to cover.</param>
    /// <param name="best">The deadline in the middle, and multipliers that suit it.</param>
    /// <param name="width">Relative width of the innermost leaf, to both sides.</param>
    public static SearchNode? Around(DualTerms terms, DeadlineRange range, (double Deadline, Multipliers Multipliers) best, double width)
    {
        if (range.IsEmpty)
            return null;
        var cuts = new List<double>();
        for (var distance = width; distance < Rest; distance *= Growth)
        {
            cuts.Insert(0, best.Deadline / (1 + distance));
            cuts.Add(best.Deadline * (1 + distance));
        }

        // With A = 0 the last interval goes on for ever.
        if (range.IsEndless)
            cuts.Add(Math.Max(DeadlineRange.Unhurried(terms), cuts[^1]));
        cuts.RemoveAll(cut => !(cut > range.First && cut < range.Last));
        var from = range.First;
        var top = Node(from, range.Last, best);
        var node = top;
        foreach (var cut in cuts)
        {
            var (left, right) = (Node(from, cut, best), Node(cut, range.Last, best));
            node.Split = new(cut, -1, -1, 0, left, right);
            (from, node) = (cut, right);
        }

        return top;
    }

    // The bound of a leaf is mostly attained at the end next to the best deadline.
    private static SearchNode Node(double from, double to, (double Deadline, Multipliers Multipliers) best) => new()
    {
        From = from,
        To = to,
        Best = NodeBound.Unknown(best.Multipliers, Math.Clamp(best.Deadline, from, to)),
    };
}
