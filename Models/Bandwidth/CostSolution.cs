using System.Runtime.InteropServices;
using Judba.Models.Problems;

namespace Judba.Models.Bandwidth;

/// <summary>The bandwidth of a set that minimises A·T + Σ p t.</summary>
/// <param name="Offset">u = T − max a [s].</param>
/// <param name="LatestStart">max a [s].</param>
/// <param name="Price">μ, multiplier of Σ w ≤ 1.</param>
/// <param name="Cost">A·T + Σ p t at the shares written.</param>
/// <param name="IsEqualFinish">Whether T = T*: then all uploaders end together, as in <see cref="Reading.MinLatency"/>.</param>
/// <param name="Iterations">Passes over the devices.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CostSolution(
    double Offset, double LatestStart, double Price, double Cost, bool IsEqualFinish, int Iterations)
{
    /// <summary>T [s].</summary>
    public double CompletionLatency => LatestStart + Offset;
}
