using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;
using Judba.Solvers.Exact;

namespace Judba.Solvers.Learned;

/// <summary>
/// A few candidate sets around a prediction, each scored exactly: those of the price rule from T̂ on, and the neighbours of the best one.
/// </summary>
/// <remarks>
/// At a deadline T the price μ(T) fills the band and the set is {φ &lt; 0}, with and without the critical device. The first T is T̂. The
/// next ones follow the slope of the bound of one deadline, D(T) = K + A·T − μ + Σ min(0, φ), to where it is 0 (docs/exact.md). A good T̂
/// needs two or three. D may have several valleys and T̂ may lie in the wrong one. So D is looked at far from T̂ too, without scoring a
/// set, and the other valleys are searched as well.
/// </remarks>
internal sealed class GuidedDecoding
{
    // The next deadline where the slope alone does not say how far to go: this much earlier or later, then the square of it, and so on.
    private const double FirstStride = 1.1;
    private const int MaxDeadlines = 10;

    // Other valleys are looked for at deadlines T̂ times powers of √2, at least so many octaves from the one that has been searched.
    private const int FirstLook = -8, LastLook = 6;
    private const double LeastDistance = 0.5;

    // Costs grow with the square of the distance from the best deadline: this relative step is worth some 1e-6 of the cost.
    private const double LastStep = 1e-3;

    // No uploader is worth more than this many times all that the best set moves.
    private const double LargestReward = 1e3;

    // A secant stays this part of the bracket away from its ends.
    private const double Edge = 0.05;

    // Up to here local search over all adds, drops and swaps costs less than the prediction.
    private const int LocalSearchDevices = 64;

    // Devices on each side of the decision that are flipped, alone and in pairs.
    private const int Doubtful = 3;

    private readonly Problem _problem;
    private readonly Prediction _prediction;
    private readonly DualTerms _terms;
    private readonly PriceSearch _search;
    private readonly EntryPrices _prices;
    private readonly PrimalSets _sets;
    private readonly Incumbent _incumbent;
    private readonly StopSignal _stop;
    private readonly MultiplierSearch _multipliers;
    private readonly int[] _set;

    public GuidedDecoding(Problem problem, Reading reading, Prediction prediction, Incumbent incumbent, StopSignal stop)
    {
        (_problem, _prediction, _incumbent, _stop) = (problem, prediction, incumbent, stop);
        _terms = new DualTerms(problem, reading);
        _search = new PriceSearch(_terms);
        _prices = new EntryPrices(_terms);
        _sets = new PrimalSets(_terms, incumbent);
        _multipliers = new MultiplierSearch(_terms);
        _set = new int[problem.DeviceCount];
    }

    /// <summary>Offers the candidates to the incumbent.</summary>
    public void Run()
    {
        _sets.Start();
        var predicted = Usable(_prediction.Deadline);
        var (deadline, price) = FollowSlope(predicted, _prediction.Price);
        foreach (var other in OtherValleys(predicted, deadline))
        {
            var before = _incumbent.Cost;
            var found = FollowSlope(other.Deadline, other.Price);
            if (_incumbent.Cost < before)
                (deadline, price) = found;
        }

        if (_stop.IsSet)
            return;
        if (_problem.DeviceCount <= LocalSearchDevices)
            _sets.Improve(_stop);
        else
            FlipDoubtful(deadline, price);
    }

    private (double Deadline, double Price) FollowSlope(double at, double guess)
    {
        var bracket = new IllinoisBracket(0, double.NaN, double.PositiveInfinity, double.NaN);
        double best = at, bestPrice = guess;
        var stride = FirstStride;
        for (var k = 0; k < MaxDeadlines && !_stop.IsSet; k++)
        {
            var before = _incumbent.Cost;
            var (price, slope) = Visit(at, guess);
            if (_incumbent.Cost < before || k == 0)
                (best, bestPrice) = (at, price);
            guess = price;
            // Two or three steps: the slopes at both ends count in full.
            bracket = slope < 0 ? bracket with { Low = at, AtLow = slope } : bracket with { High = at, AtHigh = slope };
            var edge = Edge * bracket.Width;
            var next = bracket.Low == 0 ? Usable(at / stride)
                : double.IsInfinity(bracket.High) ? at * stride
                : Math.Clamp(bracket.Secant, bracket.Low + edge, bracket.High - edge);
            if (!(Math.Abs(next - at) > LastStep * at))
                break;
            at = next;
            stride *= stride;
        }

        return (best, bestPrice);
    }

    // Deadlines around T̂ at which D is less than at the next ones looked at, but for the valley that has been searched.
    private List<(double Deadline, double Price)> OtherValleys(double predicted, double searched)
    {
        var points = new List<(double Deadline, double Price, double Value)>();
        for (var k = FirstLook; k <= LastLook && !_stop.IsSet; k++)
        {
            var deadline = predicted * Math.Pow(2, k / 2.0);
            if (Usable(deadline) == deadline)
                points.Add(Look(deadline, points.Count == 0 ? 0 : points[^1].Price));
        }

        var valleys = new List<(double, double)>();
        for (var k = 0; k < points.Count; k++)
        {
            var isLow = (k == 0 || points[k].Value < points[k - 1].Value)
                && (k == points.Count - 1 || points[k].Value < points[k + 1].Value);
            if (isLow && Math.Abs(Math.Log2(points[k].Deadline / searched)) > LeastDistance)
                valleys.Add((points[k].Deadline, points[k].Price));
        }

        return valleys;
    }

    // D at a deadline, without scoring a set.
    private (double Deadline, double Price, double Value) Look(double deadline, double guess)
    {
        var price = _search.Find(_terms.FreeCounts, deadline, _prices, guess: guess).Price;
        var value = _problem.LatencyWeight * deadline - price;
        var breakEven = _prices.BreakEven;
        for (var i = 0; i < breakEven.Length; i++)
        {
            if (breakEven[i] > price)
                value += _terms.Value(i, deadline - _terms.Start[i], new(price, 0));
        }

        return (deadline, price, value);
    }

    // A prediction that is no deadline, or one by which nobody could be done, is replaced by the first by which somebody is.
    private double Usable(double deadline)
    {
        var first = double.PositiveInfinity;
        for (var i = 0; i < _terms.Count; i++)
            first = Math.Min(first, _terms.Start[i] + _terms.TransmitTime[i]);
        return deadline >= first && double.IsFinite(deadline) ? deadline : first;
    }

    // Offers the sets of one deadline; returns its price and the slope of D.
    private (double Price, double Slope) Visit(double deadline, double guess)
    {
        var price = _search.Find(_terms.FreeCounts, deadline, _prices, guess: guess).Price;
        var (count, slope) = Wanting(deadline, price);
        if (count < _problem.MinUploaders)
        {
            // Nobody wants to and one must: the cheapest alone is offered already.
            if (_problem.MinUploaders == 1)
                return (price, slope);
            // Where m asks for more: the sets at the reward at which m devices want to upload.
            price = _multipliers.Find(_terms.FreeCounts, deadline, LargestReward * _incumbent.Magnitude, _prices).Price;
            slope = Wanting(deadline, price).Slope;
        }

        _sets.Visit(_terms.FreeCounts, deadline, price, _prices.BreakEven);
        return (price, slope);
    }

    // How many break even above the price, and the slope of D.
    private (int Count, double Slope) Wanting(double deadline, double price)
    {
        var count = 0;
        var slope = _problem.LatencyWeight;
        var breakEven = _prices.BreakEven;
        for (var i = 0; i < breakEven.Length; i++)
        {
            if (!(breakEven[i] > price))
                continue;
            count++;
            slope += _terms.Slope(i, deadline - _terms.Start[i], price);
        }

        return (count, slope);
    }

    // Those nearest to φ = 0 on either side: each flipped alone, and each pair exchanged.
    private void FlipDoubtful(double deadline, double price)
    {
        var best = _incumbent.Set.ToArray();
        var uploads = new bool[_set.Length];
        foreach (var i in best)
            uploads[i] = true;
        Span<int> leave = stackalloc int[Doubtful], enter = stackalloc int[Doubtful];
        Span<double> leaveKeys = stackalloc double[Doubtful], enterKeys = stackalloc double[Doubtful];
        int leaving = 0, entering = 0;
        for (var i = 0; i < _set.Length; i++)
        {
            var y = deadline - _terms.Start[i];
            var phi = y >= _terms.TransmitTime[i] ? _terms.Value(i, y, new(price, 0)) : double.PositiveInfinity;
            if (uploads[i])
                Insert(leave, leaveKeys, ref leaving, i, -phi);
            else if (double.IsFinite(phi))
                Insert(enter, enterKeys, ref entering, i, phi);
        }

        for (var x = -1; x < leaving && !_stop.IsSet; x++)
        {
            for (var e = -1; e < entering; e++)
            {
                if (x < 0 && e < 0)
                    continue;
                var count = 0;
                foreach (var i in best)
                {
                    if (x < 0 || i != leave[x])
                        _set[count++] = i;
                }

                if (e >= 0)
                    _set[count++] = enter[e];
                if (count > 0)
                    _incumbent.Offer(_set.AsSpan(0, count));
            }
        }
    }

    // Keeps the few with the smallest keys, sorted.
    private static void Insert(Span<int> items, Span<double> keys, ref int count, int item, double key)
    {
        if (count == items.Length && !(key < keys[count - 1]))
            return;
        var at = count < items.Length ? count++ : count - 1;
        for (; at > 0 && keys[at - 1] > key; at--)
            (items[at], keys[at]) = (items[at - 1], keys[at - 1]);
        (items[at], keys[at]) = (item, key);
    }
}
