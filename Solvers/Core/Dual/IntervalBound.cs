using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Judba.Models.Problems;

namespace Judba.Solvers.Dual;

/// <summary>A lower bound on the cost of every set whose deadline lies in an interval, at one price of the band.</summary>
/// <remarks>
/// <para>
/// For a feasible (S, w) with completion latency T and any μ ≥ 0, C ≥ K + A·T − μ + Σ_S φ_i(T, μ). Devices that must upload, and
/// those whose φ is not positive at both ends, which is then so in between (φ is convex), form with A·T a convex
/// function, bounded below by its tangents. Every other device counts min(0, its own minimum over the interval). If fewer devices than
/// <see cref="Problem.MinUploaders"/> can have φ &lt; 0, the smallest minima of the rest are added until they are met.
/// </para>
/// <para>A pointwise value at one T is no bound for its neighbours, and the ends do not tell where φ is negative: φ(0.3) > 0,
/// φ(1) &lt; 0, φ(3) > 0 happens in <see cref="Reading.MinLatency"/>.</para>
/// <para>
/// Where that binds, a reward (<see cref="Multipliers"/>) makes the devices that meet it convex too, and the bound tight to second order.
/// </para>
/// <para>One pass over all entries classifies them, whole vectors at a time; each further tangent is another, cheaper one.</para>
/// </remarks>
internal sealed class IntervalBound(DualTerms terms)
{
    // The bound is lowered by this part of all terms that were added: 10⁶ roundings of random sign, with room to spare.
    private const double Slack = 1e-12;

    // Tangents of the convex part beyond those at the ends; each about squares the error of the last.
    private const int MaxTangents = 3;

    // Workspace of one call: the devices of each entry that form the convex part.
    private readonly double[] _convex = new double[terms.Start.Length];

    // Workspace of one call, for the rare case that MinUploaders binds: the others, by their minima.
    private int[] _rest = [];
    private double[] _least = [];

    // Workspace of one call, where clusters are rewarded: g less the constant part of φ − ν, and the slope of ν.
    private double[] _uploadCost = [], _tilt = [];

    /// <summary>Bounds an interval of deadlines.</summary>
    /// <param name="counts">How many of each entry upload.</param>
    /// <param name="from">Left end, counted from the earliest start.</param>
    /// <param name="to">Right end ≥ <paramref name="from"/>; +∞ only in <see cref="Reading.MinCost"/>.</param>
    /// <param name="multipliers">Price and reward; any that are not negative give a true bound.</param>
    public DualBound At(UploaderCounts counts, double from, double to, Multipliers multipliers)
    {
        if (counts.AnyMust)
            from = EarliestEnd(counts, from);
        if (from > to)
            return new(double.PositiveInfinity, double.NegativeInfinity, from);
        return multipliers.ClusterRewards is null
            ? At<Level>(counts, from, to, multipliers, new(terms.UploadCost, [], default, default, 0))
            : At<Tilted>(counts, from, to, multipliers, Rewarded(counts, from, to, multipliers.ClusterRewards));
    }

    private DualBound At<TReward>(UploaderCounts counts, double from, double to, Multipliers multipliers, in Paid paid)
        where TReward : struct, IReward
    {
        var problem = terms.Problem;
        var (price, weight) = (multipliers.Price, problem.LatencyWeight);
        var sums = Classify<TReward>(counts, paid, from, to, multipliers);
        var slope = weight + sums.LeftSlope + paid.Slope;
        var reward = multipliers.Reward * problem.MinUploaders;
        var scale = Math.Abs(problem.Constant) + weight * terms.EarliestStart + price + reward + paid.Size + sums.Scale;
        var own = sums.Own;
        if (sums.Sure < problem.MinUploaders && !MeetMinUploaders(counts, paid, (from, to), multipliers, out own, ref scale))
            return new(double.PositiveInfinity, slope, from);
        // Without an end nobody is convex; who must upload counts the limit of φ.
        var (tightest, lowest) = double.IsFinite(to)
            ? Lowest<TReward>(
                new(from, weight * from + sums.Left + paid.AtFrom, slope),
                new(to, weight * to + sums.Right + paid.AtTo, weight + sums.RightSlope + paid.Slope), paid, multipliers)
            : (from, weight * from + sums.Right + paid.AtFrom);
        return new(terms.Constant - price + reward + own + lowest - Slack * (scale + Math.Abs(lowest)), slope, tightest);
    }

    // Devices that must upload cannot be done before their own a + b.
    private double EarliestEnd(UploaderCounts counts, double from)
    {
        var lower = counts.Lower;
        for (var i = 0; i < lower.Length; i++)
        {
            if (lower[i] > 0)
                from = Math.Max(from, terms.Start[i] + terms.TransmitTime[i]);
        }

        return from;
    }

    // What the rewards of clusters do to each entry, and what they add to the bound: where a reward changes its sign, fewer than earned.
    private Paid Rewarded(UploaderCounts counts, double from, double to, ClusterReward[] rewards)
    {
        if (_uploadCost.Length == 0)
            (_uploadCost, _tilt) = (new double[terms.UploadCost.Length], new double[terms.UploadCost.Length]);
        terms.UploadCost.CopyTo(_uploadCost, 0);
        Array.Clear(_tilt);
        var clusters = counts.Clusters!;
        double atFrom = 0, atTo = 0, size = 0;
        for (var k = 0; k < rewards.Length; k++)
        {
            var reward = rewards[k];
            if (reward is { Constant: 0, Slope: 0 })
                continue;
            foreach (var i in clusters.Clusters.Members[k])
            {
                _uploadCost[i] -= reward.At(terms.Start[i]);
                _tilt[i] = reward.Slope;
            }

            var (fewest, most) = (clusters.Lower[k], clusters.Upper[k]);
            atFrom += reward.Earned(from, fewest, most);
            atTo += reward.Earned(to, fewest, most);
            size += most * (Math.Abs(reward.Constant) + Math.Abs(reward.Slope) * (double.IsFinite(to) ? to : 0));
        }

        return new(_uploadCost, _tilt, (from, atFrom), (to, atTo), size);
    }

    // Who is convex, and the sums of everybody: DualTerms.Value, Slope and Least for whole vectors.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Sums Classify<TReward>(UploaderCounts counts, in Paid paid, double from, double to, Multipliers multipliers)
        where TReward : struct, IReward
    {
        var price = multipliers.Price;
        ReadOnlySpan<double> start = terms.Start, transmit = terms.TransmitTime, upload = paid.UploadCost, tilts = paid.Tilt;
        ReadOnlySpan<double> energy = terms.EnergyWeight, roots = terms.EnergyRoot, musts = counts.Must, mays = counts.May;
        var convex = _convex.AsSpan();
        Vector<double> zero = default, one = Vector<double>.One;
        Vector<double> vFrom = new(from), vTo = new(to), vPrice = new(price), twoRoots = new(2 * Math.Sqrt(price)),
            reward = new(multipliers.Reward);
        var isEnding = new Vector<long>(double.IsFinite(to) ? -1L : 0L);
        Vector<double> left = zero, leftSlope = zero, right = zero, rightSlope = zero, own = zero, sure = zero, scale = zero;
        for (var i = 0; i < start.Length; i += Vector<double>.Count)
        {
            Vector<double> a = new(start[i..]), b = new(transmit[i..]), g = new Vector<double>(upload[i..]) - reward, p = new(energy[i..]);
            Vector<double> must = new(musts[i..]), may = new(mays[i..]);
            Vector<double> y1 = vFrom - a, y2 = vTo - a;
            // Left of a + b the device cannot upload: its own interval starts there, and its φ is +∞ before.
            var canUpload = Vector.GreaterThanOrEqual(y2, b);
            var isOpen = Vector.GreaterThanOrEqual(y1, b);
            y1 = Vector.Max(y1, b);
            y2 = Vector.ConditionalSelect(canUpload, y2, y1);
            Vector<double> load = vPrice * b, share1 = load / y1, share2 = load / y2;
            Vector<double> slope1 = p - share1 / y1, slope2 = p - share2 / y2;
            Vector<double> at1 = g + p * y1 + share1, at2 = g + p * y2 + share2, least;
            var steep = p;
            if (terms.IsMinCost)
            {
                // φ never rises with T: from where it would, it stays at its limit, and its least value is at the right end.
                var limit = Vector.FusedMultiplyAdd(twoRoots, new(roots[i..]), g);
                at1 = Vector.ConditionalSelect(Vector.GreaterThan(slope1, zero), limit, at1);
                at2 = Vector.ConditionalSelect(Vector.GreaterThan(slope2, zero), limit, at2);
                (slope1, slope2) = (Vector.Min(slope1, zero), Vector.Min(slope2, zero));
            }

            if (TReward.IsTilted)
            {
                Vector<double> tilt = new(tilts[i..]);
                at1 -= tilt * y1;
                at2 -= tilt * y2;
                slope1 -= tilt;
                slope2 -= tilt;
                steep -= tilt;
            }

            if (TReward.IsTilted || !terms.IsMinCost)
            {
                // Between the ends only where φ falls at the left one and rises at the right one, and then g + 2√(p μ b).
                var limit = g + twoRoots * Vector.SquareRoot(Vector.Max(steep, zero) * b);
                least = Vector.ConditionalSelect(
                    Vector.GreaterThanOrEqual(slope1, zero), at1,
                    Vector.ConditionalSelect(Vector.LessThanOrEqual(slope2, zero), at2, limit));
            }
            else
            {
                least = at2;
            }

            var wanted = isOpen & isEnding & Vector.LessThanOrEqual(at1, zero) & Vector.LessThanOrEqual(at2, zero);
            var counted = Vector.ConditionalSelect(canUpload, must + Vector.ConditionalSelect(wanted, may, zero), zero);
            counted.CopyTo(convex[i..]);
            left += counted * at1;
            right += counted * at2;
            leftSlope += counted * slope1;
            rightSlope += counted * slope2;
            var lone = Vector.ConditionalSelect(Vector.AndNot(canUpload & Vector.LessThan(least, zero), wanted), may, zero);
            own += lone * least;
            sure += counted + lone;
            scale += (counted + lone) * Vector.Abs(g);
        }

        return new(
            Vector.Sum(left), Vector.Sum(leftSlope), Vector.Sum(right), Vector.Sum(rightSlope), Vector.Sum(own), Vector.Sum(sure),
            Vector.Sum(scale));
    }

    // Everybody who is not convex, from the smallest minimum: all below 0, and as many more as are missing.
    private bool MeetMinUploaders(
        UploaderCounts counts, in Paid paid, (double From, double To) deadlines, Multipliers multipliers, out double own,
        ref double scale)
    {
        if (_rest.Length == 0)
            (_rest, _least) = (new int[terms.Count], new double[terms.Count]);
        var rest = 0;
        double missing = terms.Problem.MinUploaders;
        for (var i = 0; i < terms.Count; i++)
        {
            missing -= _convex[i];
            double b = terms.TransmitTime[i], y2 = deadlines.To - terms.Start[i];
            var others = counts.Upper[i] - Math.Max(counts.Lower[i], (int)_convex[i]);
            if (others > 0 && y2 >= b)
            {
                var y1 = Math.Max(deadlines.From - terms.Start[i], b);
                var least = terms.Least(i, y1, y2, multipliers) + (paid.UploadCost[i] - terms.UploadCost[i]);
                var tilt = paid.Tilt.Length == 0 ? 0 : paid.Tilt[i];
                (_rest[rest], _least[rest++]) = (others, tilt == 0 ? least : least - Math.Max(tilt * y1, tilt * y2));
            }
        }

        Array.Sort(_least, _rest, 0, rest);
        own = 0;
        for (var k = 0; k < rest && (missing > 0 || _least[k] < 0); k++)
        {
            var taken = _least[k] < 0 ? _rest[k] : Math.Min(missing, _rest[k]);
            own += taken * _least[k];
            scale += taken * Math.Abs(_least[k]);
            missing -= taken;
        }

        return missing <= 0;
    }

    // The least value of the convex part, from below, and where: the tangents left and right of the minimum meet there.
    private (double At, double Value) Lowest<TReward>(Tangent left, Tangent right, in Paid paid, Multipliers multipliers)
        where TReward : struct, IReward
    {
        for (var step = 0; ; step++)
        {
            if (left.Slope >= 0)
                return (left.At, left.Value);
            if (right.Slope <= 0)
                return (right.At, right.Value);
            var (at, value) = left.Meet(right);
            if (step == MaxTangents || !(at > left.At && at < right.At))
                return (at, value);
            var middle = TangentAt<TReward>(at, paid, multipliers);
            if (middle.Slope < 0)
                left = middle;
            else
                right = middle;
        }
    }

    // A·T and the convex part at a deadline inside.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tangent TangentAt<TReward>(double at, in Paid paid, Multipliers multipliers)
        where TReward : struct, IReward
    {
        var price = multipliers.Price;
        ReadOnlySpan<double> start = terms.Start, transmit = terms.TransmitTime, upload = paid.UploadCost, tilts = paid.Tilt;
        ReadOnlySpan<double> energy = terms.EnergyWeight, roots = terms.EnergyRoot, convex = _convex;
        Vector<double> value = default, slope = default, zero = default;
        Vector<double> vAt = new(at), vPrice = new(price), twoRoots = new(2 * Math.Sqrt(price)), reward = new(multipliers.Reward);
        for (var i = 0; i < start.Length; i += Vector<double>.Count)
        {
            Vector<double> counted = new(convex[i..]), b = new(transmit[i..]), g = new Vector<double>(upload[i..]) - reward,
                p = new(energy[i..]);
            var y = Vector.ConditionalSelect(Vector.GreaterThan(counted, zero), vAt - new Vector<double>(start[i..]), Vector<double>.One);
            var r = Vector<double>.One / y;
            var share = vPrice * b * r;
            Vector<double> phi = g + p * y + share, rise = p - share * r;
            if (terms.IsMinCost)
            {
                phi = Vector.ConditionalSelect(Vector.GreaterThan(rise, zero), Vector.FusedMultiplyAdd(twoRoots, new(roots[i..]), g), phi);
                rise = Vector.Min(rise, zero);
            }

            if (TReward.IsTilted)
            {
                Vector<double> tilt = new(tilts[i..]);
                phi -= tilt * y;
                rise -= tilt;
            }

            value += counted * phi;
            slope += counted * rise;
        }

        var weight = terms.Problem.LatencyWeight;
        return new(at, weight * at + Vector.Sum(value) + paid.At(at), weight + Vector.Sum(slope) + paid.Slope);
    }

    // Whether clusters have rewards, known when the loops are compiled: without them they cost nothing.
    private interface IReward
    {
        static abstract bool IsTilted { get; }
    }

    private readonly struct Level : IReward
    {
        public static bool IsTilted => false;
    }

    private readonly struct Tilted : IReward
    {
        public static bool IsTilted => true;
    }

    // φ − ν of each entry as one with another g, less tilt·y; and the line from end to end below what the rewards earn, which is concave.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Paid(
        double[] UploadCost, double[] Tilt, (double At, double Value) From, (double At, double Value) To, double Size)
    {
        public double AtFrom => From.Value;

        public double AtTo => To.Value;

        public double Slope => To.Value == From.Value ? 0 : (To.Value - From.Value) / (To.At - From.At);

        public double At(double deadline) => From.Value + Slope * (deadline - From.At);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Sums(
        double Left, double LeftSlope, double Right, double RightSlope, double Own, double Sure, double Scale);

    // A convex function's value and slope at a point.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Tangent(double At, double Value, double Slope)
    {
        /// <summary>Where a falling tangent meets a rising one; never above either of the two values.</summary>
        public (double At, double Value) Meet(Tangent rising)
        {
            // The value from the step itself: rounded to a double, the deadline may lie left of the crossing, where the falling tangent
            // is still above it, by far where one unit in the last place of T is much of y.
            var step = (rising.Value - Value - rising.Slope * (rising.At - At)) / (Slope - rising.Slope);
            return (At + step, Math.Min(Value + Slope * step, Math.Min(Value, rising.Value)));
        }
    }
}
