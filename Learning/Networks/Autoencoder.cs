using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Judba.Learning;

/// <summary>A convolutional autoencoder whose latent is a feature map of 1/λ as many values as the image.</summary>
/// <remarks>
/// Encoder: strided convolutions, each halving the sides (two up to λ = 16, three beyond), then one to the latent's channels.
/// Decoder: the mirror image, transposed convolutions doubling the sides, and a sigmoid, since pixels lie in 0…1.
/// Convolutions alone, so that one design serves 32×32 and 256×256 pictures.
/// </remarks>
public sealed class Autoencoder : Module<Tensor, Tensor>
{
    // Channels after each halving.
    private static readonly int[] Widths = [16, 32, 64];

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
        var halvings = Compression.Halvings(ratio);
        List<Module<Tensor, Tensor>> encoder = [], decoder = [];
        var channels = image.Channels;
        for (var k = 0; k < halvings; k++)
        {
            encoder.Add(Conv2d(channels, Widths[k], 3, stride: 2, padding: 1));
            encoder.Add(LeakyReLU(Slope));
            channels = Widths[k];
        }

        encoder.Add(Conv2d(channels, Latent.Channels, 3, padding: 1));
        decoder.Add(Conv2d(Latent.Channels, channels, 3, padding: 1));
        decoder.Add(LeakyReLU(Slope));
        for (var k = halvings - 1; k >= 0; k--)
        {
            var narrower = k > 0 ? Widths[k - 1] : Widths[0];
            decoder.Add(ConvTranspose2d(channels, narrower, 4, stride: 2, padding: 1));
            decoder.Add(LeakyReLU(Slope));
            channels = narrower;
        }

        decoder.Add(Conv2d(channels, image.Channels, 3, padding: 1));
        decoder.Add(Sigmoid());
        _encoder = Sequential(encoder);
        _decoder = Sequential(decoder);
        RegisterComponents();
        Initialisation.Glorot(this, seed);
    }

    // Of the leaky rectifiers: without it, whole channels die under RMSprop.
    private const double Slope = 0.1;

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
}
