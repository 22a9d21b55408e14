using Judba.Models.Numerics;

namespace Judba.Certificates;

/// <summary>Looks for a tangent point, and if need be for a price, at which a leaf proves what the search has claimed.</summary>
/// <remarks>
/// Any of them is valid, so nothing here needs to be believed. A search in doubles may call a leaf impossible by the last bit of a + b,
/// where outward rounding cannot follow: then a price of the size of the costs mostly closes it all the same.
/// </remarks>
/// <param name="leaf">What bounds a leaf.</param>
/// <param name="enough">The bound that is wanted.</param>
/// <param name="scale">The size of the costs.</param>
/// <param name="isOver">Whether to be content with what has been found.</param>
internal sealed class LeafTightening(LeafBound leaf, double enough, double scale, Func<bool> isOver)
{
    // Prices are tried ten to this power up and down from the size of the costs.
    private const int Decades = 25;

    private const double LeastWidth = 1e-15;
    private const int MaxSteps = 60;

    private double _best;
    private CertificateNode _node;

    /// <summary>The leaf itself, or a better one where one was found, and what it proves.</summary>
    /// <param name="from">First deadline of the leaf.</param>
    /// <param name="to">Last deadline of the leaf.</param>
    /// <param name="draft">The leaf.</param>
    /// <param name="bound">What it proves.</param>
    public (CertificateNode Leaf, double Bound) Of(double from, double to, CertificateNode draft, double bound)
    {
        (_best, _node) = (bound, draft);
        MoveTangent(from, to, draft.Price);
        for (var k = -Decades; k <= Decades && !IsDone; k++)
            MoveTangent(from, to, scale * Math.Pow(10, k));
        return (_node, _best);
    }

    private bool IsDone => _best >= enough || isOver();

    // To where the convex part is least: there its tangent loses nothing on the way to the ends.
    private void MoveTangent(double from, double to, double price)
    {
        var fall = Try(from, to, price, from);
        if (!(fall < 0) || !double.IsFinite(to) || IsDone)
            return;
        var rise = Try(from, to, price, to);
        if (!(rise > 0))
            return;
        var bracket = new IllinoisBracket(from, fall, to, rise);
        for (var step = 0; step < MaxSteps && bracket.Width > LeastWidth * bracket.High && !IsDone; step++)
        {
            var at = bracket.SecantOr(bracket.Middle);
            var slope = Try(from, to, price, at);
            bracket = slope < 0 ? bracket.WithLow(at, slope) : bracket.WithHigh(at, slope);
        }
    }

    private double Try(double from, double to, double price, double tangentAt)
    {
        var tried = CertificateNode.Leaf(price, tangentAt, _node.Reward, _node.ClusterRewards);
        var bound = leaf.At(from, to, tried);
        // A draft that bounds nothing is worse than any other leaf.
        if (bound > _best || (double.IsNaN(_best) && !double.IsNaN(bound)))
            (_best, _node) = (bound, tried);
        return leaf.Slope;
    }
}
