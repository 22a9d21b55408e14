using Judba.Experiments.Comparisons;
using Judba.Models.Problems;

namespace Judba.Experiments.Tests.Comparisons;

public sealed class BestBoundsTests
{
    [Fact]
    public void For_MinLatency_TakesTheLargerOfBothReadings()
    {
        var bounds = new BestBounds();
        bounds.Add(Reading.MinCost, 5, "price");
        bounds.Add(Reading.MinLatency, 4, "exact");
        Assert.Equal((5, "price"), bounds.For(Reading.MinLatency, keepsOwnBandwidth: false));
        bounds.Add(Reading.MinLatency, 6, "minlp");
        Assert.Equal((6, "minlp"), bounds.For(Reading.MinLatency, keepsOwnBandwidth: false));
    }

    [Fact]
    public void For_MinCostAndOwnBandwidth_TakeThatOfMinCostAlone()
    {
        var bounds = new BestBounds();
        bounds.Add(Reading.MinCost, 5, "price");
        bounds.Add(Reading.MinLatency, 6, "exact");
        Assert.Equal(5, bounds.For(Reading.MinCost, keepsOwnBandwidth: false).Value);
        Assert.Equal(5, bounds.For(Reading.MinLatency, keepsOwnBandwidth: true).Value);
    }

    [Fact]
    public void For_NoBound_IsNoNumber()
    {
        var bounds = new BestBounds();
        bounds.Add(Reading.MinCost, double.NaN, "greedy");
        bounds.Add(Reading.MinLatency, 6, "exact");
        Assert.True(double.IsNaN(bounds.For(Reading.MinCost, keepsOwnBandwidth: false).Value));
    }

    [Fact]
    public void Add_NoNumberAfterABound_ChangesNothing()
    {
        var bounds = new BestBounds();
        bounds.Add(Reading.MinCost, 5, "price");
        bounds.Add(Reading.MinCost, double.NaN, "greedy");
        Assert.Equal((5, "price"), bounds.For(Reading.MinCost, keepsOwnBandwidth: false));
    }
}
