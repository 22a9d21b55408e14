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
internal readonly record struct DualBound(double Value, double Slope, double Tightest);
