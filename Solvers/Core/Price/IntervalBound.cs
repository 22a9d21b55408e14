using System.Runtime.InteropServices;

namespace Judba.Solvers;

/// <summary>A lower bound on the cost of every set whose deadline lies in an interval, at one price of the band.</summary>
/// <remarks>
/// <para>
/// For a feasible (S, w) with completion latency T and any μ ≥ 0, C ≥ K + A·T − μ + Σ_S φ_i(T, μ). Devices that must upload, and
/// those whose φ is not positive at both ends, which is then so in between (φ is convex), form with A·T a convex
/// function, bounded below by its tangents. Every other device counts min(0, its own minimum over the interval). If fewer devices than
/// <see cref="Models.Problem.MinUploaders"/> can have φ &lt; 0, the smallest minima of the rest are added until they are met.
/// </para>
/// <para>A pointwise value at one T is no bound for its neighbours, and the ends do not tell where φ is negative: φ(0.3) > 0,
/// φ(1) &lt; 0, φ(3) > 0 happens in <see cref="Reading.MinLatency"/>.</para>
/// </remarks>
internal sealed class IntervalBound(DualTerms terms)
{
    // The bound is lowered by this part of all terms that were added: 10⁶ roundings of random sign, with room to spare.
    private const double Slack = 1e-12;

    // Tangents of the convex part beyond those at the ends; each about squares the error of the last.
    private const int MaxTangents = 3;

    private readonly int[] _convex = new int[terms.Count];
    private readonly int[] _devices = new int[terms.Count];
    private readonly int[] _rest = new int[terms.Count];
    private readonly double[] _least = new double[terms.Count];
    private int _convexCount;

    /// <summary>Where the last bound is attained, as far as tangents tell: the deadline worth looking at.</summary>
    public double Tightest { get; private set; }

    /// <summary>The bound; +∞ if no feasible set has its deadline here.</summary>
    /// <param name="from">Left end, counted from the earliest start.</param>
    /// <param name="to">Right end ≥ <paramref name="from"/>; +∞ only in <see cref="Reading.MinCost"/>.</param>
    /// <param name="price">μ ≥ 0.</param>
    public double At(double from, double to, double price)
    {
        var problem = terms.Problem;
        var weight = problem.LatencyWeight;
        // Devices that must upload cannot be done before their own a + b.
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms.Lower[i] > 0)
                from = Math.Max(from, terms.Start[i] + terms.TransmitTime[i]);
        }

        Tightest = from;
        if (from > to)
            return double.PositiveInfinity;
        _convexCount = 0;
        var rest = 0;
        long sure = 0;
        double own = 0, scale = Math.Abs(problem.Constant) + weight * terms.EarliestStart + price;
        var left = new Tangent(from, weight * from, weight);
        var right = new Tangent(to, weight == 0 ? 0 : weight * to, weight);
        for (var i = 0; i < terms.Count; i++)
        {
            int must = terms.Lower[i], may = terms.Upper[i] - must;
            double b = terms.TransmitTime[i], y1 = from - terms.Start[i], y2 = to - terms.Start[i];
            if (must + may == 0 || !(y2 >= b))
                continue;
            // Left of a + b the device cannot upload: its own interval starts there, and its φ is +∞ before.
            var start = Math.Max(y1, b);
            double atLeft = terms.Value(i, start, price), atRight = terms.Value(i, y2, price);
            var wanted = y1 >= b && double.IsFinite(to) && atLeft <= 0 && atRight <= 0;
            var counted = wanted ? must + may : must;
            if (counted > 0)
            {
                scale += counted * Math.Abs(terms.UploadCost[i]);
                sure += counted;
                if (double.IsFinite(to))
                {
                    left = left.Plus(counted, atLeft, terms.Slope(i, start, price));
                    right = right.Plus(counted, atRight, terms.Slope(i, y2, price));
                    (_convex[_convexCount], _devices[_convexCount++]) = (i, counted);
                }
                else
                {
                    own += counted * atRight;
                }
            }

            if (wanted || may == 0)
                continue;
            var least = terms.Least(i, start, y2, price);
            if (least < 0)
            {
                own += may * least;
                scale += may * Math.Abs(terms.UploadCost[i]);
                sure += may;
            }
            else
            {
                (_rest[rest], _least[rest++]) = (may, least);
            }
        }

        if (!MeetMinUploaders(problem.MinUploaders - sure, rest, ref own, ref scale))
            return double.PositiveInfinity;
        var lowest = double.IsFinite(to) ? Lowest(left, right, price) : left.Value;
        return terms.Constant - price + own + lowest - Slack * (scale + Math.Abs(lowest));
    }

    private bool MeetMinUploaders(long missing, int rest, ref double own, ref double scale)
    {
        if (missing <= 0)
            return true;
        Array.Sort(_least, _rest, 0, rest);
        for (var k = 0; k < rest && missing > 0; k++)
        {
            var taken = Math.Min(missing, _rest[k]);
            own += taken * _least[k];
            scale += taken * Math.Abs(_least[k]);
            missing -= taken;
        }

        return missing <= 0;
    }

    // The least value of the convex part, from below: where the tangents left and right of the minimum meet.
    private double Lowest(Tangent left, Tangent right, double price)
    {
        for (var step = 0; ; step++)
        {
            if (left.Slope >= 0)
            {
                Tightest = left.At;
                return left.Value;
            }

            if (right.Slope <= 0)
            {
                Tightest = right.At;
                return right.Value;
            }

            var (at, value) = left.Meet(right);
            Tightest = at;
            if (step == MaxTangents || !(at > left.At && at < right.At))
                return value;
            var weight = terms.Problem.LatencyWeight;
            var middle = new Tangent(at, weight * at, weight);
            for (var k = 0; k < _convexCount; k++)
            {
                var i = _convex[k];
                var y = at - terms.Start[i];
                middle = middle.Plus(_devices[k], terms.Value(i, y, price), terms.Slope(i, y, price));
            }

            if (middle.Slope < 0)
                left = middle;
            else
                right = middle;
        }
    }

    // A convex function's value and slope at a point.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Tangent(double At, double Value, double Slope)
    {
        public Tangent Plus(int devices, double value, double slope) => new(At, Value + devices * value, Slope + devices * slope);

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
