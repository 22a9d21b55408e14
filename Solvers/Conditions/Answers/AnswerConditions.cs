using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Conditions.Theory;

namespace Judba.Solvers.Conditions.Answers;

/// <summary>Properties 1, 2, 6, 10, 11 and 15 of docs/notation.md section 7, asked of any solver's answer.</summary>
internal static class AnswerConditions
{
    // What an outside program that ends its own root search at 1e-8 still meets where a is far above b.
    private const double ShareTolerance = 1e-6;

    private const string NearReason =
        "of the cost, and 1e-12 of the terms that it is a difference of: five times the rounding of 10^6 terms";

    private const int RandomPoints = 10;

    /// <summary>The conditions.</summary>
    public static IReadOnlyList<Condition> All { get; } =
    [
        new()
        {
            Name = "answer-equal-finish",
            Property = 1,
            Statement = "in min-latency the answer's uploaders finish together: w = w*(S)",
            Source = "[Yang21] Theorem 1",
            Subject = ConditionSubject.Bandwidth,
            Tolerance = ShareTolerance,
            Reason = "of each share: T alone does not show it where a is far above b",
            Readings = [Reading.MinLatency],
            Check = EqualFinish,
        },
        new()
        {
            Name = "answer-uses-the-band",
            Property = 2,
            Statement = "the answer's shares sum to 1, unless nobody uploads",
            Source = "[Yang21] Theorem 1",
            Subject = ConditionSubject.Solver,
            Tolerance = Evaluator.BandwidthTolerance,
            Reason = "of the band: the rounding of 10^6 shares and of decimal files",
            Check = UsesTheBand,
        },
        new()
        {
            Name = "answer-cheapest-shares",
            Property = 6,
            Statement = "in min-cost no other shares of the answer's set cost less",
            Source = "docs/notation.md section 4",
            Subject = ConditionSubject.CheapestBandwidth,
            Tolerance = Evaluator.AgreementTolerance,
            Reason = "of the cost: what the evaluator allows a claim",
            Readings = [Reading.MinCost],
            Check = CheapestShares,
        },
        new()
        {
            Name = "never-beats-exhaustive",
            Property = 10,
            Statement = "within a reading nobody beats exhaustive search",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Solver,
            Tolerance = 1e-9,
            Reason = NearReason,
            Check = NeverBeatsExhaustive,
        },
        new()
        {
            Name = "bound-below-every-point",
            Property = 11,
            Statement = "a bound is below the cost of every point of its reading: (S, w) in min-cost, (S, w*(S)) in min-latency",
            Source = "docs/notation.md section 5",
            Subject = ConditionSubject.Solver,
            Tolerance = 1e-9,
            Reason = NearReason,
            Check = BoundBelowEveryPoint,
        },
        new()
        {
            Name = "always-feasible",
            Property = 15,
            Statement = "the answer is feasible and costs what it claims",
            Source = "docs/notation.md sections 2 and 7",
            Subject = ConditionSubject.Solver,
            Tolerance = Evaluator.AgreementTolerance,
            Reason = "of the cost; 1e-9 of the band",
            Check = AlwaysFeasible,
        },
    ];

    /// <summary>Demands a point, for a condition that has nothing to look at without one.</summary>
    /// <returns>The point.</returns>
    /// <exception cref="ConditionViolatedException">There is none.</exception>
    public static Allocation RequirePoint(Examination exam)
    {
        if (exam.Point is null)
            exam.Require(false, $"no point: {exam.Answer.Termination}, {exam.Answer.RawStatus}");
        return exam.Point!;
    }

    private static void AlwaysFeasible(Examination exam)
    {
        var answer = exam.Answer;
        if (exam.Scored is not { } scored)
        {
            if (exam.Solver.Guarantee != Guarantee.None)
                RequirePoint(exam);
            return;
        }

        exam.Require(answer.Termination is Termination.Optimal or Termination.Completed, $"ended with {answer.Termination}");
        exam.Require(scored.IsFeasible, $"infeasible: {scored.Violation}");
        exam.Require(scored.AgreesWith(answer.Objective), $"claims {answer.Objective:R}, costs {scored.Cost:R}");
    }

    private static void EqualFinish(Examination exam)
    {
        if (exam.Point is not { UploaderCount: > 0 } point)
            return;
        var least = new SetScorer(exam.Problem, Reading.MinLatency).Allocate(point.Uploaders);
        for (var k = 0; k < point.UploaderCount; k++)
        {
            double here = point.BandwidthShare[k], star = least.BandwidthShare[k];
            exam.Require(
                Math.Abs(here / star - 1) <= ShareTolerance, $"device {point.Uploaders[k]} has a share of {here:R}, w* is {star:R}");
        }
    }

    private static void UsesTheBand(Examination exam)
    {
        if (exam.Point is { UploaderCount: > 0 })
        {
            var band = exam.Scored!.BandwidthUsed;
            exam.Require(Math.Abs(band - 1) <= Evaluator.BandwidthTolerance, $"the shares sum to {band:R}");
        }
    }

    private static void CheapestShares(Examination exam)
    {
        if (exam.Point is not { } point)
            return;
        var cheapest = Evaluator.Evaluate(exam.Problem, new SetScorer(exam.Problem, Reading.MinCost).Allocate(point.Uploaders));
        var slack = Evaluator.AgreementTolerance * Math.Abs(cheapest.Cost) + Near.Slack(cheapest);
        exam.Require(exam.Scored!.Cost <= cheapest.Cost + slack, $"costs {exam.Scored!.Cost:R}, its set can cost {cheapest.Cost:R}");
    }

    private static void NeverBeatsExhaustive(Examination exam)
    {
        if (exam.Scored is { } scored)
        {
            exam.Require(
                scored.Cost >= exam.Optimum.Cost - Near.Slack(exam.Optimum),
                $"costs {scored.Cost:R}, below the optimum {exam.Optimum.Cost:R}");
        }
    }

    private static void BoundBelowEveryPoint(Examination exam)
    {
        var bound = exam.Answer.Bound;
        if (double.IsNaN(bound))
        {
            if (exam.Solver.Guarantee == Guarantee.Optimal)
                exam.Require(false, $"promises the optimum and proves no bound: {exam.Answer.Termination}");
            return;
        }

        RequireBelow(exam.Optimum, "the optimum");
        var random = exam.NewRandom();
        var reading = exam.Solver.KeepsOwnBandwidth ? Reading.MinCost : exam.Reading;
        var scorer = new SetScorer(exam.Problem, reading);
        for (var k = 0; k < RandomPoints; k++)
        {
            int[] set = [.. Enumerable.Range(0, exam.Problem.DeviceCount).Where(_ => random.Next(2) == 0)];
            if (set.Length < exam.Problem.MinUploaders)
                continue;
            var point = scorer.Allocate(set);
            if (reading == Reading.MinCost && set.Length > 0)
                point = new(point.DeviceCount, [.. set], [.. Shares.Near(point.BandwidthShare.ToArray(), 1, random)]);
            RequireBelow(Evaluator.Evaluate(exam.Problem, point), "a feasible point");
        }

        void RequireBelow(Evaluation other, string what) =>
            exam.Require(bound <= other.Cost + Near.Slack(other), $"bound {bound:R}, above {other.Cost:R}, the cost of {what}");
    }
}
