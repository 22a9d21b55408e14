using Judba.Models.Numerics;
using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Privacy;

/// <summary>How close pictures are to their originals, values in 0…1.</summary>
internal static class ImageQuality
{
    private const int Window = 7;

    // The constants of Wang et al. for values in 0…1.
    private static readonly Scalar C1 = (0.01 * 0.01).ToScalar(), C2 = (0.03 * 0.03).ToScalar(), Two = 2.ToScalar();

    /// <summary>Peak signal to noise ratio of a batch [dB]: −10 log₁₀ of the mean squared error.</summary>
    public static double Psnr(Tensor pictures, Tensor originals)
    {
        using var scope = NewDisposeScope();
        return -10 * Math.Log10(nn.functional.mse_loss(pictures, originals).item<float>());
    }

    /// <summary>Mean structural similarity of a batch, over windows of 7×7 pixels: 1 for equal pictures.</summary>
    /// <remarks>
    /// (2 m_x m_y + C₁)(2 c + C₂) / ((m_x² + m_y² + C₁)(v_x + v_y + C₂)) with means m, variances v and covariance c of a window: Wang et
    /// al., "Image quality assessment: from error visibility to structural similarity", IEEE TIP 13(4), 2004, eq. (13). All pixels of a
    /// window count alike.
    /// </remarks>
    public static double Ssim(Tensor pictures, Tensor originals)
    {
        Guard.NotNull(pictures);
        Guard.NotNull(originals);
        using var scope = NewDisposeScope();
        Tensor x = pictures, y = originals;
        Tensor mx = Mean(x), my = Mean(y);
        Tensor vx = Mean(x * x).Minus(mx * mx), vy = Mean(y * y).Minus(my * my);
        var covariance = Mean(x * y).Minus(mx * my);
        var likeness = (mx * Two * my).Plus(C1) * (covariance * Two).Plus(C2);
        var similarity = likeness / ((mx * mx).Plus(my * my).Plus(C1) * vx.Plus(vy).Plus(C2));
        return similarity.mean().item<float>();

        static Tensor Mean(Tensor values) => nn.functional.avg_pool2d(values, Window, stride: 1);
    }
}
