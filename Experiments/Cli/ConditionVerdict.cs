using Judba.Solvers.Conditions;

namespace Judba.Experiments.Cli;

/// <summary>What became of one condition for one solver.</summary>
/// <param name="Solver">The solver, as it was named.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record ConditionVerdict(string Solver, ConditionOutcome Outcome);
