using Judba.Learning.Controls;
using Judba.Learning.Data;
using TorchSharp;

namespace Judba.Learning.Tests.Controls;

public sealed class PrincipalComponentsTests
{
    private const int Count = 400, Pixels = 16;

    // Images on a plane: grey + a · (a checkerboard) + b · (a half bright, a half dark), two patterns at right angles.
    [Fact]
    public void Fit_ImagesOnAPlane_FindsItsTwoDirections()
    {
        var random = new Random(1);
        int[] a = [.. Enumerable.Range(0, Count).Select(_ => random.Next(-40, 41))],
            b = [.. Enumerable.Range(0, Count).Select(_ => random.Next(-10, 11))];
        byte[] pixels = [.. Enumerable.Range(0, Count).SelectMany(k => Enumerable.Range(0, Pixels).Select(
            i => (byte)(128 + (i % 2 == 0 ? a[k] : -a[k]) + (i < Pixels / 2 ? b[k] : -b[k]))))];
        using var images = Samples.From(new(pixels, new(1, 4, 4), new byte[Count], ["x"]), torch.CPU);

        using var one = PrincipalComponents.Fit(images, new(1, 1, 1));
        using var two = PrincipalComponents.Fit(images, new(2, 1, 1));

        // What the first component leaves is the variance of b in every pixel; two components leave the rounding to bytes.
        var left = b.Average(x => x * (double)x) - b.Average() * b.Average();
        var scale = 255.0 * 255;
        Assert.Equal(1, one.Error(images) / (left / scale), 0.03);
        Assert.InRange(two.Error(images), 0, 0.01 * left / scale);
    }

    [Fact]
    public void Fit_ImagesTooLarge_IsRefused()
    {
        using var images = Samples.From(new(new byte[65 * 64], new(1, 65, 64), new byte[1], ["x"]), torch.CPU);

        Assert.Throws<ArgumentException>(() => PrincipalComponents.Fit(images, new(1, 1, 1)));
    }

    // Trainings run side by side: what two threads fit at once is what one fits alone.
    [Fact]
    public void Fit_BesideAnother_GivesTheSameBytes()
    {
        using var images = Samples.From(Support.Sets.Noise(200, new(1, 8, 8), 2), torch.CPU);
        var alone = Fit();
        var together = new byte[4][];

        Parallel.For(0, together.Length, k => together[k] = Fit());

        Assert.All(together, bytes => Assert.Equal(alone, bytes));

        byte[] Fit()
        {
            using var components = PrincipalComponents.Fit(images, new(1, 2, 2));
            using var latents = components.Quantise(images);
            return latents.Values.data<byte>().ToArray();
        }
    }
}
