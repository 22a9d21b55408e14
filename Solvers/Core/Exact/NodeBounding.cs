using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>The bound of a node: the best of a few multipliers, each giving a true bound over the whole node.</summary>
/// <remarks>
/// Any multipliers are valid, so the search for a good one is free to guess: those of a deadline of
/// the node (<see cref="MultiplierSearch"/>), then at the deadline where that bound is attained, then those inherited from above, then that of those who must upload alone.
/// </remarks>
internal sealed class NodeBounding(DualTerms terms)
{
    // How far above the incumbent the price of an impossible deadline is put.
    private const double Headroom = 2;

    // How much too full the band is at least taken to be, relative, and how many uploaders are at least taken to be missing.
    private const double LeastExcess = 1e-9, LeastMissing = 1e-3;

    private readonly IntervalBound _bound = new(terms);
    private readonly MultiplierSearch _multipliers = new(terms);

    /// <summary>Left at the last multipliers.</summary>
    public PriceSearch Search => _multipliers.Search;

    /// <summary>Bounds the node; stops early once the bound reaches <paramref name="enough"/>.</summary>
    /// <param name="node">Receives bound, multipliers, tightest deadline and gain; its path is applied already.</param>
    /// <param name="enough">The bound at which the node is closed.</param>
    /// <returns>The last deadline and price that were looked at.</returns>
    public (double Deadline, double Price) Bound(SearchNode node, double enough)
    {
        var deadline = double.IsFinite(node.To)
            ? Math.Clamp(node.Tightest, node.From, node.To)
            : node.From;
        var inherited = node.Multipliers;
        var own = MultipliersAt(deadline, enough);
        Try(node, own);
        if (node.Bound < enough && node.Tightest != deadline && double.IsFinite(node.To))
        {
            deadline = Math.Clamp(node.Tightest, node.From, node.To);
            own = MultipliersAt(deadline, enough);
            Try(node, own);
        }

        if (node.Bound < enough)
            Try(node, inherited);
        if (node.Bound < enough && terms.AnyMust)
            Try(node, new(PriceOfEqualFinish(deadline), 0));
        if (node.Bound < enough)
            node.GainOfSplitting = At(deadline, deadline, own) - node.Bound;
        return (deadline, own.Price);
    }

    /// <summary>The bound at one deadline, its slope, below 0 where later ones have a lower bound, and the price μ(T).</summary>
    public (double Bound, double Slope, double Price) At(double deadline, double enough)
    {
        var own = _multipliers.Find(deadline, LargestReward(enough));
        return double.IsFinite(own.Price)
            ? (At(deadline, deadline, own), _bound.Slope, own.Price)
            : (double.PositiveInfinity, double.NegativeInfinity, own.Price);
    }

    private void Try(SearchNode node, Multipliers multipliers)
    {
        var bound = At(node.From, node.To, multipliers);
        if (!(bound > node.Bound))
            return;
        (node.Bound, node.Multipliers, node.Tightest) = (bound, multipliers, _bound.Tightest);
    }

    private double At(double from, double to, Multipliers multipliers)
    {
        terms.Reward = multipliers.Reward;
        return _bound.At(from, to, multipliers.Price);
    }

    // (A + Σ p)/Σ(b/y²) over those who must upload: the multiplier at which their common deadline is the best one, where they fill the band.
    private double PriceOfEqualFinish(double deadline)
    {
        double weight = terms.Problem.LatencyWeight, steepness = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms.Lower[i] == 0)
                continue;
            var y = Math.Max(deadline - terms.Start[i], terms.TransmitTime[i]);
            weight += terms.Lower[i] * terms.EnergyWeight[i];
            steepness += terms.Lower[i] * (terms.TransmitTime[i] / y / y);
        }

        return weight / steepness;
    }

    // Those of the deadline, or, where those that must upload do not fit before it, a price high enough to prove just that.
    private Multipliers MultipliersAt(double deadline, double enough)
    {
        var own = _multipliers.Find(deadline, LargestReward(enough));
        if (double.IsFinite(own.Price))
            return own;
        var load = 0.0;
        for (var i = 0; i < terms.Count; i++)
        {
            var y = deadline - terms.Start[i];
            if (y >= terms.TransmitTime[i])
                load += terms.Lower[i] * (terms.TransmitTime[i] / y);
        }

        return new(Headroom * Size(enough) / Math.Max(load - 1, LeastExcess), 0);
    }

    // More than a thousandth of an uploader that is missing then costs as much as all there is.
    private double LargestReward(double enough) => terms.Problem.MinUploaders > 1 ? Size(enough) / LeastMissing : 0;

    private double Size(double enough)
    {
        var size = Math.Abs(enough) + Math.Abs(terms.Constant);
        for (var i = 0; i < terms.Count; i++)
            size += terms.Upper[i] * Math.Abs(terms.UploadCost[i]);
        return Math.Max(size, double.Epsilon);
    }
}
