using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>The bound of a node: the best of a few multipliers, each giving a true bound over the whole node.</summary>
/// <remarks>
/// Any multipliers are valid, so the search for good ones is free to guess. It tries those of a deadline of the node
/// (<see cref="MultiplierSearch"/>), then those of the deadline where that bound is attained, then those of the node above, then the price
/// of those who must upload alone.
/// </remarks>
internal sealed class NodeBounding(DualTerms terms, SetMultipliers sets, StopSignal stop)
{
    // How far above the incumbent the price of an impossible deadline is put.
    private const double Headroom = 2;

    // How much too full the band is at least taken to be, relative, and how many uploaders are at least taken to be missing.
    private const double LeastExcess = 1e-9, LeastMissing = 1e-3;

    // Sets whose multipliers are tried, each found at those of the one before.
    private const int MaxSets = 3;

    private readonly IntervalBound _bound = new(terms);
    private readonly MultiplierSearch _multipliers = new(terms, stop);

    /// <summary>Bounds a node; stops early once the bound reaches <paramref name="enough"/>.</summary>
    /// <param name="node">The node.</param>
    /// <param name="counts">The counts that its path leaves.</param>
    /// <param name="enough">The bound at which the node is closed.</param>
    /// <param name="prices">Receives the break-even prices at the deadline that is returned.</param>
    public BoundedNode Bound(SearchNode node, UploaderCounts counts, double enough, EntryPrices prices)
    {
        var best = node.Best;
        if (IsEmpty(counts))
            return new(best with { Value = double.PositiveInfinity }, node.From, 0);
        var inherited = best.Multipliers;
        var deadline = double.IsFinite(node.To)
            ? Math.Clamp(best.Tightest, node.From, node.To)
            : node.From;
        if (inherited.Price > 0)
            best = Better(best, node, counts, inherited);
        if (best.Value >= enough)
            return new(best, deadline, inherited.Price);
        var own = MultipliersAt(counts, deadline, enough, prices);
        best = Better(best, node, counts, own);
        if (best.Value < enough && best.Tightest != deadline && double.IsFinite(node.To))
        {
            deadline = Math.Clamp(best.Tightest, node.From, node.To);
            own = MultipliersAt(counts, deadline, enough, prices);
            best = Better(best, node, counts, own);
        }

        var single = double.NegativeInfinity;
        for (var k = 0; k < MaxSets && best.Value < enough && double.IsFinite(node.To); k++)
        {
            var at = (deadline, k > 0 ? best.Multipliers : own);
            if (sets.Find(counts, (node.From, node.To), at, enough) is not { } set)
                break;
            var before = best.Value;
            best = Better(best, node, counts, set.Multipliers);
            if (!(best.Value > before))
            {
                single = _bound.At(counts, set.Deadline, set.Deadline, set.Multipliers).Value;
                break;
            }

            deadline = set.Deadline;
        }

        if (best.Value < enough && counts.AnyMust)
            best = Better(best, node, counts, new(PriceOfEqualFinish(counts, deadline), 0));
        if (best.Value < enough)
        {
            var at = _bound.At(counts, deadline, deadline, best.Multipliers.ClusterRewards is null ? own : best.Multipliers);
            best = best with { GainOfSplitting = Math.Max(single, at.Value) - best.Value };
        }

        return new(best, deadline, own.Price);
    }

    /// <summary>The bound of one deadline at its own multipliers.</summary>
    /// <param name="counts">How many of each class upload.</param>
    /// <param name="deadline">T, counted from the earliest start.</param>
    /// <param name="enough">The bound at which nothing is worth looking at.</param>
    /// <param name="prices">Receives the break-even prices.</param>
    public DeadlineBound At(UploaderCounts counts, double deadline, double enough, EntryPrices prices)
    {
        var own = _multipliers.Find(counts, deadline, LargestReward(counts, enough), prices);
        if (!double.IsFinite(own.Price))
            return new(double.PositiveInfinity, double.NegativeInfinity, own);
        var bound = _bound.At(counts, deadline, deadline, own);
        return new(bound.Value, bound.Slope, own);
    }

    // Whether the counts of classes and of clusters contradict each other.
    private static bool IsEmpty(UploaderCounts counts)
    {
        if (counts.Clusters is not { } clusters)
            return false;
        for (var k = 0; k < clusters.Clusters.Count; k++)
        {
            if (!clusters.IsBounded(k))
                continue;
            var (must, can) = (0, 0);
            foreach (var c in clusters.Clusters.Members[k])
            {
                must += counts.Lower[c];
                can += counts.Upper[c];
            }

            if (must > clusters.Upper[k] || can < clusters.Lower[k])
                return true;
        }

        return false;
    }

    // The bound at these multipliers, if it is better.
    private NodeBound Better(NodeBound best, SearchNode node, UploaderCounts counts, Multipliers multipliers)
    {
        var bound = _bound.At(counts, node.From, node.To, multipliers);
        return bound.Value > best.Value ? new(bound.Value, multipliers, bound.Tightest, 0) : best;
    }

    // (A + Σ p)/Σ(b/y²) over those who must upload: the multiplier at which their common deadline is the best one, where they fill the
    // band.
    private double PriceOfEqualFinish(UploaderCounts counts, double deadline)
    {
        var lower = counts.Lower;
        double weight = terms.Problem.LatencyWeight, steepness = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            if (lower[i] == 0)
                continue;
            var y = Math.Max(deadline - terms.Start[i], terms.TransmitTime[i]);
            weight += lower[i] * terms.EnergyWeight[i];
            steepness += lower[i] * (terms.TransmitTime[i] / y / y);
        }

        return weight / steepness;
    }

    // Those of the deadline, or, where those that must upload do not fit before it, a price high enough to prove just that.
    private Multipliers MultipliersAt(UploaderCounts counts, double deadline, double enough, EntryPrices prices)
    {
        var own = _multipliers.Find(counts, deadline, LargestReward(counts, enough), prices);
        if (double.IsFinite(own.Price))
            return own;
        var lower = counts.Lower;
        var load = 0.0;
        for (var i = 0; i < terms.Count; i++)
        {
            var y = deadline - terms.Start[i];
            if (y >= terms.TransmitTime[i])
                load += lower[i] * (terms.TransmitTime[i] / y);
        }

        return new(Headroom * Size(counts, enough) / Math.Max(load - 1, LeastExcess), 0);
    }

    // More than a thousandth of an uploader that is missing then costs as much as all there is.
    private double LargestReward(UploaderCounts counts, double enough) =>
        terms.Problem.MinUploaders > 1 ? Size(counts, enough) / LeastMissing : 0;

    private double Size(UploaderCounts counts, double enough)
    {
        var upper = counts.Upper;
        var size = Math.Abs(enough) + Math.Abs(terms.Constant);
        for (var i = 0; i < terms.Count; i++)
            size += upper[i] * Math.Abs(terms.UploadCost[i]);
        return Math.Max(size, double.Epsilon);
    }
}
