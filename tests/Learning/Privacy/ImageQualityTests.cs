using Judba.Learning.Privacy;
using TorchSharp;

namespace Judba.Learning.Tests.Privacy;

public sealed class ImageQualityTests
{
    private const int Side = 10, Window = 7;
    private const double C1 = 1e-4, C2 = 9e-4;

    [Theory]
    [InlineData(0.1f, 20)]
    [InlineData(0.5f, 6.0206)]
    public void Psnr_EqualDifferences_IsMinusTwentyLogarithmsOfThem(float difference, double decibels)
    {
        using var scope = torch.NewDisposeScope();
        var originals = torch.zeros(2, 3, Side, Side);

        Assert.Equal(decibels, ImageQuality.Psnr(torch.full_like(originals, difference.ToScalar()), originals), 1e-3);
    }

    [Fact]
    public void Ssim_EqualPictures_IsOne()
    {
        using var scope = torch.NewDisposeScope();
        var pictures = Pictures(Noise(seed: 1));

        Assert.Equal(1, ImageQuality.Ssim(pictures, pictures), 1e-5);
    }

    // No structure is left where both are flat: the luminance decides.
    [Fact]
    public void Ssim_FlatPictures_ComparesTheirMeans()
    {
        using var scope = torch.NewDisposeScope();
        double x = 0.25, y = 0.5;
        var (dark, bright) = (
            Pictures([.. Enumerable.Repeat((float)x, Side * Side)]), Pictures([.. Enumerable.Repeat((float)y, Side * Side)]));

        Assert.Equal((2 * x * y + C1) / (x * x + y * y + C1), ImageQuality.Ssim(dark, bright), 1e-4);
    }

    [Fact]
    public void Ssim_AnyPictures_IsTheMeanOverWindowsOfItsDefinition()
    {
        using var scope = torch.NewDisposeScope();
        float[] x = Noise(seed: 1), noise = Noise(seed: 2);
        float[] y = [.. x.Zip(noise, (p, n) => 0.7f * p + 0.3f * n)];

        Assert.Equal(Definition(x, y), ImageQuality.Ssim(Pictures(x), Pictures(y)), 1e-4);
    }

    private static double Definition(float[] x, float[] y)
    {
        List<double> windows = [];
        for (var row = 0; row + Window <= Side; row++)
        {
            for (var column = 0; column + Window <= Side; column++)
            {
                var (r, c) = (row, column);
                int[] places = [.. Enumerable.Range(0, Window * Window).Select(k => (r + k / Window) * Side + c + k % Window)];
                double mx = places.Average(k => x[k]), my = places.Average(k => y[k]);
                double vx = places.Average(k => (x[k] - mx) * (x[k] - mx)), vy = places.Average(k => (y[k] - my) * (y[k] - my));
                var covariance = places.Average(k => (x[k] - mx) * (y[k] - my));
                windows.Add((2 * mx * my + C1) * (2 * covariance + C2) / ((mx * mx + my * my + C1) * (vx + vy + C2)));
            }
        }

        return windows.Average();
    }

    private static float[] Noise(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Side * Side).Select(_ => random.NextSingle())];
    }

    private static torch.Tensor Pictures(float[] values) => torch.tensor(values, [1, 1, Side, Side]);
}
