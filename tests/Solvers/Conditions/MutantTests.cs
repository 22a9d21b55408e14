using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;
using Judba.Solvers.Exhaustive;
using Judba.Solvers.Tests.Abstractions;

namespace Judba.Solvers.Tests.Conditions;

/// <summary>The conditions themselves: each deliberately wrong solver is caught by the condition that is meant for it.</summary>
public sealed class MutantTests
{
    private const int Count = 300;

    private static readonly ExhaustiveSolver Honest = new();

    // Sets from 0 to 2^M − 2: the loop ends one too early and never sees the whole fleet.
    [Fact]
    public void Check_ExhaustiveOffByOne_IsCaughtByTheGapAndByItsNeighbours()
    {
        var mutant = new LyingSolver((problem, options) =>
        {
            var best = Honest.Solve(problem, options);
            if (best.Allocation is not { } point || point.UploaderCount < problem.DeviceCount
                || problem.MinUploaders == problem.DeviceCount)
                return best;
            var scorer = new SetScorer(problem, options.Reading);
            var set = Enumerable.Range(0, problem.DeviceCount).Select(i => Without(problem, i)).MinBy(s => scorer.Cost(s))!;
            return Answer(problem, scorer.Allocate(set)) with { Termination = Termination.Optimal, Bound = scorer.Cost(set) };
        })
        {
            Info = new("off-by-one", "every set but the last", Guarantee.Optimal),
        };
        AssertCaught(mutant, "optimal-within-gap", "flip-and-swap-optimal", "bound-below-every-point");
    }

    [Fact]
    public void Check_ThresholdWithTheSignTurned_IsCaughtByObservation2()
    {
        var mutant = new LyingSolver((problem, options) =>
        {
            var least = LatencyBisection.Solve(problem.ComputeLatency, problem.TransmitTime);
            double[] excess = [.. Enumerable.Range(0, problem.DeviceCount).Select(i =>
                problem.TransmitEnergyWeight[i] * least.TransmitLatency(problem.ComputeLatency[i]) - problem.TuningSaving[i])];
            var uploaders = Math.Max(problem.MinUploaders, excess.Count(x => x > 0));
            int[] set = [.. Enumerable.Range(0, problem.DeviceCount).OrderByDescending(i => excess[i]).Take(uploaders)];
            return Answer(problem, new SetScorer(problem, options.Reading).Allocate(set));
        })
        {
            Info = new("threshold", "Observation 2 with its sign turned", Guarantee.Feasible),
        };
        AssertCaught(mutant, "observation-2");
    }

    [Fact]
    public void Check_BoundTooHigh_IsCaughtByThePointsBelowIt() => AssertCaught(
        new LyingSolver((problem, options) =>
        {
            var best = Honest.Solve(problem, options);
            return best with { Bound = best.Bound + 1e-4 * Math.Abs(best.Bound) };
        }),
        "bound-below-every-point");

    [Fact]
    public void Check_SharesOfMoreThanTheBand_AreCaughtAsInfeasible() => AssertCaught(
        new LyingSolver((problem, options) =>
        {
            var point = Honest.Solve(problem, options).Allocation!;
            return Answer(problem, new(
                point.DeviceCount, [.. point.Uploaders], [.. Array.ConvertAll(point.BandwidthShare.ToArray(), w => w * (1 + 1e-6))]));
        }),
        "always-feasible", "answer-uses-the-band");

    [Fact]
    public void Check_HonestSolver_IsCaughtByNone()
    {
        var run = new ConditionRun(Honest, Count);
        Assert.All(ConditionCatalog.All, c =>
        {
            var outcome = run.Check(c);
            Assert.Null(outcome.Failure);
            // A condition that demands nothing tests nothing.
            Assert.True(outcome.WhyNotAsked is not null || outcome.Demanding >= Count / 20, $"{c.Name}: {outcome.Demanding} of {Count}");
        });
    }

    [Fact]
    public void Check_SolverThatThrows_IsAFailureAndNotACrash()
    {
        var outcome = new ConditionRun(new LyingSolver((_, _) => throw new InvalidOperationException("no licence")), Count)
            .Check(ConditionCatalog.Find("always-feasible"));
        Assert.Contains("no licence", outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Failure.Case.Problem.DeviceCount);
    }

    private static void AssertCaught(LyingSolver mutant, params string[] names)
    {
        var run = new ConditionRun(mutant, Count);
        foreach (var name in names)
        {
            var failure = run.Check(ConditionCatalog.Find(name)).Failure;
            Assert.NotNull(failure);
            Assert.InRange(failure.Case.Problem.DeviceCount, 1, 2);
            // What was stored fails again as it stands.
            Assert.NotNull(run.Replay(ConditionCatalog.Find(name), failure.Case, failure.Seed).Failure);
        }
    }

    private static int[] Without(Problem problem, int device) => [.. Enumerable.Range(0, problem.DeviceCount).Where(k => k != device)];

    private static SolveResult Answer(Problem problem, Allocation point) =>
        new() { Termination = Termination.Completed, Allocation = point, Objective = Evaluator.Evaluate(problem, point).Cost };
}
