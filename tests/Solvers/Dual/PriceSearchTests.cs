using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Dual;
using Judba.Tests.Support;

namespace Judba.Solvers.Tests.Dual;

public sealed class PriceSearchTests
{
    // The load at the price found is 1 on both sides of it, by a plain loop: 1e-9 right and left of the price.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Find_AnyDeadline_FillsTheBand(Reading reading) => Property.ForAll(
        Cases.WithSeed(12),
        drawn =>
        {
            var (c, seed) = drawn;
            var random = new Random(seed);
            var terms = new DualTerms(c.Problem, reading);
            var search = new PriceSearch(terms);
            var prices = new EntryPrices(terms);
            var total = c.Problem.TransmitTime.ToArray().Sum() + terms.Start.Max();
            for (var repeat = 0; repeat < 10; repeat++)
            {
                var deadline = total * Math.Pow(10, 2 * random.NextDouble() - 1.5);
                var (price, critical) = search.Find(terms.FreeCounts, deadline, prices);
                Assert.True(price >= 0 && double.IsFinite(price), $"price {price}");
                Assert.True(
                    Load(terms, deadline, price * (1 + 1e-9)) <= 1 + 1e-6,
                    $"beyond {price:R} the load is {Load(terms, deadline, price * (1 + 1e-9)):R}");
                if (price > 0)
                    Assert.True(
                        Load(terms, deadline, price * (1 - 1e-9)) >= 1 - 1e-6,
                        $"before {price:R} the load is {Load(terms, deadline, price * (1 - 1e-9)):R}");
                if (critical >= 0)
                {
                    Assert.Equal(prices.BreakEven[critical], price);
                    // The critical device is the one that does not fit any more.
                    Assert.True(Load(terms, deadline, price * (1 - 1e-9)) > 1);
                }
            }
        },
        300);

    // A guess may be off by many orders of magnitude: it saves time and changes no more than the rounding of sums.
    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Find_AnyGuess_GivesTheSamePrice(Reading reading)
    {
        var random = new Random(3);
        for (var k = 0; k < 100; k++)
        {
            var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 64 + random.Next(200), 1, k).ToProblem();
            var terms = new DualTerms(problem, reading);
            int[] lower = new int[terms.Count], upper = [.. Enumerable.Repeat(1, terms.Count)];
            for (var i = 0; i < terms.Count; i++)
            {
                // A few that must, a few that cannot, and entries of several devices.
                if (random.Next(20) == 0)
                    (lower[i], upper[i]) = (random.Next(2), random.Next(1, 4));
            }

            var counts = new UploaderCounts(lower, upper);
            var search = new PriceSearch(terms);
            var prices = new EntryPrices(terms);
            var deadline = 20 * random.NextDouble();
            var (price, critical) = search.Find(counts, deadline, prices);
            foreach (var off in new[] { 1, 1.001, 0.97, 1.5, 0.1, 1e6, 1e-9, 1e200 })
            {
                var guessed = search.Find(counts, deadline, prices, guess: (price > 0 && double.IsFinite(price) ? price : 1) * off);
                Assert.Equal(critical, guessed.Critical);
                Assert.True(
                    guessed.Price == price || Math.Abs(guessed.Price - price) <= 1e-12 * price, $"{guessed.Price:R} instead of {price:R}");
            }
        }
    }

    [Fact]
    public void Find_RoomForEverybody_IsFree()
    {
        var terms = new DualTerms(new Problem("", 1, 0, [0, 0], [1, 1], [-9, -9], [0, 0]), Reading.MinCost);
        Assert.Equal(new BandPrice(0, -1), Find(terms, 2.5));
    }

    // y = 1.5: each takes 2/3 of the band; break-even −(g + p y) y/b = 13.5 and 3. One leaves at 3.
    [Fact]
    public void Find_RoomForOne_PricesOutTheLessWilling()
    {
        var terms = new DualTerms(new Problem("", 1, 0, [0, 0], [1, 1], [-9, -2], [0, 0]), Reading.MinLatency);
        Assert.Equal(new BandPrice(3, 1), Find(terms, 1.5));
    }

    // Both take √(p b/μ) = 1/√μ: the band is full at μ = 4.
    [Fact]
    public void Find_ElasticDevices_FillTheBandExactly()
    {
        var terms = new DualTerms(new Problem("", 1, 0, [0, 0], [1, 1], [-9, -9], [1, 1]), Reading.MinCost);
        var (price, critical) = Find(terms, 100);
        Assert.Equal(4, price, 1e-14);
        Assert.Equal(-1, critical);
    }

    // Too early for anybody.
    [Fact]
    public void Find_DeadlineBeforeAnybodyCanEnd_IsFree()
    {
        var terms = new DualTerms(new Problem("", 1, 0, [0, 0], [1, 1], [-9, -9], [1, 1]), Reading.MinCost);
        Assert.Equal(new BandPrice(0, -1), Find(terms, 0.5));
    }

    private static BandPrice Find(DualTerms terms, double deadline) =>
        new PriceSearch(terms).Find(terms.FreeCounts, deadline, new EntryPrices(terms));

    private static double Load(DualTerms terms, double deadline, double price)
    {
        var load = 0.0;
        for (var i = 0; i < terms.Count; i++)
        {
            var y = deadline - terms.Start[i];
            double b = terms.Problem.TransmitTime[i], p = terms.Problem.TransmitEnergyWeight[i];
            if (y < b || terms.Value(i, y, new(price, 0)) >= 0)
                continue;
            load += terms.IsMinCost && price > 0 ? Math.Max(b / y, Math.Sqrt(p * b / price)) : b / y;
        }

        return load;
    }
}
