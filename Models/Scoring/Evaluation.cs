namespace Judba.Models.Scoring;

/// <summary>What <see cref="Evaluator"/> says about a candidate.</summary>
/// <param name="Cost">C, the constant included; +∞ where an uploader has no band.</param>
/// <param name="CompletionLatency">T [s]; 0 when nobody uploads.</param>
/// <param name="BandwidthUsed">Σ w.</param>
/// <param name="Magnitude">|K| + Σ|g| + Σ p t + A·T: the scale that rounding errors of <paramref name="Cost"/> go with.</param>
/// <param name="Violation">The first violated constraint in words, or null for a feasible candidate.</param>
public sealed record Evaluation(
    double Cost, double CompletionLatency, double BandwidthUsed, double Magnitude, string? Violation)
{
    /// <summary>Whether every constraint holds within its tolerance.</summary>
    public bool IsFeasible => Violation is null;

    /// <summary>
    /// Whether a cost claimed by somebody else agrees with this one: to <see cref="Evaluator.AgreementTolerance"/>
    /// relative, and never finer than the rounding of the terms that the cost is made of. With an infinite cost nothing finite agrees.
    /// </summary>
    public bool AgreesWith(double claimedCost) =>
        double.IsFinite(Cost)
            ? Math.Abs(claimedCost - Cost) <= Math.Max(
                Evaluator.AgreementTolerance * Math.Abs(Cost), Evaluator.RoundingTolerance * Magnitude)
            : claimedCost == Cost;
}
