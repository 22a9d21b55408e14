using System.Runtime.InteropServices;

namespace Judba.Solvers.Dual;

/// <summary>A lower bound on the cost of every set whose deadline lies in an interval.</summary>
/// <param name="Value">The bound; +∞ if no feasible set has its deadline there.</param>
/// <param name="Slope">
/// Slope of the bound's convex part at the left end of the interval. Where both ends are one deadline it says whether a later deadline has
/// a lower bound: it is then negative. −∞ where no set can be done by then.
/// </param>
/// <param name="Tightest">The deadline at which the bound is attained, as far as tangents tell.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DualBound(double Value, double Slope, double Tightest)
{
    // Room for the rounding of the sum.
    private const double Slack = 1e-12;

    /// <summary>K + A·min a + Σ min(0, g): below the cost of every set, the bound at price 0 and the least deadline.</summary>
    public static double Floor(DualTerms terms)
    {
        var gain = 0.0;
        for (var i = 0; i < terms.Count; i++)
            gain += terms.Classes.Size[i] * Math.Min(0, terms.UploadCost[i]);
        return terms.Constant + gain - Slack * (Math.Abs(terms.Constant) - gain);
    }
}
