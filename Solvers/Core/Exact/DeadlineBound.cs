using System.Runtime.InteropServices;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>The bound of one deadline at its own multipliers.</summary>
/// <param name="Value">K + A·T − μ(T) + Σ min(0, φ(T, μ(T))); +∞ where those that must upload do not fit.</param>
/// <param name="Slope">Negative where later deadlines have a lower bound.</param>
/// <param name="Multipliers">Those of that deadline.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DeadlineBound(double Value, double Slope, Multipliers Multipliers);
