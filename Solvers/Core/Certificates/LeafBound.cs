using System.Collections.Immutable;
using Judba.Models;

namespace Judba.Solvers;

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
    private readonly List<(double Least, int Count)> _rest = [];

    /// <summary>Creates the bound for a problem whose groups of like devices are led by <paramref name="leaders"/>.</summary>
    public LeafBound(Problem problem, bool isMinCost, double earliest, ImmutableArray<int> leaders)
    {
        _problem = problem;
        _isMinCost = isMinCost;
        _start = [.. leaders.Select(i => (Interval)problem.ComputeLatency[i] - earliest)];
        _b = [.. leaders.Select(i => problem.TransmitTime[i])];
        _g = [.. leaders.Select(i => problem.UploadCost[i])];
        _p = [.. leaders.Select(i => problem.TransmitEnergyWeight[i])];
        _constant = problem.Constant + (Interval)problem.LatencyWeight * earliest;
        (Lower, Upper) = (new int[leaders.Length], new int[leaders.Length]);
    }

    /// <summary>Fewest uploaders of each group.</summary>
    public int[] Lower { get; }

    /// <summary>Most uploaders of each group.</summary>
    public int[] Upper { get; }

    /// <summary>A lower bound on the cost of every set within the counts whose deadline lies in the interval; +∞ if there is none.</summary>
    /// <param name="from">First deadline, from the earliest start.</param>
    /// <param name="to">Last deadline; +∞ is treated by the limits of φ, which needs A = 0 and MinCost.</param>
    /// <param name="price">μ ≥ 0.</param>
    /// <param name="tangentAt">T0; moved into the interval if it lies outside.</param>
    public double At(double from, double to, double price, double tangentAt)
    {
        for (var i = 0; i < _b.Length; i++)
        {
            // Who must upload is not done before a + b.
            if (Lower[i] > 0)
                from = Math.Max(from, (_start[i] + _b[i]).Low);
        }

        if (from > to)
            return double.PositiveInfinity;
        var isEndless = double.IsPositiveInfinity(to);
        tangentAt = isEndless ? from : Math.Clamp(tangentAt, from, to);
        _rest.Clear();
        long counted = 0;
        IntervalSum sum = new(), slope = new();
        sum.Add(_constant);
        sum.Add(-price);
        if (!isEndless)
        {
            sum.Add((Interval)_problem.LatencyWeight * tangentAt);
            slope.Add(_problem.LatencyWeight);
        }

        for (var i = 0; i < _b.Length; i++)
        {
            int must = Lower[i], may = Upper[i] - must;
            Interval y1 = from - _start[i], y2 = isEndless ? to : to - _start[i];
            // Who cannot be done in time does not upload.
            if (must + may == 0 || y2.High < _b[i])
                continue;
            var excess = may > 0 && !isEndless ? Excess(i, y1, y2, price) : double.NaN;
            var convex = excess >= 0 ? must + may : must;
            if (convex > 0)
            {
                counted += convex;
                if (isEndless)
                {
                    sum.Add((Interval)convex * Limit(i, price));
                }
                else
                {
                    var y0 = tangentAt - _start[i];
                    sum.Add((Interval)convex * Value(i, y0, price));
                    slope.Add((Interval)convex * Slope(i, y0, price));
                }
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

        if (!MeetMinUploaders(_problem.MinUploaders - counted, sum))
            return double.PositiveInfinity;
        if (isEndless)
            return sum.Value.Low;
        // A convex function lies above its tangent, and a line is least at an end.
        var (value, rise) = (sum.Value, slope.Value);
        return Math.Min(
            (value + rise * ((Interval)from - tangentAt)).Low, (value + rise * ((Interval)to - tangentAt)).Low);
    }

    private bool MeetMinUploaders(long missing, IntervalSum sum)
    {
        if (missing <= 0)
            return true;
        _rest.Sort();
        foreach (var (least, count) in _rest)
        {
            var taken = Math.Min(missing, count);
            sum.Add((Interval)taken * least);
            missing -= taken;
            if (missing == 0)
                return true;
        }

        return false;
    }

    // How far φ may lie above 0 on the interval where that is next to nothing; NaN where it is not. Being convex, φ is largest at an end:
    // min(0, φ) ≥ φ − excess, also left of a + b, where the device does not upload and counts 0.
    private double Excess(int i, Interval y1, Interval y2, double price)
    {
        if (!(y1.High >= _b[i] && y1.Low > 0))
            return double.NaN;
        var excess = Math.Max(0, Math.Max(Value(i, y1, price).High, Value(i, y2, price).High));
        return excess <= Undecided * Math.Abs(_g[i]) ? excess : double.NaN;
    }

    // φ = g + p y + μ b/y, in MinCost with y replaced by min(y, √(μ b/p)): the least of g + p t + μ b/t over t ≤ y.
    private Interval Value(int i, Interval y, double price)
    {
        var load = (Interval)price * _b[i];
        if (!(y.Low > 0))
            return new(Limit(i, price).Low, double.PositiveInfinity);
        var value = _g[i] + _p[i] * y + load / y;
        if (!_isMinCost)
            return value;
        var energy = _p[i] * (y * y);
        if (energy.High <= load.Low)
            return value;
        var limit = Limit(i, price);
        return energy.Low >= load.High ? limit : new(Math.Min(value.Low, limit.Low), Math.Max(value.High, limit.High));
    }

    // g + 2 √(p μ b), below φ everywhere.
    private Interval Limit(int i, double price) => _g[i] + 2 * Interval.Sqrt(_p[i] * ((Interval)price * _b[i]));

    // ∂φ/∂T = p − μ b/y², in MinCost never above 0.
    private Interval Slope(int i, Interval y, double price)
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
