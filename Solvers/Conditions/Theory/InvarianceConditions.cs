using System.Collections.Immutable;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Conditions.Theory;

/// <summary>Properties 7, 8, 16 and 17 of docs/notation.md section 7: units, numbering, the two accounts of the cost, continuity.</summary>
internal static class InvarianceConditions
{
    private const double Rounding = 1e-12;

    // No term of the cost moves by more than three times its part; the rest is rounding.
    private const double Sensitivity = 3.01;

    private const string SumReason = "of the terms that the cost is made of: two orders of the same sums";

    /// <summary>The conditions.</summary>
    public static IReadOnlyList<Condition> All { get; } =
    [
        new()
        {
            Name = "latency-scales",
            Property = 7,
            Statement = "T*(ka, kb) = k T*(a, b)",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Theory,
            Tolerance = 1e-13,
            Reason = "of T* - max a, and 4e-16 of max a: k a is rounded once for each device",
            Readings = [Reading.MinLatency],
            LargestCase = 9,
            Check = LatencyScales,
        },
        new()
        {
            Name = "optimum-scales",
            Property = 7,
            Statement = "times and costs in other units scale the optimal value",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = "of the terms: units are powers of two, so that scaling itself rounds nothing",
            LargestCase = 7,
            Check = OptimumScales,
        },
        new()
        {
            Name = "set-renumbered",
            Property = 8,
            Statement = "renumbering devices renumbers the bandwidth of a set, and not its cost",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = SumReason,
            LargestCase = 9,
            Check = SetRenumbered,
        },
        new()
        {
            Name = "optimum-renumbered",
            Property = 8,
            Statement = "renumbering devices keeps the optimal value",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = SumReason,
            LargestCase = 9,
            Check = exam => OptimumRenumbered(exam, andItsSet: false),
        },
        new()
        {
            Name = "optimal-set-renumbered",
            Property = 8,
            Statement = "where nothing ties, renumbering devices renumbers the optimal set",
            Source = "docs/notation.md section 7",
            Subject = ConditionSubject.Theory,
            Tolerance = 0,
            Reason = "sets are equal or not",
            Corners = ProblemGenerators.WithoutTies,
            LargestCase = 9,
            Check = exam => OptimumRenumbered(exam, andItsSet: true),
        },
        new()
        {
            Name = "physics-agrees",
            Property = 16,
            Statement = "eq. (1)-(9) summed over devices equal C(S, w) of the canonical form",
            Source = "[Yang21] eq. (1)-(9); docs/notation.md section 3",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = "of the terms: two orders of the same sums",
            Corners = [Corner.Paper, Corner.Physical],
            LargestCase = 9,
            Check = PhysicsAgrees,
        },
        new()
        {
            Name = "continuous",
            Property = 17,
            Statement = "every number off by a part e moves the optimum, and the cost of a fixed set, by 3 e of their terms at most",
            Source = "docs/notation.md section 7: T* and the least energy are monotone and homogeneous in (a, b)",
            Subject = ConditionSubject.Theory,
            Tolerance = Sensitivity,
            Reason = "e times the terms K, |g|, p (T + a), A T of both answers; 0.01 for rounding",
            LargestCase = 7,
            Check = Continuous,
        },
    ];

    private static void LatencyScales(Examination exam)
    {
        var k = Math.Pow(10, 12 * exam.NewRandom().NextDouble() - 6);
        var one = new Fleet(exam.Problem).Least;
        var scaled = new Fleet(exam.Problem.Scaled(time: k, cost: 1)).Least;
        var slack = 1e-13 + 4e-16 * one.LatestStart / one.Offset;
        var ratio = scaled.Offset / (k * one.Offset);
        exam.Require(Math.Abs(ratio - 1) <= slack, $"k = {k:R}: T* - max a is {ratio:R} times what it should be");
    }

    private static void OptimumScales(Examination exam)
    {
        var random = exam.NewRandom();
        double time = Math.Pow(2, random.Next(-20, 20)), cost = Math.Pow(2, random.Next(-20, 20));
        var one = ExhaustiveOptimum.ScoreOf(exam.Problem, exam.Reading);
        var other = ExhaustiveOptimum.ScoreOf(exam.Problem.Scaled(time, cost), exam.Reading).Cost / cost;
        exam.Require(Math.Abs(one.Cost - other) <= Rounding * one.Magnitude, $"{one.Cost:R} became {other:R}");
    }

    private static void SetRenumbered(Examination exam)
    {
        int[] order = [.. Enumerable.Range(0, exam.Problem.DeviceCount)], all = [.. order];
        exam.NewRandom().Shuffle(order);
        var renumbered = exam.Problem.Renumbered(order);
        var one = new SetScorer(exam.Problem, exam.Reading).Allocate(all);
        var other = new SetScorer(renumbered, exam.Reading).Allocate(all);
        Evaluation before = Evaluator.Evaluate(exam.Problem, one), after = Evaluator.Evaluate(renumbered, other);
        exam.Require(Math.Abs(before.Cost - after.Cost) <= Rounding * before.Magnitude, $"{before.Cost:R} became {after.Cost:R}");
        // In min-cost the cost is flat where the shares are not.
        for (var k = 0; k < order.Length && exam.Reading == Reading.MinLatency; k++)
        {
            double here = one.BandwidthShare[order[k]], there = other.BandwidthShare[k];
            exam.Require(Math.Abs(there / here - 1) <= Rounding, $"the share of device {order[k]} was {here:R} and became {there:R}");
        }
    }

    private static void OptimumRenumbered(Examination exam, bool andItsSet)
    {
        int[] order = [.. Enumerable.Range(0, exam.Problem.DeviceCount)];
        exam.NewRandom().Shuffle(order);
        var renumbered = exam.Problem.Renumbered(order);
        Allocation one = ExhaustiveOptimum.PointOf(exam.Problem, exam.Reading), other = ExhaustiveOptimum.PointOf(renumbered, exam.Reading);
        Evaluation before = Evaluator.Evaluate(exam.Problem, one), after = Evaluator.Evaluate(renumbered, other);
        exam.Require(Math.Abs(before.Cost - after.Cost) <= Rounding * before.Magnitude, $"{before.Cost:R} became {after.Cost:R}");
        if (!andItsSet)
            return;
        int[] there = [.. other.Uploaders.ToArray().Select(k => order[k]).Order()];
        exam.Require(
            one.Uploaders.SequenceEqual(there), $"{{{string.Join(", ", one.Uploaders.ToArray())}}} became {{{string.Join(", ", there)}}}");
    }

    private static void PhysicsAgrees(Examination exam)
    {
        if (exam.Case.Scenario is not { } scenario)
            return;
        var random = exam.NewRandom();
        int[] set = [.. Enumerable.Range(0, scenario.Devices.Length).Where(_ => random.Next(2) == 0)];
        var point = new SetScorer(exam.Problem, exam.Reading).Allocate(set);
        var canonical = Evaluator.Evaluate(exam.Problem, point);
        var physical = Evaluator.Evaluate(scenario, point);
        exam.Require(
            Math.Abs(canonical.Cost - physical.Cost) <= Rounding * canonical.Magnitude,
            $"canonical {canonical.Cost:R}, physical {physical.Cost:R}");
        exam.Require(
            Math.Abs(canonical.CompletionLatency - physical.CompletionLatency) <= Rounding * canonical.CompletionLatency,
            $"canonical T {canonical.CompletionLatency:R}, physical T {physical.CompletionLatency:R}");
    }

    private static void Continuous(Examination exam)
    {
        var (problem, reading) = (exam.Problem, exam.Reading);
        foreach (var epsilon in (double[])[1e-3, 1e-6, 1e-9])
        {
            var moved = Moved(problem, epsilon, exam.NewRandom());
            Allocation here = ExhaustiveOptimum.PointOf(problem, reading), there = ExhaustiveOptimum.PointOf(moved, reading);
            double before = Evaluator.Evaluate(problem, here).Cost, after = Evaluator.Evaluate(moved, there).Cost;
            var allowed = Sensitivity * epsilon * Math.Max(Size(problem, reading, here), Size(moved, reading, there));
            exam.Require(Math.Abs(after - before) <= allowed, $"e = {epsilon}: {before:R} became {after:R}, allowed {allowed:E2}");
            var fixedSet = new SetScorer(moved, reading).Cost(here.Uploaders) - new SetScorer(problem, reading).Cost(here.Uploaders);
            exam.Require(Math.Abs(fixedSet) <= allowed, $"e = {epsilon}: a fixed set moved by {fixedSet:R}, allowed {allowed:E2}");
        }
    }

    private static double Size(Problem problem, Reading reading, Allocation point)
    {
        var evaluation = Evaluator.Evaluate(problem, point);
        var size = evaluation.Magnitude;
        foreach (var i in point.Uploaders)
        {
            if (reading == Reading.MinLatency)
                size += problem.TransmitEnergyWeight[i] * (evaluation.CompletionLatency + problem.ComputeLatency[i]);
        }

        return size;
    }

    private static Problem Moved(Problem problem, double epsilon, Random random)
    {
        return new(
            problem.Name, Off(problem.LatencyWeight), Off(problem.Constant), All(problem.ComputeLatency), All(problem.TransmitTime),
            All(problem.UploadCost), All(problem.TransmitEnergyWeight), problem.MinUploaders);

        double Off(double value) => value * (1 + epsilon * (2 * random.NextDouble() - 1));

        ImmutableArray<double> All(ReadOnlySpan<double> values) => [.. Array.ConvertAll(values.ToArray(), Off)];
    }
}
