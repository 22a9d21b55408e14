using Judba.Models;

namespace Judba.Solvers;

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
    private const double Tolerance = 1e-14;

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

            var price = weight / steepness;
            return price >= worst ? price : null;
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
            double energy = 0, root = 0;
            for (var i = 0; i < _a.Length; i++)
            {
                energy += _p[i] * least.TransmitLatency(_a[i]);
                root += Math.Sqrt(_p[i] * _b[i]);
            }

            // At most the energy that T* wastes can be bought with latency; rounding may eat a difference of equals.
            double low = least.Offset, high = low + Math.Max(0, energy - root * root) / latencyWeight;
            high = Math.Max(high, low * (1 + Tolerance));
            var passes = least.Iterations + 2;
            double u = Math.Min(low * 1.05, high), s = 1 / root;
            for (var step = 0; step < MaxSteps; step++)
            {
                s = InversePriceRoot(least.LatestStart, u, s, 1 / root, ref passes);
                var (slope, curvature) = Derivative(least.LatestStart, u, s);
                passes++;
                if (slope > 0)
                    high = u;
                else
                    low = u;
                if (slope == 0 || high - low <= Tolerance * low)
                    break;
                var newton = u - slope / curvature;
                var next = newton > low && newton < high ? newton : Math.Sqrt(low * high);
                if (!(next > low && next < high) || Math.Abs(next - u) <= Tolerance * u)
                    break;
                u = next;
            }

            s = InversePriceRoot(least.LatestStart, u, s, 1 / root, ref passes);
            var price = Price(least.LatestStart, u, s);
            s = 1 / Math.Sqrt(price);
            var band = 0.0;
            for (var i = 0; i < w.Length; i++)
                band += w[i] = Math.Max(_b[i] / (u + (least.LatestStart - _a[i])), Math.Sqrt(_p[i] * _b[i]) * s);
            for (var i = 0; i < w.Length; i++)
                w[i] /= band;
            return Finish(u, least.LatestStart, price, isEqualFinish: false, passes + 3, w);
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
        // from there walks left, one set of breakpoints after the other.
        private double InversePriceRoot(double latest, double u, double guess, double largest, ref int passes)
        {
            var s = guess;
            for (var step = 0; step < MaxSteps; step++)
            {
                double held = 0, free = 0;
                for (var i = 0; i < _a.Length; i++)
                {
                    double least = _b[i] / (u + (latest - _a[i])), c = Math.Sqrt(_p[i] * _b[i]);
                    if (c * s > least)
                        free += c;
                    else
                        held += least;
                }

                passes++;
                // All held at this guess: it lies left of the root, whose greatest possible place starts afresh.
                var next = free > 0 ? Math.Min((1 - held) / free, largest) : largest;
                if (next == s || (step > 0 && !(next < s)))
                    break;
                s = next;
            }

            return s;
        }

        // μ from D(T) = 0, sums of positive terms; s⁻² has lost the digits that 1 − held cancels where nearly all of the band is held.
        private double Price(double latest, double u, double s)
        {
            double weight = latencyWeight, steepness = 0;
            for (var i = 0; i < _a.Length; i++)
            {
                var y = u + (latest - _a[i]);
                if (_b[i] / y < Math.Sqrt(_p[i] * _b[i]) * s)
                    continue;
                weight += _p[i];
                steepness += _b[i] / (y * y);
            }

            return steepness > 0 ? weight / steepness : 1 / (s * s);
        }

        // D(T) and D′(T) by the implicit function: dμ/dT = −2 s⁻³ Σ_held(b/y²)/Σ_free c.
        private (double Slope, double Curvature) Derivative(double latest, double u, double s)
        {
            double price = 1 / (s * s), slope = latencyWeight, steepness = 0, third = 0, free = 0;
            for (var i = 0; i < _a.Length; i++)
            {
                var y = u + (latest - _a[i]);
                var steep = _b[i] / (y * y);
                var term = _p[i] - price * steep;
                if (term < 0)
                {
                    slope += term;
                    steepness += steep;
                    third += steep / y;
                }
                else
                {
                    free += Math.Sqrt(_p[i] * _b[i]);
                }
            }

            return (slope, 2 * price * third + 2 * price / s * steepness * steepness / free);
        }
    }
}
