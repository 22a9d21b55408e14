using Judba.Models.Numerics;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>
/// Where the search begins: a deadline at which the bound of one deadline, K + A·T − μ(T) + Σ min(0, φ(T, μ(T))), is locally least. Good
/// sets have their deadlines near it, and all that is far from it costs much more.
/// </summary>
/// <remarks>A guess that nothing depends on but speed. Its slope is A + Σ_{φ&lt;0} ∂φ/∂T, as μ(T) maximises the bound.</remarks>
internal sealed class BestDeadline(NodeBounding bounding, SetMultipliers sets, PrimalSets primal, StopSignal stop)
{
    // From this many widths on the sets of the price rule are worth their scoring.
    private const double Close = 8;

    // From the right, deadlines are first divided by this.
    private const double Stride = 4;

    // While the ends are further apart than this factor, the geometric middle is better than a secant.
    private const double Far = 2;

    // The deadline is found to this part of the first leaf's width, or it might lie at an edge of that leaf, which then closes neither
    // side.
    private const double Precision = 0.125;

    private const int MaxSteps = 40;

    // With more classes than this, a set's own bandwidth takes longer to find than the price of a deadline, by whole vectors.
    private const int MostIterated = 20_000;

    /// <summary>Finds it, and offers the sets met on the way.</summary>
    /// <param name="counts">How many of each class upload.</param>
    /// <param name="range">Where to look; finite.</param>
    /// <param name="width">Relative width of the leaf that will surround it.</param>
    /// <param name="enough">The bound at which nothing is worth looking at.</param>
    /// <param name="prices">Workspace: receives the break-even prices of each deadline in turn.</param>
    /// <returns>The deadline and multipliers that suit it.</returns>
    public (double Deadline, Multipliers Multipliers) Find(
        UploaderCounts counts, DeadlineRange range, double width, double enough, EntryPrices prices)
    {
        double low, high;
        var isSmall = counts.Lower.Length <= MostIterated;
        if (!isSmall || sets.Iterate(counts, primal.Offer) is not { } found || !(found.Last >= range.First && found.Last <= range.Last))
            (low, high) = Bracket(counts, range, enough, prices);
        else if (Math.Abs(found.Last - found.Before) <= width * found.Last)
            return (found.Last, found.Multipliers);
        else
            (low, high) = (Math.Min(found.Last, found.Before), Math.Max(found.Last, found.Before));
        return Search(counts, (Math.Max(low, range.First), Math.Min(high, range.Last)), width, enough, prices);
    }

    // Between two deadlines, by the slope of the bound: it is negative left of the least one.
    private (double Deadline, Multipliers Multipliers) Search(
        UploaderCounts counts, (double Low, double High) ends, double width, double enough, EntryPrices prices)
    {
        var bracket = new IllinoisBracket(ends.Low, double.NaN, ends.High, double.NaN);
        var at = Middle(bracket);
        for (var step = 0; ; step++)
        {
            var (_, slope, multipliers) = bounding.At(counts, at, enough, prices);
            if (double.IsFinite(multipliers.Price) && bracket.Width < Close * width * bracket.High)
                primal.Visit(counts, at, multipliers.Price, prices.BreakEven);
            bracket = slope < 0 ? bracket.WithLow(at, slope) : bracket.WithHigh(at, slope);
            var next = bracket.High < Far * bracket.Low ? bracket.SecantOr(Middle(bracket)) : Middle(bracket);
            if (bracket.Width <= Precision * width * bracket.High || Math.Abs(next - at) <= Precision * width * at
                || !(bracket.Low < bracket.High) || step == MaxSteps || stop.IsSet)
                return (next, multipliers);
            at = next;
        }
    }

    // From the right, where everybody fits, as long as earlier is cheaper. Not from the left: before anybody is done, the bound is K + A·T.
    private (double Low, double High) Bracket(UploaderCounts counts, DeadlineRange range, double enough, EntryPrices prices)
    {
        double high = range.Last, at = range.Last, least = bounding.At(counts, at, enough, prices).Value;
        while (at > range.First && !stop.IsSet)
        {
            var next = Math.Max(range.First, at / Stride);
            var value = bounding.At(counts, next, enough, prices).Value;
            if (value >= least)
                return (next, high);
            (high, at, least) = (at, next, value);
        }

        return (range.First, high);
    }

    private static double Middle(in IllinoisBracket bracket) => Math.Sqrt(bracket.Low) * Math.Sqrt(bracket.High);
}
