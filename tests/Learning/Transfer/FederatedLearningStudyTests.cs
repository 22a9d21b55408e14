using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Tests.Support;
using Judba.Learning.Transfer;

namespace Judba.Learning.Tests.Transfer;

public sealed class FederatedLearningStudyTests
{
    private const int Uploaders = 2, Rounds = 3, BitsPerParameter = 32;

    private static readonly StudyPlan Plan = new() { Data = Sets.Subset.First(500, 200), AutoencoderEpochs = 1, ClassifierEpochs = Rounds };

    [Fact]
    public void Measure_TwoUploaders_LearnsAndCountsWhatTheySend()
    {
        using var data = FleetData.Deal(Plan, 20, Uploaders, 1, double.PositiveInfinity, 1);
        using var network = new EdgeClassifier(data.Test.Shape, data.Test.ClassCount, ClassifierDesign.For(1), 1);

        var (accuracy, bits, seconds) = FederatedLearningStudy.Measure(Plan, data, 1);

        Assert.Equal((double)BitsPerParameter * network.parameters().Sum(p => p.numel()) * Uploaders * Rounds, bits);
        Assert.InRange(accuracy, 0.3, 1);
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
