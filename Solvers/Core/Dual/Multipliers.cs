using System.Runtime.InteropServices;
using Judba.Models.Problems;

namespace Judba.Solvers.Dual;

/// <summary>The multipliers of a bound.</summary>
/// <param name="Price">μ ≥ 0, the price of the band.</param>
/// <param name="Reward">
/// ν ≥ 0, taken off every g: what each uploader is paid because <see cref="Problem.MinUploaders"/> m asks for it. As Σ ρ ≥ m,
/// Σ_S φ ≥ ν m + Σ_S (φ − ν).
/// </param>
/// <param name="ClusterRewards">
/// The same for each cluster whose number of uploaders is bounded (<see cref="ClusterCounts"/>), taken off as well. Null for zeros.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Multipliers(double Price, double Reward, ClusterReward[]? ClusterRewards = null);
