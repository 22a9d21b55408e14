using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Tests.Dual;

/// <summary>
/// The multipliers of a deadline: at them the band is full and enough devices want to upload. Without the reward too few do, and with less
/// of it not more than needed.
/// </summary>
public sealed class MultiplierSearchTests
{
    private const double Off = 1e-9;

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Find_MinUploadersAndBand_AreBothMet(Reading reading)
    {
        const double LargestReward = 1e9;
        var random = new Random(8);
        var rewarded = 0;
        for (var k = 0; k < 150; k++)
        {
            var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, random.Next(2, 60), 1, k).ToProblem();
            problem = problem.WithMinUploaders(random.Next(problem.DeviceCount + 1));
            var terms = new DualTerms(problem, reading);
            var search = new MultiplierSearch(terms);
            var prices = new EntryPrices(terms);
            // Several deadlines, for each begins where the last one ended.
            for (var repeat = 0; repeat < 4; repeat++)
            {
                var deadline = terms.Start.Max() + 40 * random.NextDouble();
                var found = search.Find(terms.FreeCounts, deadline, LargestReward, prices);
                if (found.Reward >= LargestReward)
                    continue;
                var (load, above) = At(terms, deadline, found with { Price = found.Price * (1 + Off) });
                Assert.True(load <= 1 + 1e-6, $"beyond the price the load is {load:R}");
                var (loadBelow, below) = At(terms, deadline, found with { Price = found.Price * (1 - Off) });
                Assert.True(found.Price == 0 || loadBelow >= 1 - 1e-6, $"before the price the load is {loadBelow:R}");
                // One alone is found by the bound itself.
                if (problem.MinUploaders <= 1)
                {
                    Assert.Equal(0, found.Reward);
                    continue;
                }

                Assert.True(below >= problem.MinUploaders, $"{below} of {problem.MinUploaders} want to upload");
                Assert.True(above <= below);
                if (found.Reward == 0)
                    continue;
                rewarded++;
                Assert.True(Without(found.Reward) < problem.MinUploaders, "enough want to upload without a reward");
                var fewer = Without(1e-3 * found.Reward);
                Assert.True(
                    fewer <= problem.MinUploaders, $"for a thousandth less {fewer} want to upload, more than {problem.MinUploaders}");

                int Without(double part)
                {
                    var less = found.Reward - part;
                    var price = new PriceSearch(terms).Find(terms.FreeCounts, deadline, new EntryPrices(terms), less).Price;
                    return At(terms, deadline, new(price * (1 + Off), less)).Uploaders;
                }
            }
        }

        Assert.True(rewarded > 50, $"{rewarded} deadlines with a reward");
    }

    // Load and number of those with φ < 0, by the plain loop.
    private static (double Load, int Uploaders) At(DualTerms terms, double deadline, Multipliers multipliers)
    {
        var (load, uploaders) = (0.0, 0);
        for (var i = 0; i < terms.Count; i++)
        {
            var y = deadline - terms.Start[i];
            if (y < terms.TransmitTime[i] || terms.Value(i, y, multipliers) >= 0)
                continue;
            load += terms.Share(i, y, multipliers.Price);
            uploaders++;
        }

        return (load, uploaders);
    }
}
