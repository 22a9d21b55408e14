using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Dual;
using Judba.Solvers.Exact;
using Judba.Tests.Support;

namespace Judba.Solvers.Tests.Exact;

public sealed class PrimalSetsTests
{
    private static readonly Corner[] Plain = [Corner.Ordinary, Corner.Typed, Corner.Identical, Corner.Paper];

    // The incumbent is never worse afterwards than the set {φ < 0} itself, or that set with the devices of least φ that it lacks.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Visit_AnyDeadline_OffersTheSetOfThePriceRule(Reading reading) => Property.ForAll(
        Cases.WithSeed(Plain, 8),
        drawn =>
        {
            var (c, seed) = drawn;
            var (terms, incumbent) = Create(c.Problem, reading);
            var prices = new EntryPrices(terms);
            var deadline = terms.Start.Max() + c.Problem.TransmitTime.ToArray().Sum() * new Random(seed).NextDouble();
            var found = new PriceSearch(terms).Find(terms.FreeCounts, deadline, prices);
            new PrimalSets(terms, incumbent).Visit(terms.FreeCounts, deadline, found.Price, prices.BreakEven);
            int[] wanting = [.. Devices(terms, c => prices.BreakEven[c] > found.Price * (1 + 1e-6))];
            if (wanting.Length >= c.Problem.MinUploaders && found.Critical < 0)
                Assert.True(incumbent.Cost <= BruteForce.Cost(c.Problem, reading, wanting) + Slack(c.Problem), "{φ < 0} is better");
            Assert.True(incumbent.Set.Length >= c.Problem.MinUploaders);
        },
        300);

    // Who must not is left out and who must is taken, whatever the prices say.
    [Fact]
    public void Visit_CountsDecided_KeepsToThem()
    {
        var problem = new Problem("", 1, 0, [0, 0, 0], [1, 1, 1], [-9, -9, 1], [0, 0, 0]);
        var (terms, incumbent) = Create(problem, Reading.MinLatency);
        var counts = new UploaderCounts([0, 0, 1], [0, 1, 1]);
        var prices = new EntryPrices(terms);
        var found = new PriceSearch(terms).Find(counts, 10, prices);
        var everybody = incumbent.Cost;
        new PrimalSets(terms, incumbent).Visit(counts, 10, found.Price, prices.BreakEven);
        // {1, 2} costs −6, everybody −14: the incumbent stays.
        Assert.Equal(everybody, incumbent.Cost);
        Assert.Equal(2, incumbent.Evaluations);
        new PrimalSets(terms, incumbent).Visit(terms.FreeCounts, 10, 0, prices.BreakEven);
        Assert.True(incumbent.Cost <= everybody);
    }

    // Nobody wants to and two must.
    [Fact]
    public void Visit_TooFewWantTo_FillsUp()
    {
        var problem = new Problem("", 1, 0, [0, 0, 0], [1, 1, 1], [5, 3, 4], [0, 0, 0], minUploaders: 2);
        var (terms, incumbent) = Create(problem, Reading.MinLatency);
        new PrimalSets(terms, incumbent).Visit(terms.FreeCounts, 10, 0, new double[3]);
        Assert.Equal(2, incumbent.Set.Length);
    }

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Start_OneIsEnough_IsNotWorseThanAnyDeviceAlone(Reading reading) => Property.ForAll(
        Cases.WithSeed(Plain, 8),
        drawn =>
        {
            var problem = drawn.Item1.Problem.WithMinUploaders(1);
            var (terms, incumbent) = Create(problem, reading);
            new PrimalSets(terms, incumbent).Start();
            for (var i = 0; i < problem.DeviceCount; i++)
                Assert.True(incumbent.Cost <= BruteForce.Cost(problem, reading, [i]) + Slack(problem), $"device {i} alone is better");
        },
        200);

    // Local search ends where no device can be added or dropped to gain.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Improve_Ended_NoFlipHelps(Reading reading) => Property.ForAll(
        Cases.WithSeed(Plain, 8),
        drawn =>
        {
            var problem = drawn.Item1.Problem;
            var (terms, incumbent) = Create(problem, reading);
            new PrimalSets(terms, incumbent).Improve();
            for (var i = 0; i < problem.DeviceCount; i++)
            {
                int[] set = [.. incumbent.Set];
                int[] flipped = set.Contains(i) ? [.. set.Where(k => k != i)] : [.. set.Append(i).Order()];
                if (flipped.Length >= Math.Max(1, problem.MinUploaders))
                    Assert.True(incumbent.Cost <= BruteForce.Cost(problem, reading, flipped) + Slack(problem), $"flipping {i} helps");
            }
        },
        200);

    private static (DualTerms Terms, Incumbent Incumbent) Create(Problem problem, Reading reading) =>
        (new DualTerms(problem, reading), new Incumbent(new SetScorer(problem, reading), new() { Reading = reading }));

    private static IEnumerable<int> Devices(DualTerms terms, Func<int, bool> isIn) => Enumerable.Range(0, terms.Count).Where(isIn);

    private static double Slack(Problem problem) => 1e-9 * (Math.Abs(problem.Constant) + problem.UploadCost.ToArray().Sum(Math.Abs) + 1);
}
