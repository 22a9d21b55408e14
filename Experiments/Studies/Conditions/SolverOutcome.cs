using Judba.Solvers.Conditions;

namespace Judba.Experiments.Studies.Conditions;

/// <summary>What became of one condition for one solver.</summary>
/// <param name="Solver">The solver, as it was named.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record SolverOutcome(string Solver, ConditionOutcome Outcome)
{
    /// <summary>Whether the condition was violated.</summary>
    public bool IsFailure => Outcome.Failure is not null;
}
