using System.Runtime.InteropServices;

namespace Judba.Solvers;

/// <summary>A lower bound on the cost of every set whose deadline lies in an interval, at one price of the band.</summary>
/// <remarks>
/// <para>
/// For a feasible (S, w) with completion latency T and any μ ≥ 0, C ≥ K + A·T − μ + Σ_S φ_i(T, μ). Devices whose φ is not
/// positive at both ends are so in between (φ is convex): with A·T they form a convex function, bounded below by its
/// tangents. Every other device counts min(0, its own minimum over the interval). If fewer devices than
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

    private readonly int[] _convex = new int[terms.Start.Length];
    private readonly double[] _least = new double[terms.Start.Length];

    /// <summary>The bound; +∞ if no feasible set has its deadline here.</summary>
    /// <param name="from">Left end, counted from the earliest start.</param>
    /// <param name="to">Right end ≥ <paramref name="from"/>; +∞ only in <see cref="Reading.MinCost"/>.</param>
    /// <param name="price">μ ≥ 0.</param>
    public double At(double from, double to, double price)
    {
        var problem = terms.Problem;
        var b = problem.TransmitTime;
        var weight = problem.LatencyWeight;
        int convex = 0, negative = 0, rest = 0;
        double own = 0, scale = Math.Abs(problem.Constant) + weight * terms.EarliestStart + price;
        var left = new Tangent(from, weight * from, weight);
        var right = new Tangent(to, weight == 0 ? 0 : weight * to, weight);
        for (var i = 0; i < _least.Length; i++)
        {
            var y2 = to - terms.Start[i];
            if (!(y2 >= b[i]))
                continue;
            // Left of a + b the device cannot upload: its own interval starts there, and its φ is +∞ before.
            var y1 = from - terms.Start[i];
            var whole = y1 >= b[i] && double.IsFinite(to);
            double atLeft = terms.Value(i, Math.Max(y1, b[i]), price), atRight = terms.Value(i, y2, price);
            if (whole && atLeft <= 0 && atRight <= 0)
            {
                left = left.Plus(atLeft, terms.Slope(i, y1, price));
                right = right.Plus(atRight, terms.Slope(i, y2, price));
                scale += Math.Abs(problem.UploadCost[i]);
                _convex[convex++] = i;
                continue;
            }

            var least = terms.Least(i, Math.Max(y1, b[i]), y2, price);
            if (least < 0)
            {
                own += least;
                scale += Math.Abs(problem.UploadCost[i]);
                negative++;
            }
            else
            {
                _least[rest++] = least;
            }
        }

        var missing = problem.MinUploaders - convex - negative;
        if (missing > rest)
            return double.PositiveInfinity;
        if (missing > 0)
        {
            Array.Sort(_least, 0, rest);
            for (var k = 0; k < missing; k++)
            {
                own += _least[k];
                scale += Math.Abs(_least[k]);
            }
        }

        var lowest = double.IsFinite(to) ? Lowest(left, right, convex, price) : left.Value;
        return terms.Constant - price + own + lowest - Slack * (scale + Math.Abs(lowest));
    }

    // The least value of the convex part, from below: where the tangents left and right of the minimum meet.
    private double Lowest(Tangent left, Tangent right, int convex, double price)
    {
        for (var step = 0; ; step++)
        {
            if (left.Slope >= 0)
                return left.Value;
            if (right.Slope <= 0)
                return right.Value;
            var (at, value) = left.Meet(right);
            if (step == MaxTangents || !(at > left.At && at < right.At))
                return value;
            var weight = terms.Problem.LatencyWeight;
            var middle = new Tangent(at, weight * at, weight);
            for (var k = 0; k < convex; k++)
            {
                var y = at - terms.Start[_convex[k]];
                middle = middle.Plus(terms.Value(_convex[k], y, price), terms.Slope(_convex[k], y, price));
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
        public Tangent Plus(double value, double slope) => new(At, Value + value, Slope + slope);

        /// <summary>Where a falling tangent meets a rising one; never above either of the two values.</summary>
        public (double At, double Value) Meet(Tangent rising)
        {
            var at = At + (rising.Value - Value - rising.Slope * (rising.At - At)) / (Slope - rising.Slope);
            return (at, Math.Min(Value + Slope * (at - At), Math.Min(Value, rising.Value)));
        }
    }
}
