using Judba.Models.Numerics;

using static TorchSharp.torch;

namespace Judba.Learning.Privacy;

/// <summary>How close pictures are to their originals, values in 0…1.</summary>
public static class ImageQuality
{
    // Wang et al., "Image quality assessment: from error visibility to structural similarity", IEEE TIP 13(4), 2004: window and constants.
    private const int Window = 7;
    private const double C1 = 0.01 * 0.01;
    private const double C2 = 0.03 * 0.03;

    /// <summary>Peak signal to noise ratio of a batch [dB]: −10 log₁₀ of the mean squared error.</summary>
    public static double Psnr(Tensor pictures, Tensor originals)
    {
        using var scope = NewDisposeScope();
        return -10 * Math.Log10(nn.functional.mse_loss(pictures, originals).item<float>());
    }

    /// <summary>Mean structural similarity of a batch, over windows of 7×7 pixels: 1 for equal pictures.</summary>
    public static double Ssim(Tensor pictures, Tensor originals)
    {
        Guard.NotNull(pictures);
        Guard.NotNull(originals);
        using var scope = NewDisposeScope();
        Tensor x = pictures, y = originals;
        Tensor mx = Mean(x), my = Mean(y);
        var vx = Mean(x * x) - mx * mx;
        var vy = Mean(y * y) - my * my;
        var covariance = Mean(x * y) - mx * my;
        var similarity = (2 * mx * my + C1) * (2 * covariance + C2) / ((mx * mx + my * my + C1) * (vx + vy + C2));
        return similarity.mean().item<float>();

        static Tensor Mean(Tensor values) => nn.functional.avg_pool2d(values, Window, stride: 1);
    }
}
