using Judba.Models.Problems;

namespace Judba.Solvers.Dual;

/// <summary>The multipliers of a deadline: the price that fills the band, and the reward at which enough devices want to upload.</summary>
/// <remarks>
/// With <see cref="Problem.MinUploaders"/> m binding, the devices with φ &lt; 0 are too few. Paid ν each, more of them want to: their number
/// at the price that fills the band, the critical one counted in part, grows with ν, and the least ν at which it is m is the multiplier of Σ ρ ≥ m. Any ν ≥ 0 gives a true
/// bound, so that a rough one costs time alone.
/// </remarks>
internal sealed class MultiplierSearch(DualTerms terms)
{
    private const double FirstStep = 1.02, Growth = 4;

    // Where nothing is known, this part of the largest reward is tried first; 4⁴⁰ spans 24 orders of magnitude.
    private const double FirstReward = 1e-6;
    private const int MaxGrowths = 40, MaxSteps = 40;

    private const double Precision = 1e-10;

    // Fewer missing uploaders than this are none.
    private const double Whole = 1e-6;

    private readonly PriceCurve _prices = new(), _rewards = new();
    private double _lastPrice;

    public PriceSearch Search { get; } = new(terms);

    /// <summary>Finds them; the price is +∞ where those that must upload do not fit. <see cref="Search"/> is left at them.</summary>
    /// <param name="deadline">T, counted from the earliest start.</param>
    /// <param name="largestReward">Where to stop: a reward that proves that m devices do not fit.</param>
    public Multipliers Find(double deadline, double largestReward)
    {
        var (price, missing) = At(deadline, reward: 0, _prices.Guess(deadline));
        if (missing <= Whole || !double.IsFinite(price))
        {
            _prices.Add(deadline, price);
            return new(price, 0);
        }

        var (low, high) = Bracket(deadline, largestReward, price, missing, out var tooFew, out var tooMany);
        price = Refine(deadline, low, ref high, tooFew, tooMany);
        if (high < largestReward)
            _rewards.Add(deadline, high);
        _prices.Add(deadline, price);
        return new(price, high);
    }

    // From a guess up or down until one reward is too small and the other is not.
    private (double Low, double High) Bracket(
        double deadline, double largest, double price, double missing, out double tooFew, out double tooMany)
    {
        var guess = _rewards.Guess(deadline);
        double low = 0, high = guess > 0 && double.IsFinite(guess) ? guess : FirstReward * largest;
        var step = guess > 0 ? FirstStep : Growth;
        (tooFew, tooMany) = (missing, double.NaN);
        for (var k = 0; k < MaxGrowths; k++)
        {
            high = Math.Min(high, largest);
            var (_, lacking) = At(deadline, high, price);
            if (lacking <= Whole)
            {
                tooMany = lacking;
                // A guess from a neighbour: the root is close below it.
                if (low == 0 && guess > 0 && k == 0)
                {
                    var below = high / (FirstStep * FirstStep);
                    var (_, lackingBelow) = At(deadline, below, price);
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

        return (low, high);
    }

    // Illinois between them; ends at the upper one.
    private double Refine(double deadline, double low, ref double high, double tooFew, double tooMany)
    {
        double fall = tooFew, rise = tooMany;
        for (var k = 0; k < MaxSteps && tooMany < -Whole && high - low > Precision * high; k++)
        {
            var secant = low + (high - low) * (fall / (fall - rise));
            var middle = secant > low && secant < high ? secant : low + (high - low) / 2;
            if (!(middle > low && middle < high))
                break;
            var (_, lacking) = At(deadline, middle, 0);
            if (lacking > Whole)
                (low, fall, rise) = (middle, lacking, rise / 2);
            else
                (high, rise, tooMany, fall) = (middle, lacking, lacking, fall / 2);
        }

        return At(deadline, high, 0).Price;
    }

    // How many uploaders are missing at the price that fills the band; a single one is the one of least φ, to which the bound itself sees.
    private (double Price, double Missing) At(double deadline, double reward, double guess)
    {
        terms.Reward = reward;
        var (price, critical) = Search.Find(deadline, guess > 0 ? guess : _lastPrice);
        if (double.IsFinite(price) && price > 0)
            _lastPrice = price;
        return (price, terms.Problem.MinUploaders <= 1 ? 0 : terms.Problem.MinUploaders - Search.Uploaders(price, critical));
    }
}
