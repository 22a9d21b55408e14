using Judba.Models.Scoring;

namespace Judba.Experiments.Sweeps.Storage;

/// <summary>One solve, as it is recorded.</summary>
/// <param name="Point">Point of the design.</param>
/// <param name="Instance">Instance of the point.</param>
/// <param name="Solver">Solver, with its options.</param>
/// <param name="Reading">Reading of the problem.</param>
/// <param name="Seed">Seed that the solver was given.</param>
/// <param name="Status">How it ended: a termination, or <see cref="SweepStatus"/>.</param>
/// <param name="Cost">The re-scored cost; NaN for no point.</param>
/// <param name="Magnitude">The scale that rounding errors of the cost go with, as in <see cref="Evaluation"/>; NaN for no point.</param>
/// <param name="Bound">The bound that the solver proved; NaN for none.</param>
/// <param name="CompletionLatency">T [s]; NaN for no point.</param>
/// <param name="Uploaders">N; −1 for no point.</param>
/// <param name="Seconds">Wall time of the solver alone; NaN where it threw.</param>
/// <param name="Evaluations">Candidate sets that it dealt with.</param>
/// <param name="Message">Why it failed, or the solver's own words; may be empty.</param>
/// <param name="Host">The machine.</param>
/// <param name="Finished">When, in UTC, ISO 8601.</param>
internal sealed record SweepRow(
    int Point, int Instance, string Solver, string Reading, int Seed, string Status, double Cost, double Magnitude, double Bound,
    double CompletionLatency, int Uploaders, double Seconds, long Evaluations, string Message, string Host, string Finished)
{
    /// <summary>Whether the solver dealt with the fleet, successfully or not.</summary>
    public bool IsAttempted => Status is not (SweepStatus.TooLarge or SweepStatus.Refused);

    /// <summary>Whether there is a point; the referee has seen that it is feasible.</summary>
    public bool HasPoint => !double.IsNaN(Cost);

    /// <summary>Whether the solver failed.</summary>
    public bool IsFailed => Status is SweepStatus.Error or SweepStatus.NumericalError;
}
