using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exhaustive;
using Judba.Solvers.Price;

namespace Judba.Solvers.Tests.Price;

public sealed class PriceSolverTests
{
    private static readonly Reading[] Readings = [Reading.MinCost, Reading.MinLatency];

    // What issue and README promise: at most 0.3 % above the optimum on any instance of either scenario.
    [Theory]
    [InlineData("paper")]
    [InlineData("paper-scaled")]
    public void Solve_ScenariosOfThePaper_IsWithinThreePerMille(string name)
    {
        var law = ScenarioLaw.All.Single(l => string.Equals(l.Name, name, StringComparison.Ordinal));
        for (var index = 0; index < 60; index++)
        {
            var problem = ScenarioGenerator.Generate(law, 6 + index % 9, seed: 1, index).ToProblem();
            foreach (var reading in Readings)
            {
                var options = new SolveOptions { Reading = reading };
                var exact = new ExhaustiveSolver().Solve(problem, options);
                var price = new PriceSolver().Solve(problem, options);
                Assert.InRange(price.Objective, exact.Objective * (1 - 1e-9), exact.Objective * 1.003);
                Assert.InRange(price.Bound, exact.Objective * 0.9, exact.Objective * (1 + 1e-9));
            }
        }
    }

    // More deadlines never make the bound worse than the first grid's.
    [Fact]
    public void Solve_MoreRefinements_TightenTheBound()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 40, seed: 2).ToProblem();
        foreach (var reading in Readings)
        {
            var options = new SolveOptions { Reading = reading, RelativeGap = 0 };
            var coarse = new PriceSolver(refinements: 0).Solve(problem, options);
            var fine = new PriceSolver(refinements: 200).Solve(problem, options);
            Assert.True(fine.Bound >= coarse.Bound);
            Assert.True(fine.Objective <= coarse.Objective);
            Assert.True(fine.Gap < coarse.Gap, $"{fine.Gap} and {coarse.Gap}");
        }
    }

    // The coarsest scan there is still proves a bound: one interval.
    [Fact]
    public void Solve_OneInterval_IsStillBounded() => Property.ForAll(
        ProblemGenerators.Any(6),
        c =>
        {
            foreach (var reading in Readings)
            {
                var options = new SolveOptions { Reading = reading };
                var result = new PriceSolver(deadlines: 1, refinements: 0).Solve(c.Problem, options);
                var point = new ExhaustiveSolver().Solve(c.Problem, options).Allocation!;
                var optimum = Evaluator.Evaluate(c.Problem, point);
                Assert.True(result.Bound <= optimum.Cost + Near.Slack(optimum), $"bound {result.Bound:R}, optimum {optimum.Cost:R}");
            }
        });

    [Fact]
    public void Constructor_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PriceSolver(deadlines: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PriceSolver(refinements: -1));
    }
}
