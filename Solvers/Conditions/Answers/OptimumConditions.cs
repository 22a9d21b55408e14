using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Conditions.Answers;

/// <summary>Properties 6–8, 10, 12–14 and 18 of docs/notation.md section 7, asked of solvers that promise as much.</summary>
internal static class OptimumConditions
{
    private const double GapTolerance = 1e-6;
    private const string GapReason = "of the cost: the gap that the solver is asked for; beside it the rounding of the terms";

    // Powers of four: square roots of costs and times stay exact.
    private const int UnitBase = 4;
    private const int LargestUnit = 10;

    /// <summary>The conditions.</summary>
    public static IReadOnlyList<Condition> All { get; } =
    [
        new()
        {
            Name = "readings-ordered",
            Property = 6,
            Statement = "the optimum of min-cost is no more than that of min-latency, and equal where p = 0",
            Source = "docs/notation.md section 4",
            Subject = ConditionSubject.Optimum,
            Tolerance = GapTolerance,
            Reason = GapReason,
            Readings = [Reading.MinLatency],
            Check = ReadingsOrdered,
        },
        new()
        {
            Name = "answer-scales",
            Property = 7,
            Statement = "times and costs in other units scale the answer's cost",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Deterministic,
            Tolerance = GapTolerance,
            Reason = GapReason,
            Corners = ProblemGenerators.WithoutTies,
            Check = Scales,
        },
        new()
        {
            Name = "answer-renumbered",
            Property = 8,
            Statement = "renumbering devices keeps the answer's cost, where nothing ties",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Deterministic,
            Tolerance = GapTolerance,
            Reason = GapReason,
            Corners = ProblemGenerators.WithoutTies,
            Check = Renumbered,
        },
        new()
        {
            Name = "answer-set-renumbered",
            Property = 8,
            Statement = "where nothing ties, renumbering devices renumbers the answer's set",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Deterministic,
            Tolerance = GapTolerance,
            Reason = "sets are equal or not; of an optimum, any set within its gap will do",
            Corners = ProblemGenerators.WithoutTies,
            Check = SetRenumbered,
        },
        new()
        {
            Name = "optimum-scales-everywhere",
            Property = 7,
            Statement = "times and costs in other units scale the optimum found, ties or none",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Optimum,
            Tolerance = GapTolerance,
            Reason = GapReason,
            Check = Scales,
        },
        new()
        {
            Name = "optimum-renumbered-everywhere",
            Property = 8,
            Statement = "renumbering devices keeps the optimum found, ties or none",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Optimum,
            Tolerance = GapTolerance,
            Reason = GapReason,
            Check = Renumbered,
        },
        new()
        {
            Name = "optimal-within-gap",
            Property = 10,
            Statement = "the answer equals exhaustive search within its gap, and so does its bound",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Optimum,
            Tolerance = GapTolerance,
            Reason = GapReason,
            Check = WithinGap,
        },
        new()
        {
            Name = "unwilling-only-if-needed",
            Property = 12,
            Statement = "a device with g > 0 uploads only to meet minUploaders",
            Source = "docs/notation.md section 3",
            Subject = ConditionSubject.Optimum,
            Tolerance = GapTolerance,
            Reason = GapReason,
            Check = UnwillingOnlyIfNeeded,
        },
        new()
        {
            Name = "flip-and-swap-optimal",
            Property = 13,
            Statement = "no device added, dropped or swapped makes the optimum cheaper",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Optimum,
            Tolerance = GapTolerance,
            Reason = GapReason,
            Check = FlipAndSwapOptimal,
        },
        new()
        {
            Name = "latency-alone",
            Property = 14,
            Statement = "where all must upload and latency alone costs (p = g = 0), the answer costs T* by bisection",
            Source = "[Yang21] P1.1 and Theorem 1",
            Subject = ConditionSubject.Bandwidth,
            Tolerance = GapTolerance,
            Reason = GapReason,
            Check = LatencyAlone,
        },
        new()
        {
            Name = "observation-2",
            Property = 18,
            Statement = "nobody uploads whose transmission at w*(S) costs more than tuning would, but to meet minUploaders",
            Source = "[Yang21] Observation 2",
            Subject = ConditionSubject.Observation2,
            Tolerance = 1e-12,
            Reason = "of either energy: one product and T*",
            Check = Observation2,
        },
    ];

    private static double Allowed(SolveResult answer, Evaluation scored) =>
        Near.Slack(scored) + (answer.Termination == Termination.Optimal ? GapTolerance * Math.Abs(answer.Objective) : 0);

    private static void ReadingsOrdered(Examination exam)
    {
        AnswerConditions.RequirePoint(exam);
        double early = exam.Answer.Objective, cheap = exam.Ask(exam.Problem, Reading.MinCost).Objective;
        var allowed = Allowed(exam.Answer, exam.Scored!);
        exam.Require(cheap <= early + allowed, $"min-cost {cheap:R}, min-latency {early:R}");
        if (!exam.Problem.TransmitEnergyWeight.ContainsAnyExcept(0))
            exam.Require(cheap >= early - allowed, $"p = 0, yet min-cost {cheap:R}, min-latency {early:R}");
    }

    private static void Scales(Examination exam)
    {
        if (exam.Scored is not { } scored)
            return;
        var random = exam.NewRandom();
        double time = Math.Pow(UnitBase, random.Next(-LargestUnit, LargestUnit)),
            cost = Math.Pow(UnitBase, random.Next(-LargestUnit, LargestUnit));
        var other = exam.Ask(exam.Problem.Scaled(time, cost));
        exam.Require(
            Math.Abs(other.Objective / cost - exam.Answer.Objective) <= Allowed(exam.Answer, scored),
            $"with times of 1/{time:R} and costs of 1/{cost:R}: {exam.Answer.Objective:R} became {other.Objective / cost:R}");
    }

    private static void Renumbered(Examination exam)
    {
        if (exam.Scored is not { } scored)
            return;
        int[] order = [.. Enumerable.Range(0, exam.Problem.DeviceCount).Reverse()];
        var other = exam.Ask(exam.Problem.Renumbered(order));
        exam.Require(
            Math.Abs(other.Objective - exam.Answer.Objective) <= Allowed(exam.Answer, scored),
            $"{exam.Answer.Objective:R} became {other.Objective:R}");
    }

    private static void SetRenumbered(Examination exam)
    {
        if (exam.Point is not { } point)
            return;
        int[] order = [.. Enumerable.Range(0, exam.Problem.DeviceCount).Reverse()];
        var other = exam.Ask(exam.Problem.Renumbered(order));
        int[] there = [.. (other.Allocation ?? Allocation.Nobody(1)).Uploaders.ToArray().Select(k => order[k]).Order()];
        var bothOptimal = exam.Answer.Termination == Termination.Optimal
            && Math.Abs(other.Objective - exam.Answer.Objective) <= Allowed(exam.Answer, exam.Scored!);
        exam.Require(
            point.Uploaders.SequenceEqual(there) || bothOptimal,
            $"{{{string.Join(", ", point.Uploaders.ToArray())}}} became {{{string.Join(", ", there)}}}");
    }

    private static void WithinGap(Examination exam)
    {
        AnswerConditions.RequirePoint(exam);
        var answer = exam.Answer;
        var allowed = GapTolerance * Math.Abs(answer.Objective) + Near.Slack(exam.Optimum);
        var unprovable = Near.ProofSlack(exam.Problem, exam.Optimum, exam.Solver);
        var isUnproved = answer.Termination == Termination.Completed && unprovable > allowed;
        exam.Require(answer.Termination == Termination.Optimal || isUnproved, $"ended with {answer.Termination}");
        exam.Require(exam.Scored!.Cost <= exam.Optimum.Cost + allowed, $"costs {exam.Scored!.Cost:R}, the optimum {exam.Optimum.Cost:R}");
        var boundAllowed = allowed + Near.BoundSlack(exam.Problem, exam.Optimum);
        exam.Require(
            isUnproved || answer.Bound >= answer.Objective - boundAllowed,
            $"ends with a bound of {answer.Bound:R} for {answer.Objective:R}");
    }

    private static void UnwillingOnlyIfNeeded(Examination exam)
    {
        if (exam.Point is not { } point || point.UploaderCount <= exam.Problem.MinUploaders)
            return;
        var allowed = Allowed(exam.Answer, exam.Scored!);
        foreach (var i in point.Uploaders)
        {
            exam.Require(
                exam.Problem.UploadCost[i] <= allowed,
                $"device {i} uploads at g = {exam.Problem.UploadCost[i]:R}, {point.UploaderCount} of {exam.Problem.MinUploaders}");
        }
    }

    private static void FlipAndSwapOptimal(Examination exam)
    {
        var point = AnswerConditions.RequirePoint(exam);
        var scorer = new SetScorer(exam.Problem, exam.Reading);
        var least = exam.Scored!.Cost - Allowed(exam.Answer, exam.Scored!);
        foreach (var set in Neighbours(point))
        {
            if (set.Length < exam.Problem.MinUploaders)
                continue;
            var cost = scorer.Cost(set);
            exam.Require(cost >= least, $"{{{string.Join(", ", set)}}} costs {cost:R}, the answer {exam.Scored!.Cost:R}");
        }
    }

    private static IEnumerable<int[]> Neighbours(Allocation point)
    {
        int[] inside = [.. point.Uploaders], outside = [.. Enumerable.Range(0, point.DeviceCount).Except(inside)];
        foreach (var i in inside)
        {
            yield return [.. inside.Where(k => k != i)];
            foreach (var j in outside)
                yield return [.. inside.Where(k => k != i).Append(j)];
        }

        foreach (var j in outside)
            yield return [.. inside, j];
    }

    private static void LatencyAlone(Examination exam)
    {
        var p = exam.Problem;
        double[] nothing = new double[p.DeviceCount];
        var alone = new Problem(
            p.Name, 1, 0, [.. p.ComputeLatency], [.. p.TransmitTime], [.. nothing], [.. nothing], p.DeviceCount);
        var answer = exam.Ask(alone);
        if (answer.Allocation is null)
            return;
        var least = LatencyBisection.Solve(p.ComputeLatency, p.TransmitTime).CompletionLatency;
        exam.Require(Math.Abs(answer.Objective - least) <= GapTolerance * least, $"costs {answer.Objective:R}, T* is {least:R}");
    }

    private static void Observation2(Examination exam)
    {
        const double Rounding = 1e-12;
        var p = exam.Problem;
        var point = AnswerConditions.RequirePoint(exam);
        if (point.UploaderCount <= p.MinUploaders)
            return;
        var least = LatencyNewton.Solve(p, point.Uploaders);
        foreach (var i in point.Uploaders)
        {
            double transmit = p.TransmitEnergyWeight[i] * (least - p.ComputeLatency[i]), tune = p.TuningSaving[i];
            exam.Require(
                transmit <= tune + Rounding * (tune + p.TransmitEnergyWeight[i] * least),
                $"device {i} uploads at {transmit:R}, tuning costs {tune:R}");
        }
    }
}
