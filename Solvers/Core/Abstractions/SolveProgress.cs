using System.Runtime.InteropServices;

namespace Judba.Solvers.Abstractions;

/// <summary>Where a solve stands.</summary>
/// <param name="Objective">Cost of the incumbent, NaN for none.</param>
/// <param name="Bound">Proved lower bound, NaN for none.</param>
/// <param name="Fraction">Work done, 0…1, NaN where nobody can know.</param>
/// <param name="OpenNodes">Parts of the search that are still open; 0 for solvers that have none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SolveProgress(double Objective, double Bound, double Fraction, long OpenNodes = 0)
{
    /// <summary>(objective − bound)/|objective|.</summary>
    public double Gap => SolveResult.RelativeGap(Objective, Bound);
}
