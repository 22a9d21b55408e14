using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Greedy;

namespace Judba.Solvers.Tests.Greedy;

public sealed class GreedySolverTests
{
    // 1e-12 of the terms: a move must gain 1e-13 of the cost to be taken.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Solve_AnyProblem_EndsFlipAndSwapOptimal(Reading reading) => Property.ForAll(
        ProblemGenerators.Any(),
        c =>
        {
            var result = new GreedySolver().Solve(c.Problem, new() { Reading = reading });
            var scorer = new SetScorer(c.Problem, reading);
            var slack = 1e-12 * Evaluator.Evaluate(c.Problem, result.Allocation!).Magnitude;
            int[] set = result.Allocation!.Uploaders.ToArray(), others = [.. Enumerable.Range(0, c.Problem.DeviceCount).Except(set)];
            foreach (var i in others)
                AssertNoBetter([.. set, i]);
            foreach (var j in set)
            {
                int[] rest = [.. set.Where(k => k != j)];
                AssertNoBetter(rest);
                foreach (var i in others)
                    AssertNoBetter([.. rest, i]);
            }

            void AssertNoBetter(int[] other)
            {
                if (other.Length >= c.Problem.MinUploaders)
                    Assert.True(
                        scorer.Cost(other) >= result.Objective - slack,
                        $"{string.Join(',', other)} costs {scorer.Cost(other):R}, less than {result.Objective:R}");
            }
        },
        300);

    // From everybody alone, dropping is all there is; more starts can only help.
    [Fact]
    public void Solve_MoreStarts_NeverCostMore()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 15, seed).ToProblem();
            Assert.True(
                new GreedySolver(starts: 8).Solve(problem, new()).Objective <= new GreedySolver(starts: 1).Solve(problem, new()).Objective);
        }
    }

    [Fact]
    public void Constructor_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GreedySolver(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GreedySolver(10_001));
    }
}
