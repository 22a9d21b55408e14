using static TorchSharp.torch;

namespace Judba.Learning;

/// <summary>Varies a batch, so that a classifier meets each sample in many forms.</summary>
internal static class Augmentation
{
    // Pixels by which an image moves at most.
    private const int Reach = 2;

    // Standard deviation of what is added to a latent of standard deviation 1.
    private const double LatentNoise = 0.1;

    /// <summary>Images: each is mirrored with probability ½, and the batch moves by up to two pixels either way.</summary>
    /// <param name="images">B × C × H × W.</param>
    /// <param name="generator">Where randomness is drawn from.</param>
    public static Tensor Images(Tensor images, Generator generator)
    {
        var mirrored = rand([images.shape[0], 1, 1, 1], device: images.device, generator: generator).lt(0.5);
        var varied = where(mirrored, images.flip(3), images);
        var moves = randint(-Reach, Reach + 1, [2], generator: generator, device: images.device).cpu().data<long>();
        // What leaves on one side comes back on the other, where margins are black anyhow.
        return varied.roll([moves[0], moves[1]], [2, 3]);
    }

    /// <summary>Latents: a little noise. A mirrored latent is not the latent of the mirrored image, so they are not mirrored.</summary>
    /// <param name="latents">B × C × H × W, of standard deviation 1.</param>
    /// <param name="generator">Where randomness is drawn from.</param>
    public static Tensor Latents(Tensor latents, Generator generator) =>
        latents + empty_like(latents).normal_(0, LatentNoise, generator);
}
