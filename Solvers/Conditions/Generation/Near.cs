using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>How far two accounts of one cost may lie apart.</summary>
public static class Near
{
    /// <summary>
    /// 1e-9 of the cost, a tenth of what <see cref="Evaluator.AgreementTolerance"/> allows a claim, and never finer than
    /// 1e-12 of the terms that the cost is a difference of: five times <see cref="Evaluator.RoundingTolerance"/>.
    /// </summary>
    public static double Slack(Evaluation evaluation)
    {
        Guard.NotNull(evaluation);
        return 1e-9 * Math.Abs(evaluation.Cost) + 1e-12 * evaluation.Magnitude;
    }

    /// <summary>
    /// How far a bound may end below an optimum, beyond the gap asked for: near an optimum of 0 a gap is finer than rounding, and bounds,
    /// lowered for theirs, are closed to 4e-12 of the terms (docs/exact.md); a quarter more is allowed. The terms of nobody are |K| +
    /// Σ|min(0, g)|: those of the sets that tie.
    /// </summary>
    public static double BoundSlack(Problem problem, Evaluation optimum)
    {
        const double Part = 5e-12;
        return Part * Terms(problem, optimum);
    }

    /// <summary>
    /// How much of a cost a solver may leave unproved and say so (<see cref="Termination.Completed"/>): a few units in the last place of T,
    /// which near-degenerate fleets multiply (docs/exact.md, what remains open), or its own <see cref="SolverInfo.ProofTolerance"/>.
    /// </summary>
    /// <remarks>
    /// An interval of one unit of T leaves A + Σ p at either end, and as much again for Σ μ b/y²: eight units are allowed.
    /// </remarks>
    public static double ProofSlack(Problem problem, Evaluation optimum, SolverInfo solver)
    {
        const int Units = 8;
        Guard.NotNull(solver);
        var terms = Terms(problem, optimum);
        var priceOfTime = problem.LatencyWeight;
        foreach (var p in problem.TransmitEnergyWeight)
            priceOfTime += p;
        var unit = Math.BitIncrement(optimum.CompletionLatency) - optimum.CompletionLatency;
        return Math.Max(Units * unit * priceOfTime, solver.ProofTolerance * terms);
    }

    private static double Terms(Problem problem, Evaluation optimum)
    {
        Guard.NotNull(problem);
        Guard.NotNull(optimum);
        var terms = optimum.Magnitude;
        // Nobody uploads: everybody else takes time.
        for (var i = 0; optimum.CompletionLatency == 0 && i < problem.DeviceCount; i++)
            terms -= Math.Min(0, problem.UploadCost[i]);
        return terms;
    }
}
