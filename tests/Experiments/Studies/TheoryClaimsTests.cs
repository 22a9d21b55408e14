using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.PriceOfTheory;

namespace Judba.Experiments.Tests.Studies;

/// <summary>The claims on the price of the theory, judged from numbers that a test gives.</summary>
public sealed class TheoryClaimsTests
{
    private const int Rule = 0, Remark3 = 1, FasterEdge = 2, MoreTuning = 3, MoreEnergy = 4, RuleCostsMore = 5;

    [Fact]
    public void Judge_NothingCostsAnything_BothPapersClaimsHoldAndOursAreNotShown()
    {
        var claims = TheoryClaims.Judge(Points(_ => 0, _ => 0));
        Assert.Equal([Judgement.Holds, Judgement.Holds], claims.Take(2).Select(c => c.Judgement));
        Assert.All(claims.Take(2), c => Assert.True(c.IsOfPaper));
        Assert.All(claims.Skip(2), c => Assert.Equal((Judgement.NotShown, false), (c.Judgement, c.IsOfPaper)));
    }

    [Fact]
    public void Judge_OneCellCosts_DoesNotHoldAndNamesTheCell()
    {
        var dear = TheoryCell.All[17];
        var claims = TheoryClaims.Judge(Points(c => c == dear ? 0.02 : 0, _ => 0));
        Assert.Equal(Judgement.DoesNotHold, claims[Rule].Judgement);
        Assert.StartsWith($"most at {dear}: 2 ± 0 %, in 100 % of the fleets", claims[Rule].Evidence, StringComparison.Ordinal);
        Assert.Equal(Judgement.Holds, claims[Remark3].Judgement);
    }

    // What counts as nothing is 1e-6 of the optimum.
    [Theory]
    [InlineData(0.9e-6, Judgement.Holds)]
    [InlineData(1.1e-6, Judgement.DoesNotHold)]
    internal void Judge_ExcessAboutTheTolerance_CountsAboveItAlone(double excess, Judgement judgement) =>
        Assert.Equal(judgement, TheoryClaims.Judge(Points(_ => 0, _ => excess))[Remark3].Judgement);

    [Fact]
    public void Judge_PricesAlongTheAxes_OursHold()
    {
        var claims = TheoryClaims.Judge(Points(
            c => 1 + 1e9 / c.EdgeFrequencyHz + 1 / c.Tuning, c => c.EnergyPreference / 100));
        foreach (var k in (int[])[FasterEdge, MoreTuning, MoreEnergy, RuleCostsMore])
            Assert.True(claims[k].Judgement == Judgement.Holds, $"{claims[k].Text}: {claims[k].Evidence}");
        Assert.Contains("so in 90 of 90 steps, the opposite in 0", claims[FasterEdge].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_OneStepTheOtherWay_DoesNotHold()
    {
        var claims = TheoryClaims.Judge(Points(
            c => 1 + (c is { EdgeFrequencyHz: 2e9, Tuning: 4, EnergyPreference: 0.5 } ? 5 : 1e9 / c.EdgeFrequencyHz), _ => 0));
        Assert.Equal(Judgement.DoesNotHold, claims[FasterEdge].Judgement);
        Assert.Contains("so in 89 of 90 steps, the opposite in 1", claims[FasterEdge].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Price_OfNeverAndAlways_KeepsAWilsonBand()
    {
        var never = Price.Of([0, 0, 0, 0]);
        var always = Price.Of([1, 1, 1, 1]);
        Assert.Equal((0, 0), (never.Share, never.ShareLow));
        Assert.Equal((1, 1), (always.Share, always.ShareHigh));
        // z²/(n + z²) with z = 1.96 and n = 4.
        Assert.Equal(0.4898908, never.ShareHigh, 1e-6);
        Assert.Equal(1 - 0.4898908, always.ShareLow, 1e-6);
    }

    private static List<TheoryPoint> Points(Func<TheoryCell, double> rule, Func<TheoryCell, double> decomposition) =>
        [.. TheoryCell.All.Select(c => new TheoryPoint(c, Same(rule(c)), Same(decomposition(c)), Same(rule(c) + decomposition(c)), 1e-9))];

    private static double[] Same(double value) => [value, value, value];
}
