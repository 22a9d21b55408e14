namespace Judba.Solvers.OrTools.Tests;

public sealed class LinearModelTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0.5, 2)]
    [InlineData(1e6, 3)]
    [InlineData(double.NaN, -5)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Dual_AnyPrices_IsALowerBound(double first, double second)
    {
        // min x + y subject to x + 2y ≥ 2 and 3x + y ≥ 1 in the unit square: 1 at (0, 1).
        var model = new LinearModel();
        int x = model.AddColumn(1, 0, 1, isDecision: true), y = model.AddColumn(1, 0, 1);
        model.AddRow(2, new(x, 1), new(y, 2));
        model.AddRow(1, new(x, 3), new(y, 1));
        var (bound, worth) = model.Dual([first, second]);
        Assert.True(bound <= 1, $"bound {bound:R}");
        Assert.True(worth >= 0, $"worth {worth:R}");
    }

    [Fact]
    public void Dual_OptimalPrices_IsTheOptimum()
    {
        var model = new LinearModel();
        int x = model.AddColumn(1, 0, 1), y = model.AddColumn(1, 0, 1);
        model.AddRow(2, new(x, 1), new(y, 2));
        // The row is stored as x/2 + y ≥ 1, whose price is 1.
        Assert.Equal(1, model.Dual([1]).Bound, 1e-12);
    }

    [Fact]
    public void AddRow_NegligibleTerm_BecomesTheMostThatItCanBe()
    {
        var model = new LinearModel();
        int x = model.AddColumn(1, 0, 1), y = model.AddColumn(1, 0, 4);
        model.AddRow(3e10, new(x, 5e10), new(y, 1));
        Assert.Equal([new(x, 1)], model.Row(0).ToArray());
        Assert.Equal((3e10 - 4) / 5e10, model.Least(0), 1e-15);
    }

    [Fact]
    public void AddRow_OnlyABound_IsLeftOut()
    {
        var model = new LinearModel();
        int x = model.AddColumn(1, 0, 1), y = model.AddColumn(1, 0, 1);
        model.AddRow(0, new(x, 1), new(y, -1e-12));
        Assert.Equal(0, model.RowCount);
        model.AddRow(0, new(x, 1), new(y, 1e-12));
        Assert.Equal(0, model.RowCount);
    }

    [Fact]
    public void AddRow_NothingOrInfinity_IsLeftOut()
    {
        var model = new LinearModel();
        var x = model.AddColumn(1, 0, 1);
        model.AddRow(0, [new(x, 0)]);
        model.AddRow(0, [new(x, double.PositiveInfinity)]);
        Assert.Equal(0, model.RowCount);
    }
}
