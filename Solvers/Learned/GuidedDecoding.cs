using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;
using Judba.Solvers.Greedy;

namespace Judba.Solvers.Learned;

/// <summary>A few candidate sets around a prediction, each scored exactly: those of the price rule from T̂ on, and the neighbours of the best one.</summary>
/// <remarks>
/// At a deadline T the price μ(T) fills the band and the set is {φ &lt; 0}, with and without the critical device. The first T is T̂; the next ones follow the slope of the bound of one deadline,
/// D(T) = K + A·T − μ + Σ min(0, φ), to where it is 0 (docs/exact.md). A good T̂ needs two or three. D may have several valleys and T̂ may lie in the wrong one: D at deadlines far
/// from T̂ is looked at without scoring a set, and from another valley the search is made as well.
/// </remarks>
internal sealed class GuidedDecoding
{
    // The next deadline where the slope alone does not say how far to go: this much earlier or later, then the square of it, and so on.
    private const double FirstStride = 1.1;
    private const int MaxDeadlines = 10;

    // Other valleys are looked for at deadlines T̂ times powers of √2, at least so many octaves from the one that has been searched.
    private const int FirstLook = -8, LastLook = 6;
    private const double LeastDistance = 0.5;

    // Break-even prices this close to the price, relative to it, are equal to it: devices that are alike stand there together.
    private const double Tie = 1e-9;

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
    private readonly Reading _reading;
    private readonly Prediction _prediction;
    private readonly DualTerms _terms;
    private readonly PriceSearch _search;
    private readonly Incumbent _incumbent;
    private readonly StopSignal _stop;
    private readonly MultiplierSearch _multipliers;
    private readonly int[] _set, _order;
    private readonly double[] _keys;

    public GuidedDecoding(Problem problem, Reading reading, Prediction prediction, Incumbent incumbent, StopSignal stop)
    {
        (_problem, _reading, _prediction, _incumbent, _stop) = (problem, reading, prediction, incumbent, stop);
        _terms = new DualTerms(problem, reading);
        _search = new PriceSearch(_terms);
        _multipliers = new MultiplierSearch(_terms);
        (_keys, _order) = problem.MinUploaders > 1 ? (new double[_terms.Count], new int[_terms.Count]) : ([], []);
        _set = new int[problem.DeviceCount];
    }

    /// <summary>Offers the candidates to the incumbent.</summary>
    public void Run()
    {
        if (_problem.MinUploaders <= 1)
            _incumbent.Offer([CheapestAlone()]);
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
            Improve();
        else
            FlipDoubtful(deadline, price);
    }

    // The best add, drop or swap until none helps.
    private void Improve()
    {
        var around = new Neighbourhood(_problem, _reading, _incumbent.Set);
        while (!_stop.IsSet && around.Improve(_problem.MinUploaders))
            _incumbent.Keep(around.Set, around.Cost);
    }

    private (double Deadline, double Price) FollowSlope(double at, double guess)
    {
        double low = 0, high = double.PositiveInfinity, slopeLow = double.NaN, slopeHigh = double.NaN, best = at, bestPrice = guess;
        var stride = FirstStride;
        for (var k = 0; k < MaxDeadlines && !_stop.IsSet; k++)
        {
            var before = _incumbent.Cost;
            var (price, slope) = Visit(at, guess);
            if (_incumbent.Cost < before || k == 0)
                (best, bestPrice) = (at, price);
            guess = price;
            if (slope < 0)
                (low, slopeLow) = (at, slope);
            else
                (high, slopeHigh) = (at, slope);
            var next = low == 0 ? Usable(at / stride)
                : double.IsInfinity(high) ? at * stride
                : Math.Clamp(low + (high - low) * (slopeLow / (slopeLow - slopeHigh)), low + Edge * (high - low), high - Edge * (high - low));
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
            var isLow = (k == 0 || points[k].Value < points[k - 1].Value) && (k == points.Count - 1 || points[k].Value < points[k + 1].Value);
            if (isLow && Math.Abs(Math.Log2(points[k].Deadline / searched)) > LeastDistance)
                valleys.Add((points[k].Deadline, points[k].Price));
        }

        return valleys;
    }

    // D at a deadline, without scoring a set.
    private (double Deadline, double Price, double Value) Look(double deadline, double guess)
    {
        var (price, _) = _search.Find(deadline, guess);
        var value = _problem.LatencyWeight * deadline - price;
        var breakEven = _search.BreakEven;
        for (var i = 0; i < breakEven.Length; i++)
        {
            if (breakEven[i] > price)
                value += _terms.Value(i, deadline - _terms.Start[i], price);
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

    // The sets of one deadline: everybody below break-even, as many of those at break-even as fit, and one more.
    private (double Price, double Slope) Visit(double deadline, double guess)
    {
        var (price, critical) = _search.Find(deadline, guess);
        var (count, slope) = Gather(deadline, price, _search.BreakEven);
        if (count < _problem.MinUploaders)
        {
            // Nobody wants to and one must: the cheapest alone is offered already.
            return _problem.MinUploaders == 1 ? (price, slope) : VisitFewest(deadline);
        }

        _incumbent.Offer(_set.AsSpan(0, count));
        if (critical >= 0)
            FillUp(deadline, price, count);
        return (price, slope);
    }

    private void FillUp(double deadline, double price, int count)
    {
        var breakEven = _search.BreakEven;
        var load = 0.0;
        foreach (var i in _set.AsSpan(0, count))
            load += _terms.Share(i, deadline - _terms.Start[i], price);
        for (var i = 0; i < breakEven.Length; i++)
        {
            if (breakEven[i] > price || breakEven[i] < price * (1 - Tie))
                continue;
            load += _terms.Share(i, deadline - _terms.Start[i], price);
            // The last set that fits, and the first that does not.
            if (load > 1)
                _incumbent.Offer(_set.AsSpan(0, count));
            _set[count++] = i;
            if (load > 1)
                break;
        }

        _incumbent.Offer(_set.AsSpan(0, count));
    }

    // Where m asks for more: everybody below break-even at the reward at which m devices are, filled up in the order of their break-even prices.
    private (double Price, double Slope) VisitFewest(double deadline)
    {
        var (price, _) = _multipliers.Find(deadline, LargestReward * _incumbent.Magnitude);
        var (count, slope) = Gather(deadline, price, _multipliers.Search.BreakEven);
        if (count < _problem.MinUploaders)
        {
            var breakEven = _multipliers.Search.BreakEven;
            for (var i = 0; i < _keys.Length; i++)
                (_keys[i], _order[i]) = (breakEven[i] > price ? double.NegativeInfinity : -breakEven[i], i);
            Array.Sort(_keys, _order);
            count = _problem.MinUploaders;
            _order.AsSpan(0, count).CopyTo(_set);
        }

        _terms.Reward = 0;
        _incumbent.Offer(_set.AsSpan(0, count));
        return (price, slope);
    }

    // Fills the set with those below break-even, and adds up the slope of D.
    private (int Count, double Slope) Gather(double deadline, double price, ReadOnlySpan<double> breakEven)
    {
        var count = 0;
        var slope = _problem.LatencyWeight;
        for (var i = 0; i < breakEven.Length; i++)
        {
            if (!(breakEven[i] > price))
                continue;
            _set[count++] = i;
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
            var phi = y >= _terms.TransmitTime[i] ? _terms.Value(i, y, price) : double.PositiveInfinity;
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

    private int CheapestAlone()
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var i = 0; i < _terms.Count; i++)
        {
            var b = _terms.TransmitTime[i];
            var cost = _terms.UploadCost[i] + _terms.EnergyWeight[i] * b + _problem.LatencyWeight * (_terms.Start[i] + b);
            if (cost < least)
                (best, least) = (i, cost);
        }

        return best;
    }
}
