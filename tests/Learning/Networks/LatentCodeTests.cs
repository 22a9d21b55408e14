using Judba.Learning.Networks;
using Judba.Learning.Tests.Support;
using Judba.Torch;
using TorchSharp;

namespace Judba.Learning.Tests.Networks;

public sealed class LatentCodeTests
{
    [Fact]
    public void Restore_QuantisedLatents_AreOffByHalfAStep()
    {
        using var network = new Autoencoder(new(1, 32, 32), 32, 1);
        using var images = Sets.First(200);
        using var code = LatentCode.Measure(network, images);
        using var bytes = code.Quantise(network, images);
        using var scope = torch.NewDisposeScope();
        using var gradients = torch.no_grad();

        var exact = network.Encode(images.Range(0, 200));
        var restored = code.Restore(bytes.Range(0, 200));

        // Values beyond four deviations are cut, the others rounded to one of 127 steps of each sign.
        var deviation = exact.std([0, 2, 3], keepdim: true);
        using var almost = 3.99.ToScalar();
        var inside = (exact.Minus(exact.mean([0, 2, 3], keepdim: true)) / deviation).abs().lt(almost);
        var error = (restored.Minus(exact) / deviation).abs()[inside].max().item<float>();
        Assert.InRange(error, 0, 0.51 * 4 / 127);
        Assert.Equal(network.Latent, bytes.Shape);
        Assert.True(bytes.IsLatent);
    }
}
