namespace Judba.Solvers;

/// <summary>The bound of a node: the best of a few prices, each giving a true bound over the whole node.</summary>
/// <remarks>
/// Any price is valid, so the search for a good one is free to guess: the price μ(T) that fills the band at a deadline of
/// the node, then at the deadline where that bound is attained, then the one inherited from above.
/// </remarks>
internal sealed class NodeBounding(DualTerms terms)
{
    // How far above the incumbent the price of an impossible deadline is put.
    private const double Headroom = 2;

    private readonly IntervalBound _bound = new(terms);

    public PriceSearch Search { get; } = new(terms);

    /// <summary>Bounds the node; stops early once the bound reaches <paramref name="enough"/>.</summary>
    /// <param name="node">Receives bound, price, tightest deadline and gain; its path is applied already.</param>
    /// <param name="enough">The bound at which the node is closed.</param>
    /// <returns>The last deadline and price that were looked at, and the critical entry there.</returns>
    public (double Deadline, double Price, int Critical) Bound(SearchNode node, double enough)
    {
        var deadline = double.IsFinite(node.To)
            ? Math.Clamp(node.Tightest, node.From, node.To)
            : node.From;
        var inherited = node.Price;
        var (price, critical) = PriceAt(deadline, node.Price, enough);
        Try(node, price);
        if (node.Bound < enough && node.Tightest != deadline && double.IsFinite(node.To))
        {
            deadline = Math.Clamp(node.Tightest, node.From, node.To);
            (price, critical) = PriceAt(deadline, price, enough);
            Try(node, price);
        }

        if (node.Bound < enough)
            Try(node, inherited);
        if (node.Bound < enough)
            node.GainOfSplitting = _bound.At(deadline, deadline, price) - node.Bound;
        return (deadline, price, critical);
    }

    private void Try(SearchNode node, double price)
    {
        var bound = _bound.At(node.From, node.To, price);
        if (!(bound > node.Bound))
            return;
        (node.Bound, node.Price, node.Tightest) = (bound, price, _bound.Tightest);
    }

    // μ(T), or, where those that must upload do not fit before T, a price high enough to prove just that.
    private (double Price, int Critical) PriceAt(double deadline, double guess, double enough)
    {
        var (price, critical) = Search.Find(deadline, guess);
        if (double.IsFinite(price))
            return (price, critical);
        double load = 0, value = terms.Constant;
        for (var i = 0; i < terms.Count; i++)
        {
            var y = deadline - terms.Start[i];
            value -= terms.Upper[i] * Math.Abs(terms.UploadCost[i]);
            if (y >= terms.TransmitTime[i])
                load += terms.Lower[i] * (terms.TransmitTime[i] / y);
        }

        var excess = Math.Max(load - 1, 1e-9);
        return (Headroom * Math.Max(Math.Abs(enough) + Math.Abs(value), double.Epsilon) / excess, -1);
    }
}
