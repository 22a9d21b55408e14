using Judba.Experiments.Sweeps.Design;
using Judba.Models.Problems;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>What one solver did in one reading, at a point or over the whole sweep.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Solver">The solver's specification.</param>
/// <param name="Tally">What it did.</param>
/// <param name="Point">The point; null for the whole sweep.</param>
internal sealed record TallyRow(Reading Reading, string Solver, SolverTally Tally, SweepPoint? Point = null);
