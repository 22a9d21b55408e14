using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Conditions;

/// <summary>A case in which a condition does not hold, made as small as it goes.</summary>
/// <param name="Case">The case.</param>
/// <param name="Reading">The reading.</param>
/// <param name="Seed">Seed of the case: what else the condition drew.</param>
/// <param name="Message">What was found, in numbers.</param>
public sealed record ConditionFailure(ProblemCase Case, Reading Reading, int Seed, string Message)
{
    /// <summary>A command line that shows the failure again; empty for none.</summary>
    public string Replay { get; init; } = "";
}
