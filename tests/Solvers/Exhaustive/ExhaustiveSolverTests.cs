using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exhaustive;
using Judba.Tests.Support;

namespace Judba.Solvers.Tests.Exhaustive;

public sealed class ExhaustiveSolverTests
{
    private static readonly Reading[] Readings = [Reading.MinCost, Reading.MinLatency];

    // Plain loops, bisection, golden section: 1e-9 of the terms is what golden section sees.
    [Fact]
    public void Solve_AnyProblem_AgreesWithPlainLoops() => Property.ForAll(
        ProblemGenerators.Any(6),
        c =>
        {
            foreach (var reading in Readings)
            {
                var result = new ExhaustiveSolver().Solve(c.Problem, new() { Reading = reading });
                var magnitude = Evaluator.Evaluate(c.Problem, result.Allocation!).Magnitude;
                Assert.Equal(BruteForce.Optimum(c.Problem, reading), result.Objective, 1e-9 * magnitude);
                Assert.Equal(result.Objective, result.Bound);
            }
        },
        150);

    // Eight devices, where scalar and vector loops meet.
    [Fact]
    public void Solve_EightDevices_AgreesWithPlainLoops()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 8, seed: 5).ToProblem();
        foreach (var reading in Readings)
            Assert.Equal(
                1,
                new ExhaustiveSolver().Solve(problem, new() { Reading = reading }).Objective / BruteForce.Optimum(problem, reading),
                1e-9);
    }

    // Beyond one block of 2^10 sets: against every set, scored one by one.
    [Theory]
    [InlineData(Corner.Ordinary)]
    [InlineData(Corner.Typed)]
    [InlineData(Corner.SubsetSum)]
    [InlineData(Corner.WideRange)]
    [InlineData(Corner.EnergyAlone)]
    public void Solve_ManyBlocks_MissesNoSet(Corner corner)
    {
        foreach (var c in Property.Sample(ProblemGenerators.Of(corner, 13), 6, seed: 3))
        {
            foreach (var reading in Readings)
            {
                var scorer = new SetScorer(c.Problem, reading);
                var best = BruteForce.Sets(c.Problem).Min(set => scorer.Cost(set));
                var result = new ExhaustiveSolver().Solve(c.Problem, new() { Reading = reading });
                Assert.Equal(best, result.Objective, 1e-12 * Evaluator.Evaluate(c.Problem, result.Allocation!).Magnitude);
            }
        }
    }

    // Ties by the dozen (all devices alike): the lowest mask wins, whoever finds it.
    [Fact]
    public void Solve_TiesAndThreads_AnswerIsTheSame()
    {
        var problem = new Problem("", 1, 0, [.. new double[14]], [.. Ones(14)], [.. Ones(14).Select(_ => -9.0)], [.. Ones(14)], 3);
        foreach (var reading in Readings)
        {
            var one = new ExhaustiveSolver().Solve(problem, new() { Reading = reading, Threads = 1 });
            for (var repeat = 0; repeat < 5; repeat++)
            {
                var two = new ExhaustiveSolver().Solve(problem, new() { Reading = reading, Threads = 2 });
                Assert.Equal(one.Allocation!.Uploaders.ToArray(), two.Allocation!.Uploaders.ToArray());
            }
        }
    }

    // Section 5's family: C = (Σ s − k)² − k², least where a subset sums to k.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Solve_SubsetSum_FindsTheSubset(Reading reading)
    {
        double[] s = [3, 34, 4, 12, 5, 2];
        var problem = new Problem("", 2, 0, [0, 0, 0, 0, 0, 0], [.. s], [.. s.Select(x => -(2.0 * 9 + 2) * x)], [.. s]);
        var result = new ExhaustiveSolver().Solve(problem, new() { Reading = reading });
        Assert.Equal(-81, result.Objective, 1e-9);
        Assert.Equal(9, result.Allocation!.Uploaders.ToArray().Sum(i => s[i]));
    }

    [Fact]
    public void Solve_EmptySetIsBest_CostsTheConstant()
    {
        var problem = new Problem("", 1, 42, [1, 1], [1, 1], [0, 0], [1, 1], 0);
        var result = new ExhaustiveSolver().Solve(problem, new());
        Assert.Equal(0, result.Allocation!.UploaderCount);
        Assert.Equal(42, result.Objective);
    }

    [Fact]
    public void Solve_ThirtyOneDevices_IsRefused()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 31, seed: 1).ToProblem();
        var refusal = Assert.Throws<ArgumentException>(() => new ExhaustiveSolver().Solve(problem, new()));
        Assert.Contains("given 31 devices; allowed: at most 30", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Solve_TimeLimit_KeepsTheIncumbentWithoutABound()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 29, seed: 1).ToProblem();
        var result = new ExhaustiveSolver().Solve(problem, new() { TimeLimit = TimeSpan.FromMilliseconds(50) });
        Assert.Equal(Termination.TimeLimit, result.Termination);
        Assert.Equal(PointStatus.Feasible, result.Point);
        Assert.Equal(double.NaN, result.Bound);
        Assert.True(Evaluator.Evaluate(problem, result.Allocation!).AgreesWith(result.Objective));
        Assert.InRange(result.Evaluations, 0, (1L << 29) - 1);
    }

    [Fact]
    public void Solve_LargeEnough_ReportsProgressThatGrows()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 21, seed: 1).ToProblem();
        var reports = new List<SolveProgress>();
        new ExhaustiveSolver().Solve(problem, new() { Threads = 1, Progress = new Collector(reports) });
        Assert.Equal(2, reports.Count);
        Assert.Equal([0.5, 1.0], reports.Select(r => r.Fraction));
        Assert.True(reports[1].Objective <= reports[0].Objective);
    }

    // The sums of every subset, by their definition.
    [Fact]
    public void SubsetSums_EverySubset_SumsItsDevices()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 6, seed: 1).ToProblem();
        var sums = new SubsetSums(problem, 5);
        var one = new double[SubsetSums.Quantities];
        for (var set = 0; set < 32; set++)
        {
            var expected = new double[SubsetSums.Quantities];
            for (var i = 0; i < 5; i++)
            {
                SubsetSums.Of(problem, i, one);
                for (var q = 0; q < expected.Length && (set >> i & 1) == 1; q++)
                    expected[q] += one[q];
            }

            for (var q = 0; q < expected.Length; q++)
                Assert.Equal(expected[q], sums[q][set], 1e-12 * Math.Abs(expected[q]));
        }
    }

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    private sealed class Collector(List<SolveProgress> reports) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => reports.Add(value);
    }
}
