using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Tests.Generators;

/// <summary>What the generators really produce: a corner that is never drawn tests nothing.</summary>
public sealed class ProblemGeneratorsTests
{
    private const int Count = 2000;

    private static readonly IReadOnlyList<ProblemCase> Cases = Property.Sample(ProblemGenerators.Any().Generator, Count);

    public static TheoryData<string> Traits => [.. CaseTrait.All.Select(t => t.Name)];

    [Fact]
    public void Any_ManyCases_DrawEveryCorner()
    {
        var least = Count / (double)Enum.GetValues<Corner>().Length * 0.7;
        Assert.All(Enum.GetValues<Corner>(), corner => Assert.True(Cases.Count(c => c.Corner == corner) > least, corner.ToString()));
    }

    [Theory]
    [MemberData(nameof(Traits))]
    public void Any_ManyCases_HaveTheTraitOftenEnough(string name)
    {
        var trait = CaseTrait.All.Single(t => string.Equals(t.Name, name, StringComparison.Ordinal));
        var share = Cases.Count(trait.Has) / (double)Count;
        Assert.True(share >= trait.LeastShare, $"{name}: {share:P1} of the cases, {trait.LeastShare:P0} wanted");
    }

    // Numbers of 12 digits and 12 orders end as 1, 2, 0.1.
    [Theory]
    [InlineData(123456789e-20, new[] { 0, 1, 1e-12, 1.2e-12, 1.23e-12, 1.23456789, 1.23456789e-6, 1.23456789e-11, 2e-12 })]
    [InlineData(8e8, new[] { 0, 1, 8, 8e4, 8e7, 2e8, 4e8, 7e8 })]
    [InlineData(-0.3, new[] { 0, -1, -3, -0.2, -0.1 })]
    [InlineData(2, new[] { 0.0, 1 })]
    [InlineData(1, new[] { 0.0 })]
    [InlineData(0, new double[0])]
    public void Shorter_AnyNumber_IsSimplerAndToTheLastBit(double value, double[] expected) =>
        Assert.Equal(expected, ShortNumber.Shorter(value));

    [Fact]
    public void Smallest_PhysicalCaseWithOwnNumbers_EndsWithTheSystemsOwn()
    {
        var start = Property.Sample(ProblemGenerators.Of(Corner.Physical, 6), 200).First(
            c => c.Scenario!.Devices.Any(d => d.SampleBits is not null));
        var smallest = ProblemShrinker.Smallest(start, c => c.Scenario is not null);
        var device = Assert.Single(smallest.Scenario!.Devices);
        Assert.Null(device.SampleBits);
        Assert.Null(device.CompressionRatio);
        Assert.Equal(1, device.FrequencyHz);
        Assert.Equal(1, smallest.Scenario.System.BandwidthHz);
    }

    [Fact]
    public void Shrink_AnyCase_GivesOtherValidCasesThatEnd()
    {
        foreach (var start in Cases.Take(50))
        {
            var smallest = start;
            var steps = 0;
            while (ProblemShrinker.Shrink(smallest).FirstOrDefault() is { } next)
            {
                smallest = next;
                Assert.True(++steps < 100, $"still shrinking: {start}");
            }

            Assert.Equal(1, smallest.Problem.DeviceCount);
            Assert.Equal(0, smallest.Problem.Constant);
        }
    }

    [Fact]
    public void ToString_AnyCase_HoldsEveryNumberInFull()
    {
        var text = new ProblemCase(Corner.Ordinary, new Problem("x", 0.1, -5, [1.0 / 3], [2], [-1e-300 * 1e270], [4], 1, [0.5])).ToString();
        Assert.Equal("Ordinary: new Problem(\"\", 0.1, -5, [0.3333333333333333], [2], [-1E-30], [4], 1, [0.5])", text);
    }
}
