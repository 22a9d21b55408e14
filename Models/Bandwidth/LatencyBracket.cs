using System.Numerics;
using System.Runtime.InteropServices;
using Judba.Models.Numerics;

namespace Judba.Models.Bandwidth;

/// <summary>What is known about T* before any iteration, in u = T − max a.</summary>
/// <param name="LatestStart">max a.</param>
/// <param name="Lower">max(a_i + b_i) − max a ≤ u*: an uploader with the whole band.</param>
/// <param name="Mean">Σ b + Σ b a/Σ b − max a ≤ u*: Jensen on the convex 1/(T − a) with weights b; exact for equal a.</param>
/// <param name="Upper">Σ b ≥ u*: at that T even the latest uploaders fit.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LatencyBracket(double LatestStart, double Lower, double Mean, double Upper)
{
    public static LatencyBracket Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Guard.SameLength(a.Length, b.Length, "transmitTime");
        if (a.IsEmpty)
            throw new ArgumentException("'computeLatency' is empty; allowed: one uploader or more.", nameof(a));

        double latest = Max(a), total = 0, head = 0, lower = double.NegativeInfinity;
        var i = 0;
        if (Vector.IsHardwareAccelerated && a.Length >= Vector<double>.Count)
        {
            Vector<double> vLatest = new(latest), vTotal = default, vHead = default, vLower = new(lower);
            for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                Vector<double> d = vLatest - new Vector<double>(a[i..]), vb = new(b[i..]);
                vTotal += vb;
                vHead += vb * d;
                vLower = Vector.Max(vLower, vb - d);
            }

            total = Vector.Sum(vTotal);
            head = Vector.Sum(vHead);
            for (var k = 0; k < Vector<double>.Count; k++)
                lower = Math.Max(lower, vLower[k]);
        }

        for (; i < a.Length; i++)
        {
            var d = latest - a[i];
            total += b[i];
            head += b[i] * d;
            lower = Math.Max(lower, b[i] - d);
        }

        return new(latest, lower, total - head / total, total);
    }

    private static double Max(ReadOnlySpan<double> x)
    {
        var max = double.NegativeInfinity;
        var i = 0;
        if (Vector.IsHardwareAccelerated && x.Length >= Vector<double>.Count)
        {
            var vMax = new Vector<double>(x);
            for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
                vMax = Vector.Max(vMax, new Vector<double>(x[i..]));
            for (var k = 0; k < Vector<double>.Count; k++)
                max = Math.Max(max, vMax[k]);
        }

        for (; i < x.Length; i++)
            max = Math.Max(max, x[i]);
        return max;
    }
}
