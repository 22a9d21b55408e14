using Judba.Models;

namespace Judba.Solvers.Conditions;

/// <summary>How far two accounts of one cost may lie apart.</summary>
public static class Near
{
    /// <summary>
    /// 1e-9 of the cost, a tenth of what <see cref="Evaluator.AgreementTolerance"/> allows a claim, and never finer than
    /// 1e-12 of the terms that the cost is a difference of: five times <see cref="Evaluator.RoundingTolerance"/>.
    /// </summary>
    public static double Slack(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return 1e-9 * Math.Abs(evaluation.Cost) + 1e-12 * evaluation.Magnitude;
    }
}
