using Judba.Experiments.Statistics;

namespace Judba.Experiments.Tests.Statistics;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3)]
    [InlineData(new[] { 5.0, 1, 3 }, 3)]
    [InlineData(new[] { 4.0, 1, 2, 9 }, 3)]
    public void Median_OfValues_IsTheMiddle(double[] values, double expected) => Assert.Equal(expected, FairAggregates.Median(values));

    [Fact]
    public void Median_OfNothing_IsNoNumber() => Assert.True(double.IsNaN(FairAggregates.Median([])));

    // sqrt((1 + 1)(7 + 1)) − 1 = 3; without the shift sqrt(7).
    [Fact]
    public void ShiftedGeometricMean_OfTwo_IsTheRootOfTheirShiftedProductLessTheShift() =>
        Assert.Equal(3, FairAggregates.ShiftedGeometricMean([1, 7], 1), 1e-12);

    [Fact]
    public void ShiftedGeometricMean_OfNothing_IsNoNumber() => Assert.True(double.IsNaN(FairAggregates.ShiftedGeometricMean([], 1)));

    // Student's 0.975 quantile with 3 degrees of freedom is 3.182446; the deviation of 1, 2, 3, 4 is 1.290994, its root of n is 2.
    [Fact]
    public void Estimate_OfFourRuns_HasStudentsBand()
    {
        var (mean, band) = Estimate.Of([1, 2, 3, 4]);
        Assert.Equal(2.5, mean);
        Assert.Equal(3.182446 * 1.290994 / 2, band, 1e-5);
    }

    [Fact]
    public void Estimate_OfOneRun_CanSayNothing() => Assert.False(double.IsFinite(Estimate.Of([1]).Band));

    [Theory]
    [InlineData(0.1, 2, Judgement.Holds)]
    [InlineData(0.1, 0.05, Judgement.NotShown)]
    [InlineData(0.1, -0.05, Judgement.NotShown)]
    [InlineData(0.1, -0.2, Judgement.DoesNotHold)]
    [InlineData(0.1, 0.1, Judgement.NotShown)]
    internal void Positive_SecondMeanBesideAPositiveOne_DecidesByItsBand(double band, double mean, Judgement expected) =>
        Assert.Equal(expected, Claim.Positive([new(1, band), new(mean, band)]));

    // A band that is not a number would compare as beyond every mean.
    [Fact]
    public void Positive_OneRun_IsNotShown() => Assert.Equal(Judgement.NotShown, Claim.Positive([Estimate.Of([1])]));

    [Fact]
    public void Positive_RefutedAfterNotShown_DoesNotHold() => Assert.Equal(Judgement.DoesNotHold, Claim.Positive([new(0, 1), new(-2, 1)]));
}
