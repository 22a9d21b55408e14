namespace Judba.Solvers.Conditions;

/// <summary>What became of one condition.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Cases">Problems that it was checked on, each in every reading of the condition; up to the first failure.</param>
/// <param name="Demanding">Those of them in which it demanded anything: a condition on bounds demands nothing of a solver that proves
/// none.</param>
/// <param name="WhyNotAsked">Why the solver was not asked; null where it was.</param>
/// <param name="Failure">The smallest failing case; null where the condition held.</param>
public sealed record ConditionOutcome(Condition Condition, int Cases, int Demanding, string? WhyNotAsked, ConditionFailure? Failure)
{
    /// <summary>Throws where the condition does not hold.</summary>
    /// <exception cref="ConditionViolatedException">The message has the smallest failing case as code, and the command line that
    /// shows the failure again.</exception>
    public void ThrowIfViolated()
    {
        if (Failure is { } f)
        {
            var replay = f.Replay.Length > 0 ? $"\nTo see it again: {f.Replay}" : "";
            throw new ConditionViolatedException(
                $"{Condition.Name} ({Condition.Statement}): {f.Message}; {f.Reading}, seed {f.Seed}, {f.Case}{replay}");
        }
    }
}
