using System.Collections.Immutable;
using Judba.Models.Problems;

namespace Judba.Certificates;

/// <summary>The verifier's lower bound of one leaf: every number in it is rounded so that the bound is true. docs/certificate.md.</summary>
internal sealed class LeafBound
{
    // φ may exceed 0 at an end by this part of its terms and still be summed as convex, the excess taken off.
    private const double Undecided = 1e-13;

    private readonly Problem _problem;
    private readonly bool _isMinCost;
    private readonly Interval[] _start;
    private readonly double[] _b, _g, _p;
    private readonly Interval _constant;
    private readonly int[] _must, _may;
    private readonly List<(double Least, int Count)> _rest = [];
    private double _reward;

    /// <summary>Creates the bound for a problem whose groups of like devices are led by <paramref name="leaders"/>.</summary>
    public LeafBound(Problem problem, bool isMinCost, ImmutableArray<int> leaders)
    {
        var earliest = EarliestStart(problem);
        _problem = problem;
        _isMinCost = isMinCost;
        _start = [.. leaders.Select(i => (Interval)problem.ComputeLatency[i] - earliest)];
        _b = [.. leaders.Select(i => problem.TransmitTime[i])];
        _g = [.. leaders.Select(i => problem.UploadCost[i])];
        _p = [.. leaders.Select(i => problem.TransmitEnergyWeight[i])];
        _constant = problem.Constant + (Interval)problem.LatencyWeight * earliest;
        (Lower, Upper) = (new int[leaders.Length], new int[leaders.Length]);
        (_must, _may) = (new int[leaders.Length], new int[leaders.Length]);
    }

    /// <summary>min a, from which all deadlines are counted.</summary>
    public static double EarliestStart(Problem problem)
    {
        var earliest = double.PositiveInfinity;
        foreach (var a in problem.ComputeLatency)
            earliest = Math.Min(earliest, a);
        return earliest;
    }

    /// <summary>Fewest uploaders of each group.</summary>
    public int[] Lower { get; }

    /// <summary>Most uploaders of each group.</summary>
    public int[] Upper { get; }

    /// <summary>The slope of the last bound's convex part at its T0: T0 lies left of the least value where this is negative.</summary>
    public double Slope { get; private set; }

    /// <summary>
    /// A lower bound on the cost of every set within the counts whose deadline lies in the interval; +∞ if there is none.
    /// </summary>
    /// <param name="from">First deadline, from the earliest start.</param>
    /// <param name="to">Last deadline; +∞ is treated by the limits of φ, which needs A = 0 and MinCost.</param>
    /// <param name="price">μ ≥ 0; no other number bounds anything, and NaN is returned.</param>
    /// <param name="tangentAt">T0; moved into the interval if it lies outside.</param>
    /// <param name="reward">ν ≥ 0, likewise: as m devices upload or more, Σ_S φ ≥ ν m + Σ_S (φ − ν).</param>
    public double At(double from, double to, double price, double tangentAt, double reward)
    {
        Slope = double.NaN;
        if (!(price >= 0 && double.IsFinite(price) && reward >= 0 && double.IsFinite(reward)))
            return double.NaN;
        _reward = reward;
        if (!Count(ref from, to))
            return double.PositiveInfinity;
        var isEndless = double.IsPositiveInfinity(to);
        tangentAt = isEndless ? from : Math.Clamp(tangentAt, from, to);
        _rest.Clear();
        long counted = 0;
        IntervalSum sum = new(), slope = new();
        sum.Add(_constant);
        sum.Add(-price);
        sum.Add((Interval)reward * _problem.MinUploaders);
        if (!isEndless)
        {
            sum.Add((Interval)_problem.LatencyWeight * tangentAt);
            slope.Add(_problem.LatencyWeight);
        }

        for (var i = 0; i < _b.Length; i++)
        {
            int must = _must[i], may = _may[i];
            if (must + may == 0)
                continue;
            Interval y1 = from - _start[i], y2 = to - _start[i];
            var excess = may > 0 && !isEndless ? Excess(i, y1, y2, price) : double.NaN;
            var convex = excess >= 0 ? must + may : must;
            counted += convex;
            if (convex > 0 && isEndless)
            {
                sum.Add((Interval)convex * Limit(i, price));
            }
            else if (convex > 0)
            {
                var (value, rise) = Tangent(i, tangentAt - _start[i], price);
                sum.Add((Interval)convex * value);
                slope.Add((Interval)convex * rise);
            }

            if (excess > 0)
                sum.Add((Interval)(-may) * excess);
            if (convex == must + may)
                continue;
            var least = isEndless ? Limit(i, price).Low : Least(i, y1, y2, price);
            if (least >= 0)
            {
                _rest.Add((least, may));
                continue;
            }

            // Below 0, or NaN, which then is the whole bound.
            counted += may;
            sum.Add((Interval)may * least);
        }

        AddSmallest(_problem.MinUploaders - counted, sum);
        if (isEndless)
            return sum.Value.Low;
        // A convex function lies above its tangent, and a line is least at an end.
        var (height, incline) = (sum.Value, slope.Value);
        Slope = incline.Low + (incline.High - incline.Low) / 2;
        return Math.Min(
            (height + incline * ((Interval)from - tangentAt)).Low, (height + incline * ((Interval)to - tangentAt)).Low);
    }

    // Who must and who may upload: who cannot be done by `to` does not, and of the others all must but as many as MinUploaders can
    // spare. Who must is not done before a + b, so that no set of the leaf ends earlier. False if there is no such set.
    private bool Count(ref double from, double to)
    {
        long spare = -_problem.MinUploaders;
        for (var i = 0; i < _b.Length; i++)
        {
            _may[i] = (to - _start[i]).High < _b[i] ? 0 : Upper[i];
            if (Lower[i] > _may[i])
                return false;
            spare += _may[i];
        }

        if (spare < 0)
            return false;
        for (var i = 0; i < _b.Length; i++)
        {
            _must[i] = (int)Math.Max(Lower[i], _may[i] - spare);
            _may[i] -= _must[i];
            if (_must[i] > 0)
                from = Math.Max(from, (_start[i] + _b[i]).Low);
        }

        return from <= to;
    }

    // Count has left enough of them.
    private void AddSmallest(long missing, IntervalSum sum)
    {
        if (missing <= 0)
            return;
        _rest.Sort();
        for (var k = 0; k < _rest.Count && missing > 0; k++)
        {
            var (least, count) = _rest[k];
            var taken = Math.Min(missing, count);
            sum.Add((Interval)taken * least);
            missing -= taken;
        }
    }

    // How far φ may lie above 0 on the interval where that is next to nothing; NaN where it is not. Being convex, φ is largest at an end:
    // min(0, φ) ≥ φ − excess, also left of a + b, where the device does not upload and counts 0.
    private double Excess(int i, Interval y1, Interval y2, double price)
    {
        if (!(y1.High >= _b[i] && y1.Low > 0))
            return double.NaN;
        var excess = Math.Max(0, Math.Max(Value(i, y1, price).High, Value(i, y2, price).High));
        return excess <= Undecided * (Math.Abs(_g[i]) + _reward) ? excess : double.NaN;
    }

    // A line below φ: its tangent at y, or, where y is not certainly right of a, the constant that φ is never below.
    private (Interval Value, Interval Slope) Tangent(int i, Interval y, double price) =>
        y.Low > 0 ? (Value(i, y, price), SlopeAt(i, y, price)) : (Limit(i, price), 0);

    // φ = g + p y + μ b/y, in MinCost with y replaced by min(y, √(μ b/p)): the least of g + p t + μ b/t over t ≤ y.
    private Interval Value(int i, Interval y, double price)
    {
        var load = (Interval)price * _b[i];
        if (!(y.Low > 0))
            return new(Limit(i, price).Low, double.PositiveInfinity);
        var value = Upload(i) + _p[i] * y + load / y;
        if (!_isMinCost)
            return value;
        var energy = _p[i] * (y * y);
        if (energy.High <= load.Low)
            return value;
        var limit = Limit(i, price);
        return energy.Low >= load.High ? limit : new(Math.Min(value.Low, limit.Low), Math.Max(value.High, limit.High));
    }

    // g, less the reward.
    private Interval Upload(int i) => _reward == 0 ? _g[i] : (Interval)_g[i] - _reward;

    // g + 2 √(p μ b), below φ everywhere.
    private Interval Limit(int i, double price) => Upload(i) + 2 * Interval.Sqrt(_p[i] * ((Interval)price * _b[i]));

    // ∂φ/∂T = p − μ b/y², in MinCost never above 0.
    private Interval SlopeAt(int i, Interval y, double price)
    {
        var slope = _p[i] - (Interval)price * _b[i] / (y * y);
        return _isMinCost ? new(Math.Min(0, slope.Low), Math.Min(0, slope.High)) : slope;
    }

    // The least φ from max(y1, b) to y2: it falls up to y = √(μ b/p) and rises (MinLatency) or stays (MinCost) from there.
    private double Least(int i, Interval y1, Interval y2, double price)
    {
        if (_isMinCost)
            return Value(i, y2, price).Low;
        var load = (Interval)price * _b[i];
        Interval start = Math.Max(y1.Low, _b[i]);
        if ((_p[i] * (y2 * y2)).High <= load.Low)
            return Value(i, y2, price).Low;
        return (_p[i] * (start * start)).Low >= load.High ? Value(i, start, price).Low : Limit(i, price).Low;
    }
}
