using Judba.Learning.Data;
using Judba.Models.Numerics;
using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Networks;

/// <summary>How latents become bytes: each channel is centred and scaled by constants fixed once, then rounded to 8 bits.</summary>
/// <remarks>
/// The constants must be the same everywhere: devices that normalise by their own statistics lose some 8 points of accuracy. Eight bits
/// cost nothing in accuracy and make λ a ratio of bits, not only of values.
/// </remarks>
public sealed class LatentCode : IDisposable
{
    /// <summary>Bits of each value sent.</summary>
    public const int BitsPerValue = 8;

    private const int EncodeBatch = 500;

    // Keeps the deviation of a channel that never changes above 0.
    private static readonly Scalar LeastDeviation = 1e-6.ToScalar();

    private readonly Tensor _mean;
    private readonly Tensor _deviation;

    internal LatentCode(Tensor mean, Tensor deviation) =>
        (_mean, _deviation) = (mean.DetachFromDisposeScope(), deviation.DetachFromDisposeScope());

    /// <summary>Mean and standard deviation of each channel, 1 × C × 1 × 1.</summary>
    internal (Tensor Mean, Tensor Deviation) Constants => (_mean, _deviation);

    /// <summary>Measures the constants on the latents of some images.</summary>
    public static LatentCode Measure(Autoencoder network, Samples images)
    {
        Guard.NotNull(network);
        return Measure([network], images);
    }

    /// <summary>Measures one set of constants for several encoders, on the latents that each makes of the same images.</summary>
    internal static LatentCode Measure(IReadOnlyList<Autoencoder> networks, Samples images)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var latents = cat([.. networks.Select(n => Encode(n.Encode, images))]);
        long[] allButChannels = [0, 2, 3];
        return new(latents.mean(allButChannels, keepdim: true), latents.std(allButChannels, keepdim: true).clamp_min_(LeastDeviation));
    }

    /// <summary>The same constants once more, for an owner of their own.</summary>
    internal LatentCode Copy()
    {
        using var scope = NewDisposeScope();
        return new(_mean.clone(), _deviation.clone());
    }

    /// <summary>The latents of images as bytes, N × latent: what a device uploads.</summary>
    public Samples Quantise(Autoencoder network, Samples images)
    {
        Guard.NotNull(network);
        return Quantise(network.Encode, network.Latent, images);
    }

    /// <summary>The latents of images as bytes, N × latent, from any encoder.</summary>
    /// <param name="encode">B × image → B × latent.</param>
    /// <param name="latent">Shape of the latents.</param>
    /// <param name="images">The images.</param>
    internal Samples Quantise(Func<Tensor, Tensor> encode, ImageShape latent, Samples images)
    {
        Guard.NotNull(images);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        return Samples.Latents(ByteCode.Of(Encode(encode, images).Minus(_mean) / _deviation), images, latent);
    }

    /// <summary>Latents as the decoder takes them, from normalised values.</summary>
    /// <param name="normalised">B × latent, as <see cref="Samples.Batch"/> gives them.</param>
    public Tensor Restore(Tensor normalised) => (normalised * _deviation).Plus(_mean);

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _deviation.Dispose();
    }

    private static Tensor Encode(Func<Tensor, Tensor> encode, Samples images)
    {
        List<Tensor> parts = [];
        for (var from = 0; from < images.Count; from += EncodeBatch)
        {
            using var scope = NewDisposeScope();
            parts.Add(encode(images.Range(from, EncodeBatch)).MoveToOuterDisposeScope());
        }

        return cat(parts);
    }
}
