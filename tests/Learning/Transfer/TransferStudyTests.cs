using Judba.Learning.Studies;
using Judba.Learning.Tests.Support;
using Judba.Learning.Transfer;

namespace Judba.Learning.Tests.Transfer;

public sealed class TransferStudyTests
{
    private const int Uploaders = 3, Others = 1;

    [Fact]
    public void Measure_SmallFleet_MeasuresEveryPlace()
    {
        var plan = Plan(train: 1000, epochs: 4);
        using var data = FleetData.Deal(plan, 400, Uploaders, Others, double.PositiveInfinity, 1);

        var places = TransferStudy.Measure(plan, 32, data, 1);

        Assert.Equal(Enum.GetValues<TransferPlace>(), places.Select(p => p.Place));
        Assert.Equal([450, 150, 100], places.Select(p => (int)p.Samples));
        // One device's images do not take a new CNN beyond a guess; the one of 400 public images is far beyond.
        var single = places[1];
        Assert.True(single.Before > single.Scratch + 0.1, $"{single}");
        Assert.Equal(0, single.TunedEpochs);
        Assert.All(places, p => Assert.InRange(p.Tuned, 0.2, 1));
    }

    [Fact]
    public void Learn_PretrainedEdge_BeatsTrainingOnOneUpload()
    {
        var plan = Plan(train: 1000, epochs: 4);
        using var data = FleetData.Deal(plan, 700, Uploaders, 0, double.PositiveInfinity, 1);

        using var fresh = FleetLearner.Prepare(AutoencoderStrategy.Shared, plan, 32, data, 1);
        using var pretrained = FleetLearner.Prepare(AutoencoderStrategy.Shared, plan, 32, data, 1, pretrainEdge: true);

        var (with, without) = (pretrained.Learn([0]).Broadcast.Average(), fresh.Learn([0]).Broadcast.Average());
        Assert.True(with > without + 0.1, $"{with} with, {without} without");
    }

    [Fact]
    public void Prepare_PretrainedEdgeWithIndependentAutoencoders_IsRefused()
    {
        var plan = Plan(train: 100, epochs: 1);
        using var data = FleetData.Deal(plan, 40, Uploaders, 0, 0.5, 1);

        Assert.Throws<ArgumentException>(
            () => FleetLearner.Prepare(AutoencoderStrategy.Independent, plan, 32, data, 1, pretrainEdge: true));
    }

    private static StudyPlan Plan(int train, int epochs) =>
        new() { Data = Sets.Subset.First(train, 200), AutoencoderEpochs = epochs, ClassifierEpochs = epochs };
}
