using Judba.Learning.Data;

namespace Judba.Learning.Networks;

/// <summary>Compression ratios λ and the latents that they mean: small feature maps, 1/λ as many values as the image has.</summary>
public static class Compression
{
    // The latent's grid is that of 4×4 patches up to this ratio, and of 8×8 ones beyond.
    private const int LargestOfFineGrid = 16;
    private const int FinePatch = 4;
    private const int CoarsePatch = 8;

    /// <summary>[Yang21] Table I, without the uncompressed λ = 1.</summary>
    public static IReadOnlyList<int> Ratios { get; } = [4, 8, 16, 32, 64];

    /// <summary>Shape of the latent of an image; with λ = 32, 1×32×32 becomes 2×4×4.</summary>
    /// <param name="image">Shape of the image; sides divisible by 8.</param>
    /// <param name="ratio">λ: 4, 8, 16, 32 or 64.</param>
    /// <exception cref="ArgumentException">λ is another number, or a side is not divisible.</exception>
    public static ImageShape Latent(ImageShape image, int ratio)
    {
        if (!Ratios.Contains(ratio))
            throw new ArgumentException($"'ratio' is {ratio}; allowed: {string.Join(", ", Ratios)}.", nameof(ratio));
        var shrink = IsCoarse(ratio) ? CoarsePatch : FinePatch;
        if (image.Height % shrink != 0 || image.Width % shrink != 0)
            throw new ArgumentException($"'image' is {image}; allowed: sides divisible by {shrink}.", nameof(image));
        return new(image.Channels * shrink * shrink / ratio, image.Height / shrink, image.Width / shrink);
    }

    /// <summary>Whether the latent's grid is that of 8×8 patches.</summary>
    internal static bool IsCoarse(int ratio) => ratio > LargestOfFineGrid;
}
