using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>
/// How a node is divided: by deadline while that is what its bound lacks, else by how many of a cluster or of a class upload.
/// </summary>
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

    // A number of uploaders this close below the next whole one is that one.
    private const double Whole = 1e-6;

    private readonly double[] _phi = new double[terms.Count], _share = new double[terms.Count];

    /// <summary>The two parts of a node; null where neither deadline nor devices are left to divide.</summary>
    /// <param name="node">An open node.</param>
    /// <param name="counts">The counts that its path leaves.</param>
    /// <param name="missing">What its bound lacks.</param>
    public SearchSplit? Divide(SearchNode node, UploaderCounts counts, double missing)
    {
        var canHalve = double.IsFinite(node.To) && node.To - node.From > LeastWidth * node.To;
        var isHalvedOut = node.Halvings >= MaxHalvings && node.To - node.From < Narrow * node.To;
        if (canHalve && !isHalvedOut && node.Best.GainOfSplitting >= WorthSplitting * missing)
            return DivideDevices(node, counts, missing, onlyClusters: true) ?? Halve(node);
        return DivideDevices(node, counts, missing, onlyClusters: false) ?? (canHalve ? Halve(node) : null);
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
        return new(middle, -1, -1, 0, Child(node.From, middle), Child(middle, node.To));
    }

    // Where the bound is attained, at the count that fills the band there: a cluster of which several classes are undecided, or else the
    // class of the largest share among the undecided, or else that with φ nearest to 0. A class is undecided if its φ alone does not close
    // the node.
    private SearchSplit? DivideDevices(SearchNode node, UploaderCounts counts, double missing, bool onlyClusters)
    {
        var deadline = double.IsFinite(node.To) ? node.Best.Tightest : node.From;
        if (onlyClusters && counts.Clusters is not { Clusters.Count: > 0 })
            return null;
        var (nearest, widest, load) = (-1, -1, 0.0);
        for (var c = 0; c < terms.Count; c++)
        {
            Evaluate(c, counts, deadline, node.Best.Multipliers);
            load += (_phi[c] < 0 ? counts.Upper[c] : counts.Lower[c]) * _share[c];
            if (counts.Upper[c] == counts.Lower[c])
                continue;
            if (nearest < 0 || Math.Abs(_phi[c]) < Math.Abs(_phi[nearest]))
                nearest = c;
            if (Math.Abs(_phi[c]) < missing && (widest < 0 || _share[c] > _share[widest]))
                widest = c;
        }

        if (nearest < 0)
            return null;
        return DivideCluster(node, counts, missing, load)
            ?? (onlyClusters ? null : DivideClass(node, counts, widest < 0 ? nearest : widest, load));
    }

    private void Evaluate(int c, UploaderCounts counts, double deadline, Multipliers multipliers)
    {
        var y = Math.Max(deadline - terms.Start[c], terms.TransmitTime[c]);
        var cluster = multipliers.ClusterRewards is null ? -1 : counts.Clusters!.Clusters.Of[c];
        _phi[c] = terms.Value(c, y, multipliers) - (cluster < 0 ? 0 : multipliers.ClusterRewards![cluster].At(deadline));
        _share[c] = terms.Share(c, y, multipliers.Price);
    }

    // The cluster of the most undecided devices whose number of uploaders there is not whole.
    private SearchSplit? DivideCluster(SearchNode node, UploaderCounts counts, double missing, double load)
    {
        if (counts.Clusters is not { } clusters)
            return null;
        var (chosen, count, most) = (-1, 0, 1);
        for (var k = 0; k < clusters.Clusters.Count; k++)
        {
            var (undecided, inside, share) = (0, 0, 0.0);
            foreach (var c in clusters.Clusters.Members[k])
            {
                inside += _phi[c] < 0 ? counts.Upper[c] : counts.Lower[c];
                if (counts.Upper[c] == counts.Lower[c] || !(Math.Abs(_phi[c]) < missing))
                    continue;
                undecided++;
                share += _share[c];
            }

            if (undecided <= most)
                continue;
            var full = Math.Floor(inside + (1 - load) / (share / undecided) + Whole);
            if (full >= clusters.Lower[k] && full < clusters.Upper[k])
                (chosen, count, most) = (k, (int)full, undecided);
        }

        return chosen < 0 ? null : Divide(node, isCluster: true, chosen, count);
    }

    private SearchSplit DivideClass(SearchNode node, UploaderCounts counts, int chosen, double load)
    {
        var (fewest, most) = (counts.Lower[chosen], counts.Upper[chosen]);
        var inside = _phi[chosen] < 0 ? most : fewest;
        var room = inside + (1 - load) / _share[chosen];
        return Divide(node, isCluster: false, chosen, (int)Math.Clamp(Math.Floor(room), fewest, most - 1));
    }

    private static SearchSplit Divide(SearchNode node, bool isCluster, int index, int count)
    {
        SearchNode Child(bool isLower, int bound) => new()
        {
            From = node.From,
            To = node.To,
            Path = new CountDecision(isCluster, index, isLower, bound, node.Path),
            Best = NodeBound.Unknown(node.Best.Multipliers, node.Best.Tightest),
        };
        var (first, second) = (Child(isLower: false, count), Child(isLower: true, count + 1));
        return new(double.NaN, isCluster ? -1 : index, isCluster ? index : -1, count, first, second);
    }
}
