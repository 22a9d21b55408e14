using TorchSharp;

namespace Judba.Learning.Tests;

/// <summary>The row λ = 32 of the quick table, in full: seconds, not milliseconds.</summary>
[Trait("Category", "Slow")]
public sealed class CompressedTrainingTests
{
    private const int Epochs = 8;

    // Seeds 1 to 3 of `judba reproduce table1 --quick`, give or take three points: what another processor's rounding may do to a training.
    private const double LeastAccuracy = 0.73, MostAccuracy = 0.80;

    [Fact]
    public void Measure_Lambda32OnTheSubset_ReachesTheRecordedAccuracy()
    {
        var plan = new StudyPlan { Data = Sets.Subset, AutoencoderEpochs = Epochs, ClassifierEpochs = Epochs, Device = torch.CPU };

        var (row, _) = CompressionStudy.Measure(plan, 32, seed: 1);

        Assert.InRange(row.Accuracy, LeastAccuracy, MostAccuracy);
        Assert.Equal(256, row.UploadBits);
    }
}
