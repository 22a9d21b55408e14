namespace Judba.Solvers;

/// <summary>The bound of a node: the best of a few prices, each giving a true bound over the whole node.</summary>
/// <remarks>
/// Any price is valid, so the search for a good one is free to guess: the price μ(T) that fills the band at a deadline of
/// the node, then at the deadline where that bound is attained, then the one inherited from above, then that of those who must upload alone.
/// </remarks>
internal sealed class NodeBounding(DualTerms terms)
{
    // How far above the incumbent the price of an impossible deadline is put.
    private const double Headroom = 2;

    private readonly IntervalBound _bound = new(terms);
    private readonly PriceCurve _curve = new();

    public PriceSearch Search { get; } = new(terms);

    /// <summary>Bounds the node; stops early once the bound reaches <paramref name="enough"/>.</summary>
    /// <param name="node">Receives bound, price, tightest deadline and gain; its path is applied already.</param>
    /// <param name="enough">The bound at which the node is closed.</param>
    /// <returns>The last deadline and price that were looked at.</returns>
    public (double Deadline, double Price) Bound(SearchNode node, double enough)
    {
        var deadline = double.IsFinite(node.To)
            ? Math.Clamp(node.Tightest, node.From, node.To)
            : node.From;
        var inherited = node.Price;
        var price = PriceAt(deadline, enough);
        Try(node, price);
        if (node.Bound < enough && node.Tightest != deadline && double.IsFinite(node.To))
        {
            deadline = Math.Clamp(node.Tightest, node.From, node.To);
            price = PriceAt(deadline, enough);
            Try(node, price);
        }

        if (node.Bound < enough)
            Try(node, inherited);
        if (node.Bound < enough && terms.AnyMust)
            Try(node, PriceOfEqualFinish(deadline));
        if (node.Bound < enough)
            node.GainOfSplitting = _bound.At(deadline, deadline, price) - node.Bound;
        return (deadline, price);
    }

    /// <summary>The bound at one deadline, its slope, below 0 where later ones have a lower bound, and the price μ(T).</summary>
    public (double Bound, double Slope, double Price) At(double deadline)
    {
        var (price, _) = Search.Find(deadline, _curve.Guess(deadline));
        if (!double.IsFinite(price))
            return (double.PositiveInfinity, double.NegativeInfinity, price);
        _curve.Add(deadline, price);
        return (_bound.At(deadline, deadline, price), _bound.Slope, price);
    }

    private void Try(SearchNode node, double price)
    {
        var bound = _bound.At(node.From, node.To, price);
        if (!(bound > node.Bound))
            return;
        (node.Bound, node.Price, node.Tightest) = (bound, price, _bound.Tightest);
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

    // μ(T), or, where those that must upload do not fit before T, a price high enough to prove just that.
    private double PriceAt(double deadline, double enough)
    {
        var (price, _) = Search.Find(deadline, _curve.Guess(deadline));
        _curve.Add(deadline, price);
        if (double.IsFinite(price))
            return price;
        double load = 0, value = terms.Constant;
        for (var i = 0; i < terms.Count; i++)
        {
            var y = deadline - terms.Start[i];
            value -= terms.Upper[i] * Math.Abs(terms.UploadCost[i]);
            if (y >= terms.TransmitTime[i])
                load += terms.Lower[i] * (terms.TransmitTime[i] / y);
        }

        var excess = Math.Max(load - 1, 1e-9);
        return Headroom * Math.Max(Math.Abs(enough) + Math.Abs(value), double.Epsilon) / excess;
    }
}
