using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Tests.Support;
using Judba.Learning.Transfer;
using TorchSharp;

namespace Judba.Learning.Tests.Transfer;

/// <summary>How devices come by their encoders, on as little as it takes.</summary>
public sealed class EncoderFleetTests
{
    private const int PublicImages = 200, Devices = 2, Ratio = 32;

    private static readonly StudyPlan Plan = new() { Data = Sets.Subset.First(600, 40), AutoencoderEpochs = 2, ClassifierEpochs = 1 };

    public static TheoryData<string> Strategies => [.. Enum.GetNames<AutoencoderStrategy>()];

    // A device that normalised by its own statistics would differ from the others in more than its encoder.
    [Theory]
    [MemberData(nameof(Strategies))]
    public void Train_AnyStrategy_GivesAllDevicesTheSameConstants(string strategy)
    {
        using var data = Deal();
        using var fleet = Train(strategy, data);

        Assert.Equal(Devices, fleet.Encoders.Count);
        Assert.Equal(Constants(fleet.Encoders[0]), Constants(fleet.Encoders[1]));
    }

    [Fact]
    public void Train_CommonFirstWeights_LeavesEncodersNearerThanIndependentOnes()
    {
        using var data = Deal();
        using EncoderFleet common = Train(nameof(AutoencoderStrategy.CommonInit), data),
            independent = Train(nameof(AutoencoderStrategy.Independent), data);

        Assert.True(Distance(common, data) < 0.8 * Distance(independent, data),
            $"{Distance(common, data)} common, {Distance(independent, data)} independent");
    }

    [Fact]
    public void Train_Aligned_MapsLatentsOntoTheEdges()
    {
        using var data = Deal();
        using EncoderFleet aligned = Train(nameof(AutoencoderStrategy.Aligned), data),
            independent = Train(nameof(AutoencoderStrategy.Independent), data);

        Assert.True(Distance(aligned, data) < 0.6 * Distance(independent, data),
            $"{Distance(aligned, data)} aligned, {Distance(independent, data)} independent");
        Assert.NotNull(aligned.Edge);
    }

    [Fact]
    public void Train_Pretrained_StaysNearTheEdgesEncoder()
    {
        using var data = Deal();
        using var pretrained = Train(nameof(AutoencoderStrategy.Pretrained), data);

        float[] edge = Sets.Weights(pretrained.Edge!.Network), device = Sets.Weights(pretrained.Encoders[0].Network);
        Assert.NotEqual(edge, device);
        Assert.InRange(edge.Zip(device, (x, y) => Math.Abs(x - y)).Average(), 1e-7, 0.02);
    }

    [Fact]
    public void Train_Federated_IsOneEncoderThatDevicesTrained()
    {
        using var data = Deal();
        using var federated = Train(nameof(AutoencoderStrategy.Federated), data);

        Assert.Same(federated.Encoders[0], federated.Encoders[1]);
        Assert.Same(federated.Encoders[0], federated.Edge);
        Assert.All(federated.DeviceSeconds, s => Assert.True(s > 0, $"{s} s"));
        using var first = new Autoencoder(data.Public.Shape, Ratio, 1);
        Assert.True(federated.Edge!.Network.Latent == first.Latent, $"{federated.Edge.Network.Latent}");
    }

    private static FleetData Deal() => FleetData.Deal(Plan, PublicImages, Devices, 0, double.PositiveInfinity, 1);

    private static EncoderFleet Train(string strategy, FleetData data) =>
        EncoderFleet.Train(Enum.Parse<AutoencoderStrategy>(strategy), Plan, Ratio, data.Public, data.Devices, 1);

    private static float[] Constants(DeviceEncoder encoder) =>
        [.. encoder.Code.Constants.Mean.data<float>(), .. encoder.Code.Constants.Deviation.data<float>()];

    // Mean squared difference of what the two devices send of the same images.
    private static double Distance(EncoderFleet fleet, FleetData data)
    {
        using var scope = torch.NewDisposeScope();
        using var gradients = torch.no_grad();
        using var first = fleet.Encoders[0].Quantise(data.Test);
        using var second = fleet.Encoders[1].Quantise(data.Test);
        return torch.nn.functional.mse_loss(first.Range(0, first.Count), second.Range(0, second.Count)).item<float>();
    }
}
