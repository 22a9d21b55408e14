using Judba.Learning.Data;
using Judba.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Judba.Learning.Networks;

/// <summary>A convolutional autoencoder whose latent is a feature map of 1/λ as many values as the image.</summary>
/// <remarks>
/// Sub-pixel convolutions (Shi et al., "Real-time single image and video super-resolution…", CVPR 2016): 4×4 patches become channels, 3×3
/// convolutions work on the coarse grid, and the decoder turns channels back into patches. On processors that costs a third of strided and
/// transposed convolutions at full resolution. Up to λ = 16 the latent lies on that grid. Beyond, there are so few values that none may be
/// wasted on black margins: every value sees the whole picture through a dense layer; pictures too large for that get a convolution on a
/// grid of half the sides.
/// A sigmoid at the end, since pixels lie in 0…1.
/// </remarks>
public sealed class Autoencoder : Module<Tensor, Tensor>
{
    // Side of the patches that become channels, and the factor of the second halving beyond λ = 16.
    private const int Patch = 4;
    private const int Halving = 2;

    // Most values on the grid of patches that a dense layer takes: 4,096 are 45×45 pixels.
    private const int LargestDense = 4096;

    // Channels on the grid of patches and on the one of half its sides.
    private const int Width = 32;
    private const int CoarseWidth = 64;

    private readonly Sequential _encoder;
    private readonly Sequential _decoder;

    /// <summary>Creates one with first weights drawn from <paramref name="seed"/>.</summary>
    /// <param name="image">Shape of the images.</param>
    /// <param name="ratio">λ.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <exception cref="ArgumentException">There is no such ratio, or a side does not divide.</exception>
    public Autoencoder(ImageShape image, int ratio, long seed)
        : base(nameof(Autoencoder))
    {
        TorchLibrary.Load();
        (Image, Ratio, Latent) = (image, ratio, Compression.Latent(image, ratio));
        var inPatch = image.Channels * Patch * Patch;
        List<Module<Tensor, Tensor>> encoder = [PixelUnshuffle(Patch), Convolution(inPatch, Width), Rectifier(), Convolution(Width, Width),
            Rectifier()];
        List<Module<Tensor, Tensor>> decoder = [Convolution(Width, Width), Rectifier(), Convolution(Width, inPatch), PixelShuffle(Patch),
            Sigmoid()];
        var grid = new ImageShape(Width, image.Height / Patch, image.Width / Patch);
        if (!Compression.IsCoarse(ratio))
        {
            encoder.Add(Convolution(Width, Latent.Channels));
            decoder.InsertRange(0, [Convolution(Latent.Channels, Width), Rectifier()]);
        }
        else if (grid.Values <= LargestDense)
        {
            encoder.AddRange([Flatten(), Linear(grid.Values, Latent.Values), Unflatten(1, [Latent.Channels, Latent.Height, Latent.Width])]);
            decoder.InsertRange(
                0, [Flatten(), Linear(Latent.Values, grid.Values), Unflatten(1, [grid.Channels, grid.Height, grid.Width]), Rectifier()]);
        }
        else
        {
            const int InHalving = Width * Halving * Halving;
            encoder.AddRange(
                [PixelUnshuffle(Halving), Convolution(InHalving, CoarseWidth), Rectifier(), Convolution(CoarseWidth, Latent.Channels)]);
            decoder.InsertRange(
                0,
                [Convolution(Latent.Channels, CoarseWidth), Rectifier(), Convolution(CoarseWidth, InHalving), PixelShuffle(Halving),
                    Rectifier()]);
        }

        _encoder = Sequential(encoder);
        _decoder = Sequential(decoder);
        RegisterComponents();
        Initialisation.Glorot(this, seed);
    }

    /// <summary>Shape of the images.</summary>
    public ImageShape Image { get; }

    /// <summary>λ.</summary>
    public int Ratio { get; }

    /// <summary>Shape of the latents.</summary>
    public ImageShape Latent { get; }

    /// <summary>B × image → B × latent.</summary>
    public Tensor Encode(Tensor images) => _encoder.forward(images);

    /// <summary>B × latent → B × image, values in 0…1.</summary>
    public Tensor Decode(Tensor latents) => _decoder.forward(latents);

    /// <summary>B × image → B × image: what is left of the images after the bottleneck.</summary>
    public override Tensor forward(Tensor input) => Decode(Encode(input));

    private static Conv2d Convolution(int from, int to) => Conv2d(from, to, 3, padding: 1);

    // Smooth, so that no channel dies under RMSprop's first steps.
    private static SiLU Rectifier() => SiLU();
}
