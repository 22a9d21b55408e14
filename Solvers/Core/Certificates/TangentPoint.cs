namespace Judba.Solvers;

/// <summary>Where the convex part of a leaf's bound is least, so closely that its tangent there loses nothing on the way to the ends.</summary>
internal sealed class TangentPoint(DualTerms terms)
{
    // φ this far above 0, relative to g, still counts as not positive: as in the verifier.
    private const double Undecided = 1e-13;

    private const double LeastWidth = 1e-15;
    private const int MaxSteps = 100;

    private readonly int[] _convex = new int[terms.Count];
    private readonly int[] _devices = new int[terms.Count];
    private int _count;

    /// <summary>T0 of a leaf whose path is applied to the terms.</summary>
    public double Of(SearchNode node)
    {
        double from = node.From, to = node.To;
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms.Lower[i] > 0)
                from = Math.Max(from, terms.Start[i] + terms.TransmitTime[i]);
        }

        if (!(from < to) || !double.IsFinite(to))
            return Math.Min(from, to);
        Collect(from, to, node.Price);
        double fall = Slope(from, node.Price), rise = Slope(to, node.Price);
        if (fall >= 0)
            return from;
        if (rise <= 0)
            return to;

        // Illinois: the secant through both ends, with the weight of an end halved that stays.
        var at = node.Tightest > from && node.Tightest < to ? node.Tightest : from + (to - from) / 2;
        for (var step = 0; step < MaxSteps && to - from > LeastWidth * to; step++)
        {
            var slope = Slope(at, node.Price);
            if (slope == 0)
                return at;
            if (slope < 0)
                (from, fall, rise) = (at, slope, rise / 2);
            else
                (to, rise, fall) = (at, slope, fall / 2);
            var secant = from + (to - from) * (fall / (fall - rise));
            at = secant > from && secant < to ? secant : from + (to - from) / 2;
        }

        return at;
    }

    private void Collect(double from, double to, double price)
    {
        _count = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            int must = terms.Lower[i], may = terms.Upper[i] - must;
            double b = terms.TransmitTime[i], y1 = from - terms.Start[i], y2 = to - terms.Start[i];
            if (must + may == 0 || !(y2 >= b))
                continue;
            var limit = Undecided * Math.Abs(terms.UploadCost[i]);
            var wanted = y1 >= b && terms.Value(i, y1, price) <= limit && terms.Value(i, y2, price) <= limit;
            if (wanted || must > 0)
                (_convex[_count], _devices[_count++]) = (i, wanted ? must + may : must);
        }
    }

    private double Slope(double deadline, double price)
    {
        var slope = terms.Problem.LatencyWeight;
        for (var k = 0; k < _count; k++)
            slope += _devices[k] * terms.Slope(_convex[k], deadline - terms.Start[_convex[k]], price);
        return slope;
    }
}
