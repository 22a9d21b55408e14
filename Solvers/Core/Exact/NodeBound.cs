using System.Runtime.InteropServices;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>The best bound that is known of a node.</summary>
/// <param name="Value">The bound; −∞ before the node has been looked at.</param>
/// <param name="Multipliers">The multipliers that give it. Before the node has been looked at, those to begin with.</param>
/// <param name="Tightest">The deadline where it is attained. Before the node has been looked at, the deadline to begin with.</param>
/// <param name="GainOfSplitting">What a shorter interval could add: the bound at one deadline, at its own price, less that of the
/// node.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NodeBound(double Value, Multipliers Multipliers, double Tightest, double GainOfSplitting)
{
    /// <summary>No bound yet, but something to begin with.</summary>
    public static NodeBound Unknown(Multipliers multipliers, double tightest) => new(double.NegativeInfinity, multipliers, tightest, 0);
}
