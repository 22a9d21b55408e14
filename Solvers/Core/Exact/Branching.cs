using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>How a node is divided: by deadline while that is what its bound lacks, else by how many of a class upload.</summary>
internal sealed class Branching(DualTerms terms)
{
    // Below this relative width an interval of deadlines is not halved any more.
    private const double LeastWidth = 1e-13;

    // In a row, an interval this narrow is halved so often before devices are divided once: where several sets share a cost at all
    // deadlines, halving gains in proportion to the width alone.
    private const double Narrow = 0.01;
    private const int MaxHalvings = 6;

    // A node is divided by deadline while that can win this part of what is missing.
    private const double WorthSplitting = 0.25;

    /// <summary>The two parts of a node; null where neither deadline nor devices are left to divide.</summary>
    /// <param name="node">An open node.</param>
    /// <param name="counts">The counts that its path leaves.</param>
    /// <param name="missing">What its bound lacks.</param>
    public SearchSplit? Divide(SearchNode node, UploaderCounts counts, double missing)
    {
        var canHalve = double.IsFinite(node.To) && node.To - node.From > LeastWidth * node.To;
        var isHalvedOut = node.Halvings >= MaxHalvings && node.To - node.From < Narrow * node.To;
        if (canHalve && !isHalvedOut && node.Best.GainOfSplitting >= WorthSplitting * missing)
            return Halve(node);
        return DivideClass(node, counts) ?? (canHalve ? Halve(node) : null);
    }

    // At the geometric middle: the ends may be orders of magnitude apart.
    private static SearchSplit Halve(SearchNode node)
    {
        var middle = Math.Sqrt(node.From) * Math.Sqrt(node.To);
        if (!(middle > node.From && middle < node.To))
            middle = node.From + (node.To - node.From) / 2;
        SearchNode Child(double from, double to) => new()
        {
            From = from,
            To = to,
            Path = node.Path,
            Halvings = node.Halvings + 1,
            Best = NodeBound.Unknown(
                node.Best.Multipliers, node.Best.Tightest > from
                    && node.Best.Tightest < to ? node.Best.Tightest : Math.Sqrt(from) * Math.Sqrt(to)),
        };
        return new(middle, -1, 0, Child(node.From, middle), Child(middle, node.To));
    }

    // The class whose φ is nearest to 0 where the bound is attained, at the count that fills the band there.
    private SearchSplit? DivideClass(SearchNode node, UploaderCounts counts)
    {
        var multipliers = node.Best.Multipliers;
        var deadline = double.IsFinite(node.To) ? node.Best.Tightest : node.From;
        ReadOnlySpan<int> lower = counts.Lower, upper = counts.Upper;
        var (chosen, nearest) = (-1, double.PositiveInfinity);
        double load = 0;
        for (var c = 0; c < terms.Count; c++)
        {
            var y = Math.Max(deadline - terms.Start[c], terms.TransmitTime[c]);
            var value = terms.Value(c, y, multipliers);
            var free = upper[c] > lower[c];
            if (free && Math.Abs(value) < nearest)
                (chosen, nearest) = (c, Math.Abs(value));
            load += (value < 0 ? upper[c] : lower[c]) * terms.Share(c, y, multipliers.Price);
        }

        if (chosen < 0)
            return null;
        var (fewest, most) = (lower[chosen], upper[chosen]);
        var at = Math.Max(deadline - terms.Start[chosen], terms.TransmitTime[chosen]);
        var inside = terms.Value(chosen, at, multipliers) < 0 ? most : fewest;
        var room = fewest + (1 - load) / terms.Share(chosen, at, multipliers.Price) + (inside - fewest);
        var count = (int)Math.Clamp(Math.Floor(room), fewest, most - 1);
        SearchNode Child(bool isLower, int bound) => new()
        {
            From = node.From,
            To = node.To,
            Path = new CountDecision(chosen, isLower, bound, node.Path),
            Best = NodeBound.Unknown(multipliers, node.Best.Tightest),
        };
        return new(double.NaN, chosen, count, Child(isLower: false, count), Child(isLower: true, count + 1));
    }
}
