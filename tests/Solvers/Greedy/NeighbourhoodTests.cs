using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Greedy;
using Judba.Tests.Support;

namespace Judba.Solvers.Tests.Greedy;

public sealed class NeighbourhoodTests
{
    // Bounds are compared with exact costs, so rounding must not lift them: no tolerance but that of the exact cost itself.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Bound_AnyMove_IsNotAboveItsScore(Reading reading) => Property.ForAll(
        Cases.WithSeed(),
        drawn =>
        {
            var (c, seed) = drawn;
            var random = new Random(seed);
            for (var repeat = 0; repeat < 5; repeat++)
            {
                int[] set = [.. Enumerable.Range(0, c.Problem.DeviceCount).Where(_ => random.Next(2) == 0)];
                var around = new Neighbourhood(c.Problem, reading, set);
                foreach (var (add, drop) in around.AddsAndDrops(0).Concat(around.Swaps()))
                {
                    double bound = around.Bound(add, drop), score = around.Score(add, drop);
                    Assert.True(
                        bound <= score + 1e-13 * Magnitude(c.Problem, reading, Moved(set, add, drop)),
                        $"+{add} −{drop}: {bound:R} is above {score:R}");
                }
            }
        },
        1000);

    // A bound that says nothing would make local search score everything: it must tell most of the moves apart.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Bound_OrdinaryFleet_LeavesFewMovesToScore(Reading reading)
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 60, seed: 1).ToProblem();
        var around = new Neighbourhood(problem, reading, [.. Enumerable.Range(0, 30)]);
        var moves = around.AddsAndDrops(1).Concat(around.Swaps()).ToArray();
        var best = moves.Min(m => around.Score(m.Add, m.Drop));
        var left = moves.Count(m => around.Bound(m.Add, m.Drop) <= best);
        Assert.InRange(left, 1, moves.Length / 20);
    }

    [Fact]
    public void Take_AnyMove_LeavesTheSetThatWasScored()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 8, seed: 1).ToProblem();
        var around = new Neighbourhood(problem, Reading.MinCost, [1, 4, 6]);
        (int, int, int[])[] moves = [(3, -1, [1, 3, 4, 6]), (-1, 4, [1, 3, 6]), (7, 1, [3, 6, 7]), (0, 7, [0, 3, 6])];
        foreach (var (add, drop, expected) in moves)
        {
            var score = around.Score(add, drop);
            around.Take(add, drop);
            Assert.Equal(expected, around.Set.ToArray());
            Assert.Equal(score, around.Cost);
        }
    }

    [Fact]
    public void Moves_AnySet_AreEachOnce()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.Paper, 4, seed: 1).ToProblem();
        var around = new Neighbourhood(problem, Reading.MinCost, [1, 3]);
        Assert.Equal([(0, -1), (-1, 1), (2, -1), (-1, 3)], around.AddsAndDrops(1));
        Assert.Equal([(0, -1), (2, -1)], around.AddsAndDrops(2));
        Assert.Equal([(0, 1), (0, 3), (2, 1), (2, 3)], around.Swaps());
    }

    private static int[] Moved(int[] set, int add, int drop) =>
        [.. set.Where(i => i != drop).Concat(add >= 0 ? [add] : []).Order()];

    private static double Magnitude(Problem problem, Reading reading, int[] set) =>
        Evaluator.Evaluate(problem, new SetScorer(problem, reading).Allocate(set)).Magnitude;
}
