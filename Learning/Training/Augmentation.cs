using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Training;

/// <summary>Varies a batch, so that a classifier meets each sample in many forms.</summary>
internal static class Augmentation
{
    // Held for as long as the program runs (TensorMath).
    private static readonly Scalar Half = 0.5.ToScalar();

    // Standard deviation of what is added to a latent of standard deviation 1.
    private const double LatentNoise = 0.1;

    /// <summary>Images: each is mirrored with probability ½.</summary>
    /// <param name="images">B × C × H × W.</param>
    /// <param name="generator">Where randomness is drawn from.</param>
    public static Tensor Images(Tensor images, Generator generator)
    {
        var mirrored = rand([images.shape[0], 1, 1, 1], device: images.device, generator: generator).lt(Half);
        return where(mirrored, images.flip(3), images);
    }

    /// <summary>Latents: a little noise. A mirrored latent is not the latent of the mirrored image, so they are not mirrored.</summary>
    /// <param name="latents">B × C × H × W, of standard deviation 1.</param>
    /// <param name="generator">Where randomness is drawn from.</param>
    public static Tensor Latents(Tensor latents, Generator generator) =>
        latents.Plus(empty_like(latents).normal_(0, LatentNoise, generator));
}
