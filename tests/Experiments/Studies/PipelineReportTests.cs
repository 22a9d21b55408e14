using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Pipeline;

namespace Judba.Experiments.Tests.Studies;

/// <summary>The pipeline's verdict, judged from numbers that a test gives.</summary>
public sealed class PipelineReportTests
{
    [Theory]
    [InlineData(new[] { 0.5, 0.6, 0.7 }, Judgement.Holds)]
    // The last step is lost in every order.
    [InlineData(new[] { 0.5, 0.7, 0.6 }, Judgement.DoesNotHold)]
    // The last step gains in the mean, within its band.
    [InlineData(new[] { 0.5, 0.6, 0.601 }, Judgement.NotShown)]
    internal void Claim_MoreUploaders_AreJudgedByWhatEachStepAdds(double[] accuracies, Judgement expected) =>
        Assert.Equal(expected, PipelineReport.Claim(Sweep(accuracies, orders: 3)).Judgement);

    [Fact]
    public void Claim_OneOrder_ShowsNothing() =>
        Assert.Equal(Judgement.NotShown, PipelineReport.Claim(Sweep([0.1, 0.9], orders: 1)).Judgement);

    [Fact]
    public void Claim_Steps_NamesTheLeastGain() =>
        Assert.StartsWith(
            "least gain from 2 to 4 uploaders: 2.", PipelineReport.Claim(Sweep([0.5, 0.6, 0.62], orders: 3)).Evidence,
            StringComparison.Ordinal);

    // Orders move every number of uploaders together, and the last one a little on its own.
    private static List<SweepPoint> Sweep(double[] accuracies, int orders) =>
    [
        .. Enumerable.Range(0, orders).SelectMany(o => accuracies.Select((a, k) =>
            new SweepPoint(o, 1 << k, new([a + 0.1 * o + 0.002 * o * k], [a], UploadBits: 8)))),
    ];
}
