using System.Runtime.InteropServices;

namespace Judba.Solvers;

/// <summary>Where a solve stands.</summary>
/// <param name="Objective">Cost of the incumbent, NaN for none.</param>
/// <param name="Bound">Proved lower bound, NaN for none.</param>
/// <param name="Fraction">Work done, 0…1, NaN where nobody can know.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SolveProgress(double Objective, double Bound, double Fraction);
