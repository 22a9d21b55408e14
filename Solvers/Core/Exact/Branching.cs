using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>How a node is divided: by deadline while that is what its bound lacks, else by how many of a class upload.</summary>
internal sealed class Branching(DualTerms terms)
{
    // Below this relative width an interval of deadlines is not halved any more.
    private const double LeastWidth = 1e-13;

    // In a row, an interval this narrow is halved so often before devices are divided once: where several sets share a cost at all deadlines,
    // halving gains in proportion to the width alone.
    private const double Narrow = 0.01;
    private const int MaxHalvings = 6;

    // A node is divided by deadline while that can win this part of what is missing.
    private const double WorthSplitting = 0.25;

    /// <summary>The two parts of a node, its path applied to the terms; null where neither deadline nor devices are left to divide.</summary>
    /// <param name="node">An open node.</param>
    /// <param name="missing">What its bound lacks.</param>
    public SearchSplit? Divide(SearchNode node, double missing)
    {
        var canHalve = double.IsFinite(node.To) && node.To - node.From > LeastWidth * node.To;
        var isHalvedOut = node.Halvings >= MaxHalvings && node.To - node.From < Narrow * node.To;
        if (canHalve && !isHalvedOut && node.GainOfSplitting >= WorthSplitting * missing)
            return Halve(node);
        return DivideClass(node) ?? (canHalve ? Halve(node) : null);
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
            Multipliers = node.Multipliers,
            Tightest = node.Tightest > from && node.Tightest < to ? node.Tightest : Math.Sqrt(from) * Math.Sqrt(to),
        };
        return new(middle, -1, 0, Child(node.From, middle), Child(middle, node.To));
    }

    // The class whose φ is nearest to 0 where the bound is attained, at the count that fills the band there.
    private SearchSplit? DivideClass(SearchNode node)
    {
        var deadline = double.IsFinite(node.To) ? node.Tightest : node.From;
        var (chosen, nearest) = (-1, double.PositiveInfinity);
        double load = 0;
        terms.Reward = node.Multipliers.Reward;
        for (var c = 0; c < terms.Count; c++)
        {
            var y = Math.Max(deadline - terms.Start[c], terms.TransmitTime[c]);
            var value = terms.Value(c, y, node.Multipliers.Price);
            var free = terms.Upper[c] > terms.Lower[c];
            if (free && Math.Abs(value) < nearest)
                (chosen, nearest) = (c, Math.Abs(value));
            load += (value < 0 ? terms.Upper[c] : terms.Lower[c]) * terms.Share(c, y, node.Multipliers.Price);
        }

        if (chosen < 0)
            return null;
        int lower = terms.Lower[chosen], upper = terms.Upper[chosen];
        var at = Math.Max(deadline - terms.Start[chosen], terms.TransmitTime[chosen]);
        var inside = terms.Value(chosen, at, node.Multipliers.Price) < 0 ? upper : lower;
        var room = lower + (1 - load) / terms.Share(chosen, at, node.Multipliers.Price) + (inside - lower);
        var count = (int)Math.Clamp(Math.Floor(room), lower, upper - 1);
        SearchNode Child(bool isLower, int bound) => new()
        {
            From = node.From,
            To = node.To,
            Path = new CountDecision(chosen, isLower, bound, node.Path),
            Multipliers = node.Multipliers,
            Tightest = node.Tightest,
        };
        return new(double.NaN, chosen, count, Child(isLower: false, count), Child(isLower: true, count + 1));
    }
}
