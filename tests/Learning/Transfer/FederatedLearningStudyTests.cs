using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Tests.Support;
using Judba.Learning.Transfer;

namespace Judba.Learning.Tests.Transfer;

public sealed class FederatedLearningStudyTests
{
    private const int Uploaders = 2, Rounds = 3;

    private static readonly StudyPlan Plan = new() { Data = Sets.Subset.First(500, 200), AutoencoderEpochs = 1, ClassifierEpochs = Rounds };

    [Fact]
    public void Measure_TwoUploaders_LearnsAndCountsWhatTheySend()
    {
        using var data = FleetData.Deal(Plan, 20, Uploaders, 1, double.PositiveInfinity, 1);
        using var network = new EdgeClassifier(data.Test.Shape, data.Test.ClassCount, ClassifierDesign.For(1), 1);

        var (accuracy, values, seconds) = FederatedLearningStudy.Measure(Plan, data, 1);

        Assert.Equal((double)network.parameters().Sum(p => p.numel()) * Uploaders * Rounds, values);
        Assert.InRange(accuracy, 0.3, 1);
        Assert.True(seconds > 0, $"{seconds} s");
    }

    // The fair rival: the CNN of latents is a hundredth of the baseline.
    [Fact]
    public void MeasureOnLatents_TwoUploaders_SendsTheSmallNetworkAndLearns()
    {
        var plan = Plan with { AutoencoderEpochs = 4, ClassifierEpochs = 6 };
        using var data = FleetData.Deal(plan, 200, Uploaders, 1, double.PositiveInfinity, 1);
        using var network = new EdgeClassifier(new(2, 4, 4), data.Test.ClassCount, ClassifierDesign.For(32), 1);

        var (accuracy, values, seconds) = FederatedLearningStudy.MeasureOnLatents(plan, 32, data, 1);

        Assert.Equal((double)network.parameters().Sum(p => p.numel()) * Uploaders * 6, values);
        Assert.InRange(accuracy, 0.25, 1);
        Assert.True(seconds > 0, $"{seconds} s");
    }

    [Fact]
    public void Measure_Cancelled_Throws()
    {
        using var data = FleetData.Deal(Plan, 20, Uploaders, 1, double.PositiveInfinity, 1);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => FederatedLearningStudy.Measure(Plan, data, 1, stop.Token));
    }
}
