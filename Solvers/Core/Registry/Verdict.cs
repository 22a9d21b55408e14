using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Registry;

/// <summary>A solver's answer after the <see cref="Referee"/> has seen it.</summary>
/// <param name="Solver">Who answered.</param>
/// <param name="Reading">In which reading.</param>
/// <param name="Result">The answer as claimed.</param>
/// <param name="Evaluation">The re-scored point; null where there is none.</param>
/// <param name="Seconds">Wall time of the solver alone.</param>
public sealed record Verdict(
    SolverInfo Solver, Reading Reading, SolveResult Result, Evaluation? Evaluation, double Seconds)
{
    /// <summary>The re-scored cost; NaN for no point.</summary>
    public double Cost => Evaluation?.Cost ?? double.NaN;
}
