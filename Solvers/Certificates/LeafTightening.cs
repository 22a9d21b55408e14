using Judba.Models.Numerics;

namespace Judba.Certificates;

/// <summary>Looks for a tangent point, and if need be for a price, at which a leaf proves what the search has claimed.</summary>
/// <remarks>
/// Any of them is valid, so nothing here needs to be believed. A search in doubles may call a leaf impossible by the last bit of a + b,
/// where outward rounding cannot follow: then a price of the size of the costs mostly closes it all the same.
/// </remarks>
internal sealed class LeafTightening(LeafBound leaf, double enough, double scale)
{
    // Prices are tried ten to this power up and down from the size of the costs.
    private const int Decades = 25;

    private const double LeastWidth = 1e-15;
    private const int MaxSteps = 60;

    private double _best, _reward;
    private CertificateNode _node;

    /// <summary>The leaf itself if it proves enough, else the best that was found.</summary>
    public CertificateNode Of(double from, double to, CertificateNode draft)
    {
        _best = double.NegativeInfinity;
        _node = draft;
        _reward = draft.Reward;
        Try(from, to, draft.Price, draft.TangentAt);
        if (_best >= enough)
            return _node;
        MoveTangent(from, to, draft.Price);
        for (var k = -Decades; k <= Decades && !(_best >= enough); k++)
            MoveTangent(from, to, scale * Math.Pow(10, k));
        return _node;
    }

    // To where the convex part is least: there its tangent loses nothing on the way to the ends.
    private void MoveTangent(double from, double to, double price)
    {
        var fall = Try(from, to, price, from);
        if (!(fall < 0) || !double.IsFinite(to))
            return;
        var rise = Try(from, to, price, to);
        if (!(rise > 0))
            return;
        var bracket = new IllinoisBracket(from, fall, to, rise);
        for (var step = 0; step < MaxSteps && bracket.Width > LeastWidth * bracket.High && !(_best >= enough); step++)
        {
            var at = bracket.SecantOr(bracket.Middle);
            var slope = Try(from, to, price, at);
            bracket = slope < 0 ? bracket.WithLow(at, slope) : bracket.WithHigh(at, slope);
        }
    }

    private double Try(double from, double to, double price, double tangentAt)
    {
        var bound = leaf.At(from, to, price, tangentAt, _reward);
        if (bound > _best)
            (_best, _node) = (bound, CertificateNode.Leaf(price, tangentAt, _reward));
        return leaf.Slope;
    }
}
