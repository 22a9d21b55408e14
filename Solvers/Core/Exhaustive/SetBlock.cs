using System.Numerics;
using Judba.Models.Problems;

namespace Judba.Solvers.Exhaustive;

/// <summary>Lower bounds on the costs of all sets that have the same high devices. Workspace of one thread.</summary>
/// <remarks>
/// The sums come from <see cref="SubsetSums"/>. They give a bound in a few operations, the mean of Jensen's inequality:
/// T* ≥ T° = Σ b a/Σ b + Σ b. In <see cref="Reading.MinLatency"/> the cost grows with T*, so C ≥ K + Σ g + Σ p (T° − a) + A·T°; in
/// <see cref="Reading.MinCost"/> C ≥ K + Σ g + (Σ √(p b))² + A·T° by Cauchy and Schwarz.
/// </remarks>
/// <param name="problem">The problem.</param>
/// <param name="reading">The reading.</param>
/// <param name="sums">The sums of all sets of the low devices.</param>
internal sealed class SetBlock(Problem problem, Reading reading, SubsetSums sums)
{
    // Relative to the terms of a bound: sums of 30 terms are off by 30 roundings, here 4e3 of them.
    private const double Margin = 1e-12;

    private readonly double[] _bounds = new double[sums.Count];

    /// <summary>The devices of a set, ascending.</summary>
    /// <param name="set">One bit a device.</param>
    /// <param name="space">Room for them.</param>
    public static Span<int> Members(uint set, Span<int> space)
    {
        var n = 0;
        for (; set != 0; set &= set - 1)
            space[n++] = BitOperations.TrailingZeroCount(set);
        return space[..n];
    }

    /// <summary>The bounds, by the low devices of the set; valid until the next call.</summary>
    /// <param name="highSet">The high devices, one bit each, the first of them lowest.</param>
    public ReadOnlySpan<double> Bounds(uint highSet)
    {
        Span<double> fixedSums = stackalloc double[SubsetSums.Quantities];
        Span<double> one = stackalloc double[SubsetSums.Quantities];
        for (var rest = highSet << sums.Devices; rest != 0; rest &= rest - 1)
        {
            SubsetSums.Of(problem, BitOperations.TrailingZeroCount(rest), one);
            for (var q = 0; q < SubsetSums.Quantities; q++)
                fixedSums[q] += one[q];
        }

        Fill(fixedSums);
        return _bounds;
    }

    // Lower bounds of all sets of the block, less the margin for rounding. The empty set divides 0 by 0: NaN is not
    // above anything, so it is scored.
    private void Fill(ReadOnlySpan<double> fixedSums)
    {
        var minCost = reading == Reading.MinCost;
        double weight = problem.LatencyWeight, constant = problem.Constant;
        ReadOnlySpan<double> sb = sums[0], sab = sums[1], sg = sums[2], sgAbs = sums[3], sp = sums[4], spa = sums[5], sc = sums[6];
        var width = Vector<double>.Count;
        var k = 0;
        if (Vector.IsHardwareAccelerated && _bounds.Length >= width)
        {
            for (; k < _bounds.Length; k += width)
            {
                var b = new Vector<double>(sb[k..]) + new Vector<double>(fixedSums[0]);
                var t = (new Vector<double>(sab[k..]) + new Vector<double>(fixedSums[1])) / b + b;
                var g = new Vector<double>(sg[k..]) + new Vector<double>(fixedSums[2] + constant);
                var scale = new Vector<double>(sgAbs[k..]) + new Vector<double>(fixedSums[3] + Math.Abs(constant));
                Vector<double> cost, size;
                if (minCost)
                {
                    var c = new Vector<double>(sc[k..]) + new Vector<double>(fixedSums[6]);
                    cost = g + c * c + t * weight;
                    size = scale + c * c + t * weight;
                }
                else
                {
                    var p = (new Vector<double>(sp[k..]) + new Vector<double>(fixedSums[4] + weight)) * t;
                    var pa = new Vector<double>(spa[k..]) + new Vector<double>(fixedSums[5]);
                    cost = g + p - pa;
                    size = scale + p + pa;
                }

                (cost - size * Margin).CopyTo(_bounds, k);
            }

            return;
        }

        for (; k < _bounds.Length; k++)
        {
            double b = sb[k] + fixedSums[0], t = (sab[k] + fixedSums[1]) / b + b;
            double g = sg[k] + fixedSums[2] + constant, scale = sgAbs[k] + fixedSums[3] + Math.Abs(constant);
            double c = sc[k] + fixedSums[6], p = (sp[k] + fixedSums[4] + weight) * t, pa = spa[k] + fixedSums[5];
            var plus = minCost ? c * c + t * weight : p;
            var minus = minCost ? 0 : pa;
            _bounds[k] = g + plus - minus - Margin * (scale + plus + minus);
        }
    }
}
