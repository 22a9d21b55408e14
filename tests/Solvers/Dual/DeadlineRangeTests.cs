using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Dual;
using Judba.Tests.Support;

namespace Judba.Solvers.Tests.Dual;

public sealed class DeadlineRangeTests
{
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Of_AnyIncumbent_HoldsTheDeadlineOfEverySetThatBeatsIt(Reading reading) => Property.ForAll(
        Cases.WithSeed(6),
        drawn =>
        {
            var (c, seed) = drawn;
            var random = new Random(seed);
            var points = SetPoints.Of(c.Problem, reading, random).ToArray();
            if (points.Length == 0)
                return;
            var incumbent = points[random.Next(points.Length)].Cost;
            var range = DeadlineRange.Of(new DualTerms(c.Problem, reading), incumbent);
            Assert.Equal(reading == Reading.MinCost && c.Problem.LatencyWeight == 0, range.IsEndless);
            foreach (var point in points)
            {
                // Rounding of the costs, as a deadline: what it costs to be that much later.
                if (point.Cost < incumbent - 1e-11 * point.Magnitude)
                    Assert.True(
                        point.Deadline >= range.First * (1 - 1e-12) && point.Deadline <= range.Last * (1 + 1e-12),
                        $"T = {point.Deadline:R} is outside of [{range.First:R}, {range.Last:R}]");
            }
        },
        400);

    [Fact]
    public void Of_IncumbentThatNothingCanBeat_IsEmpty()
    {
        var terms = new DualTerms(new Problem("", 1, 0, [1, 2], [1, 1], [-3, -4], [1, 1]), Reading.MinCost);
        Assert.True(DeadlineRange.Of(terms, -7.5).IsEmpty);
        Assert.False(DeadlineRange.Of(terms, 0).IsEmpty);
    }

    // With A = 0 the cheapest shares of no set end later.
    [Fact]
    public void Unhurried_NoWeightOnLatency_IsNotBeforeTheEndOfAnySet() => Property.ForAll(
        Cases.WithSeed([Corner.EnergyAlone], 6),
        drawn =>
        {
            var c = drawn.Item1;
            var end = DeadlineRange.Unhurried(new DualTerms(c.Problem, Reading.MinCost));
            foreach (var set in BruteForce.Sets(c.Problem).Where(s => s.Length > 0))
            {
                var fleet = new Fleet(c.Problem.Renumbered(set));
                var deadline = fleet.Offset(fleet.CheapShare) + (fleet.Least.LatestStart - c.Problem.ComputeLatency.ToArray().Min());
                Assert.True(deadline <= end * (1 + 1e-9), $"a set ends at {deadline:R}, after {end:R}");
            }
        },
        200);
}
