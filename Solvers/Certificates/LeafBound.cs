using System.Collections.Immutable;
using Judba.Models.Problems;

namespace Judba.Certificates;

/// <summary>The verifier's lower bound of one leaf: every number in it is rounded so that the bound is true. docs/certificate.md.</summary>
internal sealed class LeafBound
{
    // φ may exceed 0 at an end by this part of its terms and still be summed as convex, the excess taken off.
    private const double Undecided = 1e-13;

    // T is right of a where y = T − a exceeds this part of T: some units in the last place, or y would be rounding alone.
    private const double Right = 1.0 / (1L << 50);

    // A device can be done at the leaf's first deadline if it is done this little later, relative: that deadline may be its own a + b,
    // rounded.
    private const double Done = 1 + 1.0 / (1L << 40);

    private readonly Problem _problem;
    private readonly bool _isMinCost;
    private readonly Interval[] _start;
    private readonly double[] _b, _g, _p;
    private readonly Interval _constant;
    private readonly int[] _must, _may;
    private readonly List<(double Least, int Count)> _rest = [];

    // The most uploaders of all: a negative reward counts with them.
    private readonly int _mostUploaders;

    // Of the group that is being looked at: g, less its rewards, at T = a; the slope of its cluster's reward; the size of these numbers.
    private Interval _upload;
    private double _tilt, _size;

    /// <summary>Creates the bound for a problem whose groups of like devices are led by <paramref name="leaders"/>.</summary>
    public LeafBound(Problem problem, bool isMinCost, ImmutableArray<int> leaders, LeafClusters clusters)
    {
        Clusters = clusters;
        _mostUploaders = problem.DeviceCount;
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

    /// <summary>Counts of uploaders of each cluster.</summary>
    public LeafClusters Clusters { get; }

    /// <summary>The slope of the last bound's convex part at its T0: T0 lies left of the least value where this is negative.</summary>
    public double Slope { get; private set; }

    /// <summary>
    /// A lower bound on the cost of every set within the counts whose deadline lies in the interval; +∞ if there is none.
    /// </summary>
    /// <param name="from">First deadline, from the earliest start.</param>
    /// <param name="to">Last deadline; +∞ is treated by the limits of φ, which needs A = 0 and MinCost.</param>
    /// <param name="leaf">
    /// μ ≥ 0; T0, moved into the interval if it lies outside; ν: as at least m and at most n devices upload, Σ_S φ ≥ ν m + Σ_S (φ − ν) for
    /// ν ≥ 0, and with n in the place of m for ν &lt; 0; and the rewards of clusters, likewise. With other numbers nothing is bounded, and
    /// NaN is returned.
    /// </param>
    public double At(double from, double to, in CertificateNode leaf)
    {
        Slope = double.NaN;
        var (price, tangentAt, reward, rewards) = (leaf.Price, leaf.TangentAt, leaf.Reward, leaf.ClusterRewards);
        var isEndless = double.IsPositiveInfinity(to);
        if (!(price >= 0 && double.IsFinite(price) && double.IsFinite(reward) && Clusters.Allow(rewards, isEndless)))
            return double.NaN;
        if (!Count(ref from, to) || !Clusters.CanBeMet(_must, _may))
            return double.PositiveInfinity;
        tangentAt = isEndless ? from : Math.Clamp(tangentAt, from, to);
        _rest.Clear();
        long counted = 0;
        IntervalSum sum = new(), slope = new();
        sum.Add(_constant);
        sum.Add(-price);
        sum.Add((Interval)reward * (reward >= 0 ? _problem.MinUploaders : _mostUploaders));
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
            Pay(i, leaf, to);
            Interval y1 = from - _start[i], y2 = to - _start[i];
            var excess = may > 0 && !isEndless ? Excess(i, (from, y1), (to, y2), price) : double.NaN;
            var convex = excess >= 0 ? must + may : must;
            counted += convex;
            if (convex > 0 && isEndless)
            {
                sum.Add((Interval)convex * Limit(i, _p[i], price));
            }
            else if (convex > 0)
            {
                var (value, rise) = Tangent(i, tangentAt, price);
                sum.Add((Interval)convex * value);
                slope.Add((Interval)convex * rise);
            }

            if (excess > 0)
                sum.Add((Interval)(-may) * excess);
            if (convex == must + may)
                continue;
            var least = isEndless ? Limit(i, _p[i], price).Low : Least(i, y1, y2, price);
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
        var earned = Clusters.Earned(rewards, from);
        if (isEndless)
            return (sum.Value + earned).Low;
        // A convex function lies above its tangent, a concave one above its chord, and a line is least at an end.
        var (height, incline, earnedAtEnd) = (sum.Value, slope.Value, Clusters.Earned(rewards, to));
        Slope = incline.Low + (incline.High - incline.Low) / 2 + (from < to ? (earnedAtEnd.Low - earned.Low) / (to - from) : 0);
        return Math.Min(
            (height + incline * ((Interval)from - tangentAt) + earned).Low,
            (height + incline * ((Interval)to - tangentAt) + earnedAtEnd).Low);
    }

    // What group i costs once it is paid: φ − ν − r is φ with another g and, apart from its energy in MinCost, another slope.
    private void Pay(int i, in CertificateNode leaf, double to)
    {
        _upload = leaf.Reward == 0 ? _g[i] : (Interval)_g[i] - leaf.Reward;
        _size = Math.Abs(_g[i]) + Math.Abs(leaf.Reward);
        _tilt = 0;
        if (leaf.ClusterRewards.IsEmpty || Clusters.Of(i) is not (>= 0 and var j))
            return;
        (var constant, _tilt) = leaf.ClusterRewards[j];
        _upload = _tilt == 0 ? _upload - constant : _upload - constant - _tilt * _start[i];
        _size += Math.Abs(constant) + (_tilt == 0 ? 0 : Math.Abs(_tilt) * to);
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
    private double Excess(int i, (double At, Interval Y) first, (double At, Interval Y) last, double price)
    {
        if (!((Done * first.At - _start[i]).High >= _b[i] && IsRight(first.Y, first.At)))
            return double.NaN;
        var excess = Math.Max(0, Math.Max(Value(i, first.Y, price).High, Value(i, last.Y, price).High));
        return excess <= Undecided * _size ? excess : double.NaN;
    }

    private static bool IsRight(Interval y, double deadline) => y.Low > Right * deadline;

    // A line below φ: its tangent at T0, or, where T0 is not right of a, that of slope −s below what φ never falls below.
    private (Interval Value, Interval Slope) Tangent(int i, double tangentAt, double price)
    {
        var y = tangentAt - _start[i];
        return IsRight(y, tangentAt)
            ? (Value(i, y, price), SlopeAt(i, y, price))
            : (Tilted(Limit(i, _p[i], price), y), -_tilt);
    }

    // φ = g + p y + μ b/y − s y, in MinCost with y of the energy part replaced by min(y, √(μ b/p)): the least of g + p t + μ b/t over
    // t ≤ y.
    private Interval Value(int i, Interval y, double price)
    {
        var load = (Interval)price * _b[i];
        if (!(y.Low > 0))
            return new(Tilted(Limit(i, _p[i], price), y).Low, double.PositiveInfinity);
        var value = Tilted(_upload + _p[i] * y + load / y, y);
        if (!_isMinCost)
            return value;
        var energy = _p[i] * (y * y);
        if (energy.High <= load.Low)
            return value;
        var limit = Tilted(Limit(i, _p[i], price), y);
        return energy.Low >= load.High ? limit : new(Math.Min(value.Low, limit.Low), Math.Max(value.High, limit.High));
    }

    private Interval Tilted(Interval value, Interval y) => _tilt == 0 ? value : value - _tilt * y;

    // g + 2 √(x μ b) ≤ g + x y + μ b/y.
    private Interval Limit(int i, Interval x, double price) => _upload + 2 * Interval.Sqrt(x * ((Interval)price * _b[i]));

    // ∂φ/∂T = p − μ b/y² − s, in MinCost never above −s.
    private Interval SlopeAt(int i, Interval y, double price)
    {
        var slope = _p[i] - (Interval)price * _b[i] / (y * y);
        if (_isMinCost)
            slope = new(Math.Min(0, slope.Low), Math.Min(0, slope.High));
        return _tilt == 0 ? slope : slope - _tilt;
    }

    // The least φ from max(y1, b) to y2: it falls up to y = √(μ b/(p − s)) and rises from there. It falls all the way where s ≥ p, and in
    // MinCost where s ≥ 0.
    private double Least(int i, Interval y1, Interval y2, double price)
    {
        if (_isMinCost ? _tilt >= 0 : _tilt > 0 && _tilt >= _p[i])
            return Value(i, y2, price).Low;
        var load = (Interval)price * _b[i];
        var steep = _tilt == 0 ? _p[i] : (Interval)_p[i] - _tilt;
        Interval start = Math.Max(y1.Low, _b[i]);
        if ((steep * (y2 * y2)).High <= load.Low)
            return Value(i, y2, price).Low;
        return (steep * (start * start)).Low >= load.High ? Value(i, start, price).Low : Limit(i, steep, price).Low;
    }
}
