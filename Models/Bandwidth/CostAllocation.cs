using System.Numerics;
using System.Runtime.InteropServices;
using Judba.Models.Numerics;

namespace Judba.Models.Bandwidth;

/// <summary>The bandwidth of a set that minimises its cost, problem P1 of [Yang21] as written: a KKT system in T and μ.</summary>
/// <remarks>
/// <para>
/// min A·T + Σ pᵢbᵢ/wᵢ subject to wᵢ ≥ bᵢ/(T − aᵢ) and Σ w ≤ 1 is convex. With yᵢ = T* − aᵢ at the equal-finish T* of
/// <see cref="LatencyNewton"/> and μ* = (A + Σ p)/Σ(b/y²): T = T* is optimal iff μ* ≥ max pᵢyᵢ²/bᵢ.
/// </para>
/// <para>
/// Otherwise T > T*: wᵢ = max(bᵢ/yᵢ, cᵢ s) with cᵢ = √(pᵢbᵢ), s = 1/√μ, where s(T) makes Σ w = 1 (inner Newton on a convex
/// piecewise linear function, from the right: finite and monotone) and T makes
/// D(T) = A + Σ min(0, pᵢ − μ bᵢ/yᵢ²) = 0 (D is the derivative of the least cost given T, so it never falls; outer Newton
/// inside a bracket). A = 0: every device takes w ∝ c, in closed form.
/// </para>
/// </remarks>
public static class CostAllocation
{
    // u to this relative width; the cost is flat at its minimum, so that its own error is the square of it.
    private const double Tolerance = 1e-12;

    // Where the search for T starts, relative to T*: anywhere right of it would do.
    private const double FirstStep = 1.05;

    // How far s may be off by cancellation where D(T) = 0 knows it better.
    private const double LostDigits = 1e-3;

    // Newton in a bracket, bisection of the logarithm when it leaves it: 64 halvings cover 1e±80, the rest is spare.
    private const int MaxSteps = 300;

    /// <summary>Finds the shares.</summary>
    /// <param name="computeLatency">a [s], one per uploader, finite, ≥ 0; at least one.</param>
    /// <param name="transmitTime">b [s], one per uploader, finite, > 0.</param>
    /// <param name="transmitEnergyWeight">p, one per uploader, ≥ 0; all > 0 where A = 0.</param>
    /// <param name="latencyWeight">A ≥ 0.</param>
    /// <param name="bandwidthShare">Receives w, one per uploader.</param>
    /// <exception cref="ArgumentException">The spans are empty or differ in length.</exception>
    public static CostSolution Solve(
        ReadOnlySpan<double> computeLatency, ReadOnlySpan<double> transmitTime, ReadOnlySpan<double> transmitEnergyWeight,
        double latencyWeight, Span<double> bandwidthShare)
    {
        Guard.SameLength(computeLatency.Length, transmitEnergyWeight.Length, nameof(transmitEnergyWeight));
        Guard.SameLength(computeLatency.Length, bandwidthShare.Length, nameof(bandwidthShare));
        var set = new Set(computeLatency, transmitTime, transmitEnergyWeight, latencyWeight);
        var least = LatencyNewton.Solve(computeLatency, transmitTime);

        if (set.PriceOfEqualFinish(least) is { } price)
        {
            least.Shares(computeLatency, transmitTime, bandwidthShare);
            return set.Finish(least.Offset, least.LatestStart, price, isEqualFinish: true, least.Iterations + 1, bandwidthShare);
        }

        return latencyWeight == 0
            ? set.EnergyAlone(least, bandwidthShare)
            : set.Balance(least, bandwidthShare);
    }

    // The data of one solve; lives on the stack.
    private readonly ref struct Set(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> p, double latencyWeight)
    {
        private readonly ReadOnlySpan<double> _a = a, _b = b, _p = p;

        /// <summary>μ* if T = T* is optimal, else null.</summary>
        public double? PriceOfEqualFinish(LatencySolution least)
        {
            double weight = latencyWeight, steepness = 0, worst = 0;
            for (var i = 0; i < _a.Length; i++)
            {
                var y = least.TransmitLatency(_a[i]);
                weight += _p[i];
                steepness += _b[i] / (y * y);
                worst = Math.Max(worst, _p[i] * y / _b[i] * y);
            }

            // A tie is decided by rounding; T* is then optimal all the same, and the search would begin at its own end.
            var price = weight / steepness;
            return price >= worst * (1 - Tolerance) ? price : null;
        }

        /// <summary>A = 0: min Σ c²/w on the simplex, w = c/Σ c, μ = (Σ c)².</summary>
        public CostSolution EnergyAlone(LatencySolution least, Span<double> w)
        {
            var total = 0.0;
            for (var i = 0; i < w.Length; i++)
                total += w[i] = Math.Sqrt(_p[i] * _b[i]);
            var offset = least.Offset;
            for (var i = 0; i < w.Length; i++)
            {
                w[i] /= total;
                offset = Math.Max(offset, _b[i] / w[i] - (least.LatestStart - _a[i]));
            }

            return Finish(offset, least.LatestStart, total * total, isEqualFinish: false, least.Iterations + 2, w);
        }

        /// <summary>A > 0 and T > T*: the root of D in the bracket (T*, T* + (Σ p y − (Σ c)²)/A].</summary>
        public CostSolution Balance(LatencySolution least, Span<double> w)
        {
            // c waits in the place of the shares until they are known.
            double energy = 0, root = 0;
            for (var i = 0; i < _a.Length; i++)
            {
                energy += _p[i] * least.TransmitLatency(_a[i]);
                root += w[i] = Math.Sqrt(_p[i] * _b[i]);
            }

            // At most the energy that T* wastes can be bought with latency; rounding may eat a difference of equals.
            double low = least.Offset, high = low + Math.Max(0, energy - root * root) / latencyWeight;
            high = Math.Max(high, low * (1 + Tolerance));
            var passes = least.Iterations + 2;
            double u = Math.Min(low * FirstStep, high), s = 1 / root;
            for (var step = 0; step < MaxSteps; step++)
            {
                var sums = FillBand(least.LatestStart, u, ref s, 1 / root, w, ref passes);
                var price = 1 / (s * s);
                var slope = latencyWeight + sums.Weight - price * sums.Steepness;
                if (slope > 0)
                    high = u;
                else
                    low = u;
                // D′ by the implicit function: ds/dT = Σ_held(b/y²)/Σ_free c, and μ = s⁻².
                var drift = sums.Free > 0 ? sums.Steepness / sums.Free : 0;
                var newton = u - slope / (2 * price * sums.Third + 2 * price / s * sums.Steepness * drift);
                var next = newton > low && newton < high ? newton : Math.Sqrt(low * high);
                if (slope == 0 || !(next > low && next < high))
                    break;
                // Newton squares its error, so the step that is small enough to be the last one is taken too.
                var isLast = Math.Abs(next - u) <= Tolerance * u;
                s += drift * (next - u);
                u = next;
                if (isLast)
                    break;
            }

            // μ from D(T) = 0, a ratio of sums of positive terms: s⁻² has lost the digits that 1 − held cancels where nearly all
            // of the band is held. Those are all that it may correct: a device at its breakpoint, held or not by rounding, moves
            // the ratio by orders of magnitude.
            var last = FillBand(least.LatestStart, u, ref s, 1 / root, w, ref passes);
            var multiplier = (latencyWeight + last.Weight) / last.Steepness;
            if (Math.Abs(multiplier * s * s - 1) <= LostDigits)
                s = 1 / Math.Sqrt(multiplier);
            else
                multiplier = 1 / (s * s);
            var band = 0.0;
            for (var i = 0; i < w.Length; i++)
                band += w[i] = Math.Max(_b[i] / (u + (least.LatestStart - _a[i])), w[i] * s);
            for (var i = 0; i < w.Length; i++)
                w[i] /= band;
            return Finish(u, least.LatestStart, multiplier, isEqualFinish: false, passes + 3, w);
        }

        public CostSolution Finish(
            double offset, double latest, double price, bool isEqualFinish, int iterations, ReadOnlySpan<double> w)
        {
            var energy = 0.0;
            for (var i = 0; i < w.Length; i++)
                energy += _p[i] * (_b[i] / w[i]);
            return new(offset, latest, price, latencyWeight * (latest + offset) + energy, isEqualFinish, iterations);
        }

        // s with Σ max(b/y, c s) = 1: convex and piecewise linear in s, so Newton from any guess lands right of the root and
        // from there walks left, one set of breakpoints after the other. Returns the sums at that s.
        private Sums FillBand(double latest, double u, ref double s, double largest, ReadOnlySpan<double> c, ref int passes)
        {
            Sums sums = default;
            for (var step = 0; step < MaxSteps; step++)
            {
                sums = Pass(latest, u, s, c);
                passes++;
                // All held, and they fill the band: this is T*, where every s from here to the left is a root.
                if (sums.Free == 0 && sums.Held >= 1 - Tolerance)
                    break;
                // All held at this guess: it lies left of the root, whose greatest possible place starts afresh.
                var next = sums.Free > 0 ? Math.Min((1 - sums.Held) / sums.Free, largest) : largest;
                var isLast = Math.Abs(next - s) <= Tolerance * s || (step > 1 && next > s);
                s = next;
                if (isLast)
                    break;
            }

            return sums;
        }

        // One pass: the sums over held devices (b/y ≥ c s, which is the same as p ≤ μ b/y²) and over free ones.
        private Sums Pass(double latest, double u, double s, ReadOnlySpan<double> c)
        {
            double held = 0, steepness = 0, third = 0, weight = 0, free = 0;
            var i = 0;
            if (Vector.IsHardwareAccelerated)
            {
                Vector<double> vLatest = new(latest), vu = new(u), vs = new(s);
                Vector<double> vHeld = default, vSteepness = default, vThird = default, vWeight = default, vFree = default;
                for (; i <= _a.Length - Vector<double>.Count; i += Vector<double>.Count)
                {
                    var r = Vector<double>.One / (vu + (vLatest - new Vector<double>(_a[i..])));
                    Vector<double> least = new Vector<double>(_b[i..]) * r, root = new(c[i..]);
                    var isHeld = Vector.GreaterThanOrEqual(least, root * vs);
                    least = Vector.ConditionalSelect(isHeld, least, Vector<double>.Zero);
                    vHeld += least;
                    vSteepness += least * r;
                    vThird += least * r * r;
                    vWeight += Vector.ConditionalSelect(isHeld, new Vector<double>(_p[i..]), Vector<double>.Zero);
                    vFree += Vector.ConditionalSelect(isHeld, Vector<double>.Zero, root);
                }

                (held, steepness, third) = (Vector.Sum(vHeld), Vector.Sum(vSteepness), Vector.Sum(vThird));
                (weight, free) = (Vector.Sum(vWeight), Vector.Sum(vFree));
            }

            for (; i < _a.Length; i++)
            {
                var r = 1 / (u + (latest - _a[i]));
                var least = _b[i] * r;
                if (least >= c[i] * s)
                {
                    held += least;
                    steepness += least * r;
                    third += least * r * r;
                    weight += _p[i];
                }
                else
                {
                    free += c[i];
                }
            }

            return new(held, steepness, third, weight, free);
        }
    }

    // Σ b/y, Σ b/y², Σ b/y³ and Σ p over held devices; Σ c over free ones.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Sums(double Held, double Steepness, double Third, double Weight, double Free);
}
