using Judba.Learning.Studies;
using Judba.Learning.Tests.Support;
using Judba.Learning.Transfer;

namespace Judba.Learning.Tests.Transfer;

public sealed class StrategyStudyTests
{
    private const int PublicImages = 200, Uploaders = 2, Others = 1, BitsPerLabel = 8;

    private static readonly StudyPlan Plan = new() { Data = Sets.Subset.First(500, 100), AutoencoderEpochs = 2, ClassifierEpochs = 2 };

    // One encoder for all: it makes no difference whose encoder reads the test images, and no device trains one.
    [Fact]
    public void Measure_SharedAutoencoder_TreatsAllDevicesAlike()
    {
        using var data = FleetData.Deal(Plan, PublicImages, Uploaders, Others, double.PositiveInfinity, 1);

        var shared = StrategyStudy.Measure(AutoencoderStrategy.Shared, Plan, 32, data, 1);

        Assert.Equal(shared.Uploader, shared.Outsider);
        Assert.Equal(0, shared.DeviceSeconds);
        var uploaded = data.Devices.Take(Uploaders).Sum(d => d.Count);
        Assert.Equal(uploaded * (data.Test.Shape.Values / 32 * 8.0 + BitsPerLabel), shared.UploadBits);
        double[] accuracies = [shared.Uploader, shared.UploaderOwnMix, shared.Outsider, shared.TunedOwnMix, shared.TunedAll,
            shared.ScratchOwnMix];
        Assert.All(accuracies, accuracy => Assert.InRange(accuracy, 0, 1));
    }

    [Fact]
    public void Measure_IndependentAutoencoders_CostsTheDevicesTime()
    {
        using var data = FleetData.Deal(Plan, PublicImages, Uploaders, Others, double.PositiveInfinity, 1);

        var independent = StrategyStudy.Measure(AutoencoderStrategy.Independent, Plan, 32, data, 1);

        Assert.True(independent.DeviceSeconds > 0, $"{independent.DeviceSeconds} s");
        Assert.NotEqual(independent.Uploader, independent.Outsider);
    }

    [Theory]
    [InlineData(nameof(AutoencoderStrategy.CommonInit))]
    [InlineData(nameof(AutoencoderStrategy.Aligned))]
    [InlineData(nameof(AutoencoderStrategy.Pretrained))]
    [InlineData(nameof(AutoencoderStrategy.Federated))]
    public void Measure_AnyOtherStrategy_MeasuresDevicesThatTrain(string name)
    {
        var strategy = Enum.Parse<AutoencoderStrategy>(name);
        using var data = FleetData.Deal(Plan, PublicImages, Uploaders, Others, double.PositiveInfinity, 1);

        var measured = StrategyStudy.Measure(strategy, Plan, 32, data, 1);

        Assert.Equal((strategy, 1), (measured.Strategy, measured.Seed));
        Assert.True(measured.DeviceSeconds > 0, $"{measured}");
        // Federated averaging gives all devices one encoder.
        Assert.True(strategy != AutoencoderStrategy.Federated || measured.Uploader == measured.Outsider, $"{measured}");
        Assert.InRange(measured.Uploader, 0.02, 1);
        // 30 epochs of tuning, and one more for never.
        Assert.InRange(measured.TunedEpochs, 0, 31);
        Assert.InRange(measured.ScratchEpochs, 1, 31);
    }
}
