using Judba.Learning.Controls;
using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Tests.Support;
using TorchSharp;

namespace Judba.Learning.Tests.Controls;

public sealed class ControlTests
{
    [Fact]
    public void Fit_MoreComponents_LeaveLessError()
    {
        using var images = Sets.First(500);
        using var few = PrincipalComponents.Fit(images, Compression.Latent(images.Shape, 64));
        using var many = PrincipalComponents.Fit(images, Compression.Latent(images.Shape, 8));

        Assert.True(many.Error(images) < 0.6 * few.Error(images));
        using var components = few.Quantise(images);
        Assert.Equal(new ImageShape(1, 4, 4), components.Shape);
    }

    [Fact]
    public void Fit_LeadingComponents_LeaveTheVarianceOfTheOthers()
    {
        // Four values that move together and twelve that do not move: one component holds everything.
        var pixels = Enumerable.Range(0, 64).SelectMany(k => Enumerable.Range(0, 64).Select(i => (byte)(i < 4 ? 4 * k : 100))).ToArray();
        using var images = Samples.From(new(pixels, new(1, 8, 8), new byte[64], ["x"]), torch.CPU);
        using var one = PrincipalComponents.Fit(images, new(1, 1, 1));

        // What remains is rounding to 8 bits of a range of eight deviations.
        Assert.InRange(one.Error(images), 0, 2e-5);
    }

    [Fact]
    public void Choose_Budget_IsKept()
    {
        var train = Sets.Subset.Train;

        var jpeg = JpegControl.Choose(train, 64);

        Assert.NotNull(jpeg);
        Assert.InRange(jpeg.MeanBytes, 1, 64);
        Assert.Equal(train.Shape, jpeg.Apply(Sets.Subset.First(1, 20).Test).Shape);
    }

    [Fact]
    public void Choose_NoByte_IsNull() => Assert.Null(JpegControl.Choose(Sets.Subset.Train, 0.5));

    [Fact]
    public void Apply_LargeBudget_ComesCloseToTheImages()
    {
        var test = Sets.Subset.First(1, 20).Test;

        var decoded = JpegControl.Choose(Sets.Subset.Train, 2000)!.Apply(test);

        var error = Enumerable.Range(0, test.Pixels.Length).Average(i => Math.Abs(test.Pixels[i] - decoded.Pixels[i]));
        Assert.InRange(error, 0, 8);
    }
}
