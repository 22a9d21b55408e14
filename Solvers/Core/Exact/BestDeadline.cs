namespace Judba.Solvers.Exact;

/// <summary>
/// Where the search begins: a deadline at which the bound of one deadline, K + A·T − μ(T) + Σ min(0, φ(T, μ(T))), is locally least. Good sets
/// have their deadlines near it, and all that is far from it costs much more.
/// </summary>
/// <remarks>A guess that nothing depends on but speed. Its slope is A + Σ_{φ&lt;0} ∂φ/∂T, as μ(T) maximises the bound.</remarks>
internal sealed class BestDeadline(NodeBounding bounding, PrimalSets primal)
{
    // From this many widths on the sets of the price rule are worth their scoring.
    private const double Close = 8;

    // From the right, deadlines are first divided by this.
    private const double Stride = 4;

    // While the ends are further apart than this factor, the geometric middle is better than a secant.
    private const double Far = 2;

    // The deadline is found to this part of the first leaf's width, or it might lie at an edge of that leaf, which then closes neither side.
    private const double Precision = 0.125;

    private const int MaxSteps = 40;

    /// <summary>Finds it, and offers the sets met on the way.</summary>
    /// <param name="first">First deadline.</param>
    /// <param name="last">Last deadline.</param>
    /// <param name="width">Relative width of the leaf that will surround it.</param>
    /// <param name="enough">The bound at which nothing is worth looking at.</param>
    public double Find(double first, double last, double width, double enough)
    {
        var (low, high) = Bracket(first, last, enough);
        double fall = double.NaN, rise = double.NaN, at = Middle(low, high);
        for (var step = 0; step < MaxSteps; step++)
        {
            var (_, slope, price) = bounding.At(at, enough);
            if (double.IsFinite(price) && high - low < Close * width * high)
                primal.Visit(at, price, bounding.Search);
            // Illinois: the end that stays counts half.
            if (slope < 0)
                (low, fall, rise) = (at, slope, rise / 2);
            else
                (high, rise, fall) = (at, slope, fall / 2);
            var secant = low + (high - low) * (fall / (fall - rise));
            var next = high < Far * low && secant > low && secant < high ? secant : Middle(low, high);
            var isLast = high - low <= Precision * width * high || Math.Abs(next - at) <= Precision * width * at;
            at = next;
            if (isLast || !(low < high))
                break;
        }

        return at;
    }

    // From the right, where everybody fits, as long as earlier is cheaper. Not from the left: before anybody is done, the bound is K + A·T.
    private (double Low, double High) Bracket(double first, double last, double enough)
    {
        double high = last, at = last, least = bounding.At(last, enough).Bound;
        while (at > first)
        {
            var next = Math.Max(first, at / Stride);
            var (value, _, _) = bounding.At(next, enough);
            if (value >= least)
                return (next, high);
            (high, at, least) = (at, next, value);
        }

        return (first, high);
    }

    private static double Middle(double low, double high) => Math.Sqrt(low) * Math.Sqrt(high);
}
