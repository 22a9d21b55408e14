using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Dual;

/// <summary>The multipliers of a deadline: the price that fills the band, and the reward at which enough devices want to upload.</summary>
/// <remarks>
/// With <see cref="Problem.MinUploaders"/> m binding, the devices with φ &lt; 0 are too few. Paid ν each, more of them want to upload.
/// Their number at the price that fills the band, the critical one counted in part, grows with ν. The least ν at which it is m is the
/// multiplier of Σ ρ ≥ m. Any ν ≥ 0 gives a true bound, so a rough one costs time alone.
/// </remarks>
internal sealed class MultiplierSearch(DualTerms terms, StopSignal? stop = null)
{
    private const double FirstStep = 1.02, Growth = 4;

    // Where nothing is known, this part of the largest reward is tried first; 4⁴⁰ spans 24 orders of magnitude.
    private const double FirstReward = 1e-6;
    private const int MaxGrowths = 40, MaxSteps = 40;

    private const double Precision = 1e-10;

    // Fewer missing uploaders than this are none.
    private const double Whole = 1e-6;

    private readonly PriceSearch _search = new(terms);

    // What was found at other deadlines. It is where the next search begins, and decides nothing but how long that takes.
    private readonly PriceCurve _prices = new(), _rewards = new();
    private double _lastPrice;

    /// <summary>Finds them; the price is +∞ where those that must upload do not fit.</summary>
    /// <param name="counts">How many of each entry upload.</param>
    /// <param name="deadline">T, counted from the earliest start.</param>
    /// <param name="largestReward">Where to stop: a reward that proves that m devices do not fit.</param>
    /// <param name="prices">Receives the break-even price of each entry at that deadline and at the reward found.</param>
    public Multipliers Find(UploaderCounts counts, double deadline, double largestReward, EntryPrices prices)
    {
        var query = new Query(counts, deadline, prices);
        var (price, missing) = At(query, reward: 0, _prices.Guess(deadline));
        if (missing <= Whole || !double.IsFinite(price))
        {
            _prices.Add(deadline, price);
            return new(price, 0);
        }

        var found = Refine(query, Bracket(query, largestReward, price, missing));
        if (found.Reward < largestReward)
            _rewards.Add(deadline, found.Reward);
        _prices.Add(deadline, found.Price);
        return found;
    }

    // From a guess up or down until one reward is too small and the other is not. The values are the uploaders that are missing.
    private IllinoisBracket Bracket(in Query query, double largest, double price, double missing)
    {
        var guess = _rewards.Guess(query.Deadline);
        double low = 0, high = guess > 0 && double.IsFinite(guess) ? guess : FirstReward * largest;
        double tooFew = missing, tooMany = double.NaN;
        var step = guess > 0 ? FirstStep : Growth;
        for (var k = 0; k < MaxGrowths && stop is not { IsSet: true }; k++)
        {
            high = Math.Min(high, largest);
            var (_, lacking) = At(query, high, price);
            if (lacking <= Whole)
            {
                tooMany = lacking;
                // A guess from a neighbour: the root is close below it.
                if (low == 0 && guess > 0 && k == 0)
                {
                    var below = high / (FirstStep * FirstStep);
                    var (_, lackingBelow) = At(query, below, price);
                    if (lackingBelow > Whole)
                        (low, tooFew) = (below, lackingBelow);
                    else
                        (high, tooMany) = (below, lackingBelow);
                }

                break;
            }

            (low, tooFew) = (high, lacking);
            if (high >= largest)
                break;
            high *= step;
            step = Math.Min(step * step, Growth);
        }

        return new(low, tooFew, high, tooMany);
    }

    // The reward between the ends; the upper end is the answer, because there m devices want to upload.
    private Multipliers Refine(in Query query, IllinoisBracket bracket)
    {
        var tooMany = bracket.AtHigh;
        for (var k = 0; k < MaxSteps && stop is not { IsSet: true } && tooMany < -Whole && bracket.Width > Precision * bracket.High; k++)
        {
            var middle = bracket.SecantOr(bracket.Middle);
            if (!(middle > bracket.Low && middle < bracket.High))
                break;
            var (_, lacking) = At(query, middle, 0);
            if (lacking > Whole)
                bracket = bracket.WithLow(middle, lacking);
            else
                (bracket, tooMany) = (bracket.WithHigh(middle, lacking), lacking);
        }

        return new(At(query, bracket.High, 0).Price, bracket.High);
    }

    // How many uploaders are missing at the price that fills the band. With m = 1 none is: the bound itself adds the device of least φ.
    private (double Price, double Missing) At(in Query query, double reward, double guess)
    {
        var found = _search.Find(query.Counts, query.Deadline, query.Prices, reward, guess > 0 ? guess : _lastPrice);
        if (double.IsFinite(found.Price) && found.Price > 0)
            _lastPrice = found.Price;
        var m = terms.Problem.MinUploaders;
        return (found.Price, m <= 1 ? 0 : m - _search.Uploaders(query.Counts, query.Prices, found));
    }

    private readonly record struct Query(UploaderCounts Counts, double Deadline, EntryPrices Prices);
}
