using System.Numerics;
using Judba.Models.Numerics;
using Judba.Models.Problems;

namespace Judba.Models.Bandwidth;

/// <summary>Completion latency of a set under the bandwidth that minimises it: Newton from the left. The default.</summary>
/// <remarks>
/// <para>
/// The root u = T − max a of F(u) = Σ bᵢ/yᵢ = 1, yᵢ = u + (max a − aᵢ): [Yang21] eq. (14)–(15). 1/F is concave and grows
/// (a harmonic mean of yᵢ/bᵢ), so the tangent of 1/F meets 1 left of the root from wherever it is taken: after one step
/// the iterates climb and never overshoot. The step is (F − 1)·F/G with G = Σ b/y².
/// </para>
/// <para>
/// Stop: as |(1/F)″/(1/F)′| ≤ 2/u, a step s leaves an error of at most s²/u, so a step below 1e-7 u leaves 1e-14 u.
/// Allocation-free; one division serves four devices.
/// </para>
/// </remarks>
public static class LatencyNewton
{
    // A step this small relative to u leaves a relative error of its square.
    private const double LastStep = 1e-7;

    // Newton needs 2–5 steps, about log2 N from far away; more than this only if rounding made it stand still.
    private const int MaxSteps = 200;

    /// <summary>Finds T*, relative accuracy of T* − max a about 1e-14 plus the rounding of the sum.</summary>
    /// <param name="computeLatency">a [s], one per uploader, finite, ≥ 0; at least one.</param>
    /// <param name="transmitTime">b [s], time with the whole band, one per uploader, finite, > 0.</param>
    /// <exception cref="ArgumentException">The spans are empty or differ in length.</exception>
    public static LatencySolution Solve(ReadOnlySpan<double> computeLatency, ReadOnlySpan<double> transmitTime)
    {
        var bracket = LatencyBracket.Of(computeLatency, transmitTime);
        // The mean is exact where it cancels least and may be off by rounding where it cancels: the bracket has the last word.
        var (low, high) = (bracket.Lower, bracket.Upper);
        var u = Math.Clamp(bracket.Mean, low, high);
        var passes = 1;
        while (passes < MaxSteps)
        {
            var (load, slope) = LoadAndSlope(computeLatency, transmitTime, bracket.LatestStart, u);
            passes++;
            // Where a device that needs nearly no time starts last, F is flat, and rounding alone would lead from one end to the other.
            (low, high) = load > 1 ? (u, high) : (low, u);
            var next = Math.Clamp(u + (load - 1) * load / slope, low, high);
            var step = Math.Abs(next - u);
            u = next;
            if (step <= LastStep * u)
                break;
        }

        return new(u, bracket.LatestStart, passes);
    }

    /// <summary>T* [s] of a set of devices of a problem; 0 for the empty set.</summary>
    public static double Solve(Problem problem, ReadOnlySpan<int> uploaders)
    {
        Guard.NotNull(problem);
        if (uploaders.IsEmpty)
            return 0;
        double[] a = new double[uploaders.Length], b = new double[uploaders.Length];
        for (var k = 0; k < uploaders.Length; k++)
        {
            a[k] = problem.ComputeLatency[uploaders[k]];
            b[k] = problem.TransmitTime[uploaders[k]];
        }

        return Solve(a, b).CompletionLatency;
    }

    /// <summary>F = Σ b/y and G = Σ b/y² = −F′ at u, y = u + (latest − a).</summary>
    internal static (double Load, double Slope) LoadAndSlope(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, double latest, double u)
    {
        double load = 0, slope = 0;
        var i = 0;
        var width = Vector<double>.Count;
        if (Vector.IsHardwareAccelerated)
        {
            var vLatest = new Vector<double>(latest);
            var vu = new Vector<double>(u);
            Vector<double> load0 = default, load1 = default, slope0 = default, slope1 = default;
            for (; i <= a.Length - 4 * width; i += 4 * width)
            {
                Vector<double> b0 = new(b[i..]), b1 = new(b[(i + width)..]);
                Vector<double> b2 = new(b[(i + 2 * width)..]), b3 = new(b[(i + 3 * width)..]);
                var y0 = vu + (vLatest - new Vector<double>(a[i..]));
                var y1 = vu + (vLatest - new Vector<double>(a[(i + width)..]));
                var y2 = vu + (vLatest - new Vector<double>(a[(i + 2 * width)..]));
                var y3 = vu + (vLatest - new Vector<double>(a[(i + 3 * width)..]));
                // Four reciprocals from one division; Problem.MaxMagnitude keeps the product in range.
                Vector<double> y01 = y0 * y1, y23 = y2 * y3;
                var r = Vector<double>.One / (y01 * y23);
                Vector<double> r01 = r * y23, r23 = r * y01;
                Vector<double> r0 = r01 * y1, r1 = r01 * y0, r2 = r23 * y3, r3 = r23 * y2;
                Vector<double> w0 = b0 * r0, w1 = b1 * r1, w2 = b2 * r2, w3 = b3 * r3;
                load0 += w0 + w1;
                load1 += w2 + w3;
                slope0 = Vector.FusedMultiplyAdd(w0, r0, Vector.FusedMultiplyAdd(w1, r1, slope0));
                slope1 = Vector.FusedMultiplyAdd(w2, r2, Vector.FusedMultiplyAdd(w3, r3, slope1));
            }

            for (; i <= a.Length - width; i += width)
            {
                var r = Vector<double>.One / (vu + (vLatest - new Vector<double>(a[i..])));
                var w = new Vector<double>(b[i..]) * r;
                load0 += w;
                slope0 += w * r;
            }

            load = Vector.Sum(load0 + load1);
            slope = Vector.Sum(slope0 + slope1);
        }

        for (; i < a.Length; i++)
        {
            var r = 1 / (u + (latest - a[i]));
            var w = b[i] * r;
            load += w;
            slope += w * r;
        }

        return (load, slope);
    }

    /// <summary>The plain loop that <see cref="LoadAndSlope"/> is tested and measured against.</summary>
    internal static (double Load, double Slope) LoadAndSlopeReference(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, double latest, double u)
    {
        double load = 0, slope = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var y = u + (latest - a[i]);
            load += b[i] / y;
            slope += b[i] / (y * y);
        }

        return (load, slope);
    }
}
