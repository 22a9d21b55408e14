using System.Runtime.InteropServices;

namespace Judba.Solvers.Dual;

/// <summary>A price of the band, μ ≥ 0, and the reward of each uploader, ν ≥ 0 (<see cref="DualTerms.Reward"/>).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Multipliers(double Price, double Reward);
