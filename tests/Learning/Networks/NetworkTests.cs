using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Tests.Support;
using Judba.Torch;
using TorchSharp;

namespace Judba.Learning.Tests.Networks;

public sealed class NetworkTests
{
    private static readonly ImageShape Small = new(1, 32, 32);
    private static readonly ImageShape Coloured = new(3, 128, 128);

    public static TheoryData<int> Ratios => [.. Compression.Ratios];

    [Theory]
    [MemberData(nameof(Ratios))]
    public void Encode_SmallImages_HaveOneValueInLambda(int ratio) => Check(Small, ratio);

    [Theory]
    [MemberData(nameof(Ratios))]
    public void Encode_ColouredImages_HaveOneValueInLambda(int ratio) => Check(Coloured, ratio);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(128)]
    public void Latent_OtherRatio_IsRefused(int ratio) =>
        Assert.Contains(
            "allowed: 4, 8, 16, 32, 64", Assert.Throws<ArgumentException>(() => Compression.Latent(Small, ratio)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Latent_IndivisibleSides_AreRefused() =>
        Assert.Throws<ArgumentException>(() => Compression.Latent(new(1, 28, 30), 4));

    // 9·C·w + w for each convolution, then dense layers, counted by hand.
    [Theory]
    [InlineData(1, 1, 32, 32 * 9 + 32 + 32 * 64 * 9 + 64 + 4096 * 128 + 128 + 1290)]
    [InlineData(4, 4, 8, 4 * 24 * 9 + 24 + 24 * 48 * 9 + 48 + 768 * 128 + 128 + 1290)]
    [InlineData(32, 2, 4, 2 * 16 * 9 + 16 + 16 * 20 * 9 + 20 + 320 * 10 + 10 + 110)]
    public void Parameters_OfEachDesign_AreAsCounted(int ratio, int channels, int side, int expected)
    {
        using var network = new EdgeClassifier(new(channels, side, side), 10, ClassifierDesign.For(ratio), 1);

        Assert.Equal(expected, Initialisation.Parameters(network));
    }

    [Fact]
    public void Parameters_AtLambda32_AreThePapersShare()
    {
        using var baseline = new EdgeClassifier(Small, 10, ClassifierDesign.For(1), 1);
        using var edge = new EdgeClassifier(Compression.Latent(Small, 32), 10, ClassifierDesign.For(32), 1);

        Assert.InRange((double)Initialisation.Parameters(edge) / Initialisation.Parameters(baseline), 0.01, 34.0 / 2798);
    }

    [Theory]
    [MemberData(nameof(Ratios))]
    public void Backward_OfAutoencoder_ReachesEveryParameter(int ratio)
    {
        using var network = new Autoencoder(Small, ratio, 1);
        using var images = Sets.First(8);
        using var scope = torch.NewDisposeScope();

        var batch = images.Range(0, 8);
        torch.nn.functional.mse_loss(network.forward(batch), batch).backward();

        Assert.All(network.parameters(), p => Assert.True(p.grad!.abs().sum().item<float>() > 0));
    }

    [Fact]
    public void Glorot_FirstWeights_StayWithinReach()
    {
        using var network = new EdgeClassifier(Small, 10, ClassifierDesign.For(1), 1);
        var first = network.named_parameters().First(p => p.parameter.shape.Length == 4).parameter;
        // 32 filters of 3×3 on one channel.
        var reach = Math.Sqrt(6.0 / ((32 + 1) * 9));

        var largest = first.abs().max().item<float>();

        Assert.InRange(largest, 0.9 * reach, reach);
    }

    private static void Check(ImageShape image, int ratio)
    {
        TorchLibrary.Load();
        using var network = new Autoencoder(image, ratio, 1);
        using var scope = torch.NewDisposeScope();
        var batch = torch.rand(2, image.Channels, image.Height, image.Width);

        var latent = network.Encode(batch);
        var restored = network.Decode(latent);

        Assert.Equal([2, network.Latent.Channels, network.Latent.Height, network.Latent.Width], latent.shape);
        Assert.Equal(image.Values, ratio * network.Latent.Values);
        Assert.Equal(batch.shape, restored.shape);
    }
}
