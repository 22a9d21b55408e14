using System.Collections.Immutable;
using Judba.Models;
using Judba.Solvers.Conditions;
using Judba.Solvers.Tests.Support;

namespace Judba.Solvers.Tests.Properties;

/// <summary>Properties 7, 8 and 17 of docs/notation.md section 7: units, numbering, continuity.</summary>
public sealed class InvarianceProperties
{
    private const int Count = 200;

    private static readonly Reading[] Readings = [Reading.MinCost, Reading.MinLatency];

    [Fact]
    public void Property7_TimesInAnotherUnit_ScaleTheLeastLatency() => Property.ForAll(
        Cases.WithSeed(),
        drawn =>
        {
            var (c, seed) = drawn;
            var k = Math.Pow(10, 12 * new Random(seed).NextDouble() - 6);
            var fleet = new Fleet(c.Problem);
            var scaled = new Fleet(c.Problem.Scaled(time: k, cost: 1));
            // k·a is rounded once per device, which u feels where a is far above it.
            var slack = 1e-13 + 4e-16 * fleet.Least.LatestStart / fleet.Least.Offset;
            Assert.Equal(1, scaled.Least.Offset / (k * fleet.Least.Offset), slack);
        },
        Count);

    // Powers of two, so that scaling itself rounds nothing: 1e-12 of the terms is left for the solution.
    [Fact]
    public void Property7_TimesAndCostsInOtherUnits_ScaleTheOptimum() => Property.ForAll(
        Cases.WithSeed(7),
        drawn =>
        {
            var (c, seed) = drawn;
            var random = new Random(seed);
            double time = Math.Pow(2, random.Next(-20, 20)), cost = Math.Pow(2, random.Next(-20, 20));
            foreach (var reading in Readings)
            {
                Evaluation one = Optimum(c.Problem, reading), other = Optimum(c.Problem.Scaled(time, cost), reading);
                Assert.Equal(one.Cost, other.Cost / cost, 1e-12 * one.Magnitude);
            }
        },
        Count);

    // 1e-12 of the terms: two orders of the same sums. T* and w move with their devices.
    [Fact]
    public void Property8_DevicesRenumbered_TheAnswerMovesWithThem() => Property.ForAll(
        Cases.WithSeed(),
        drawn =>
        {
            var (c, seed) = drawn;
            int[] order = [.. Enumerable.Range(0, c.Problem.DeviceCount)], all = [.. order];
            new Random(seed).Shuffle(order);
            var renumbered = c.Problem.Renumbered(order);
            foreach (var reading in Readings)
            {
                var one = new SetScorer(c.Problem, reading).Allocate(all);
                var other = new SetScorer(renumbered, reading).Allocate(all);
                var evaluation = Evaluator.Evaluate(c.Problem, one);
                Assert.Equal(evaluation.Cost, Evaluator.Evaluate(renumbered, other).Cost, 1e-12 * evaluation.Magnitude);
                Assert.Equal(Optimum(c.Problem, reading).Cost, Optimum(renumbered, reading).Cost, 1e-12 * evaluation.Magnitude);
                if (reading == Reading.MinCost)
                    continue;
                for (var k = 0; k < order.Length; k++)
                    Assert.Equal(1, other.BandwidthShare[k] / one.BandwidthShare[order[k]], 1e-12);
            }
        },
        Count);

    // The set too, where nothing ties.
    [Fact]
    public void Property8_DevicesRenumberedWithoutTies_TheSetMovesWithThem() => Property.ForAll(
        Cases.WithSeed(ProblemGenerators.WithoutTies),
        drawn =>
        {
            var (c, seed) = drawn;
            int[] order = [.. Enumerable.Range(0, c.Problem.DeviceCount)];
            new Random(seed).Shuffle(order);
            foreach (var reading in Readings)
            {
                var one = new ExhaustiveSolver().Solve(c.Problem, new() { Reading = reading }).Allocation!;
                var other = new ExhaustiveSolver().Solve(c.Problem.Renumbered(order), new() { Reading = reading }).Allocation!;
                Assert.Equal(one.Uploaders.ToArray(), other.Uploaders.ToArray().Select(k => order[k]).Order());
            }
        },
        Count);

    // Every number off by a relative ε: T* and the least energy are monotone and homogeneous in (a, b), so no term of
    // C = K + Σ g + Σ p (T − a) + A·T moves by more than 3ε of K, |g|, p (T + a), A·T; the optimum by as much as its sets.
    [Fact]
    public void Property17_EveryNumberMoved_TheOptimumMovesAsLittle() => Property.ForAll(
        Cases.WithSeed(7),
        drawn =>
        {
            var (c, seed) = drawn;
            foreach (var epsilon in (double[])[1e-3, 1e-6, 1e-9])
            {
                var random = new Random(seed);
                var moved = Moved(c.Problem, epsilon, random);
                foreach (var reading in Readings)
                {
                    Allocation here = Best(c.Problem, reading), there = Best(moved, reading);
                    double before = Evaluator.Evaluate(c.Problem, here).Cost, after = Evaluator.Evaluate(moved, there).Cost;
                    var allowed = 3.01 * epsilon * Math.Max(Size(c.Problem, reading, here), Size(moved, reading, there));
                    Assert.True(
                        Math.Abs(after - before) <= allowed,
                        $"{reading}, ε = {epsilon}: {before:R} became {after:R}, allowed {allowed:E2}");
                    var set = here.Uploaders;
                    var fixedSet = new SetScorer(moved, reading).Cost(set) - new SetScorer(c.Problem, reading).Cost(set);
                    Assert.True(
                        Math.Abs(fixedSet) <= allowed,
                        $"{reading}, ε = {epsilon}: a fixed set moved by {fixedSet:R}, allowed {allowed:E2}");
                }
            }
        },
        Count);

    // A to 0: C(0) ≤ C(A) ≤ C(0) + A·T(0).
    [Fact]
    public void Property17_LatencyWeightToZero_ReachesEnergyAlone() => Property.ForAll(
        ProblemGenerators.Of([Corner.EnergyAlone], 9),
        c =>
        {
            var free = new Fleet(c.Problem);
            foreach (var weight in (double[])[1e-3, 1e-8, 1e-20, 1e-40])
            {
                var nearly = new Fleet(free.A, free.B, free.P, weight);
                Assert.InRange(
                    nearly.Cheap.Cost,
                    free.Cheap.Cost * (1 - 1e-12),
                    (free.Cheap.Cost + weight * free.Cheap.CompletionLatency) * (1 + 1e-12));
            }
        },
        Count);

    // p to 0: C(0) ≤ C(p) ≤ C(0) + Σ p t at the shares of p = 0.
    [Fact]
    public void Property17_TransmitEnergyToZero_ReachesEqualFinish() => Property.ForAll(
        ProblemGenerators.Of([Corner.FreeTransmission], 9),
        c =>
        {
            var free = new Fleet(c.Problem);
            foreach (var weight in (double[])[1e-3, 1e-8, 1e-20, 1e-40])
            {
                var nearly = new Fleet(free.A, free.B, [.. Enumerable.Repeat(weight, free.Count)], free.LatencyWeight);
                Assert.InRange(nearly.Cheap.Cost, free.Cheap.Cost * (1 - 1e-12), nearly.Cost(free.CheapShare) * (1 + 1e-12));
            }
        },
        Count);

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

    private static Evaluation Optimum(Problem problem, Reading reading) => Evaluator.Evaluate(problem, Best(problem, reading));

    private static Allocation Best(Problem problem, Reading reading) =>
        new ExhaustiveSolver().Solve(problem, new() { Reading = reading, Threads = 1 }).Allocation!;
}
