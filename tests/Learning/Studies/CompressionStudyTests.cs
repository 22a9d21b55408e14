using Judba.Learning.Studies;
using Judba.Learning.Tests.Support;

namespace Judba.Learning.Tests.Studies;

public sealed class CompressionStudyTests
{
    private static readonly StudyPlan Plan = new() { Data = Sets.Subset.First(500, 200), AutoencoderEpochs = 2, ClassifierEpochs = 3 };

    // A control that is worse off than the method is no control: its CNN learns from images that are coded alike.
    [Fact]
    public void Measure_JpegAtItsSmallest_IsReadBetterByACnnTrainedOnJpegs()
    {
        var (row, controls) = CompressionStudy.Measure(Plan, 64, seed: 1);
        var (_, clean) = CompressionStudy.Measure(Plan, 1, seed: 1);

        Assert.Equal((64, 1), (row.Ratio, row.Seed));
        Assert.Equal([ControlMeasurement.Jpeg, ControlMeasurement.Pca], controls.Select(c => c.Kind), StringComparer.Ordinal);
        Assert.Equal([4, 8, 16, 32, 64], clean.Select(c => c.Ratio));
        Assert.All(clean, c => Assert.Equal(ControlMeasurement.JpegClean, c.Kind));
        var (trained, untrained) = (controls[0], clean[^1]);
        Assert.Equal((untrained.Bytes, untrained.ReconstructionError), (trained.Bytes, trained.ReconstructionError));
        Assert.True(trained.Accuracy > untrained.Accuracy + 0.05, $"{trained.Accuracy} trained on JPEGs, {untrained.Accuracy} not");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public void ClassifierOptions_AnyStudy_VariesSamplesAsThePaperDoes(int ratio) => Assert.True(Plan.ClassifierOptions(ratio, 1).Augment);
}
