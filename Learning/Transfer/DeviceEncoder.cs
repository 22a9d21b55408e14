using Judba.Learning.Data;
using Judba.Learning.Networks;
using static TorchSharp.torch;

namespace Judba.Learning.Transfer;

/// <summary>
/// What a device turns images into latents with: encoder, an alignment where there is one, and the constants of the code.
/// </summary>
internal sealed class DeviceEncoder : IDisposable
{
    private readonly LatentCode _code;
    private readonly LinearMap? _alignment;

    private readonly Autoencoder _decoder;

    internal DeviceEncoder(Autoencoder network, LatentCode code)
        : this(network, code, alignment: null, network)
    {
    }

    /// <summary>An encoder whose latents are mapped into another one's space, whose decoder then fits them.</summary>
    internal DeviceEncoder(Autoencoder network, LatentCode code, LinearMap? alignment, Autoencoder decoder) =>
        (Network, _code, _alignment, _decoder) = (network, code, alignment, decoder);

    /// <summary>The constants.</summary>
    internal LatentCode Code => _code;

    /// <summary>The autoencoder.</summary>
    public Autoencoder Network { get; }

    /// <summary>The latents of images as bytes: what the device uploads, or classifies itself.</summary>
    public Samples Quantise(Samples images) => _code.Quantise(Encode, Network.Latent, images);

    /// <summary>Images from normalised latents.</summary>
    /// <param name="normalised">B × latent, as <see cref="Samples.Batch"/> gives them.</param>
    public Tensor Decode(Tensor normalised) => _decoder.Decode(_code.Restore(normalised));

    /// <inheritdoc/>
    public void Dispose()
    {
        Network.Dispose();
        _code.Dispose();
        _alignment?.Dispose();
    }

    private Tensor Encode(Tensor images)
    {
        var latents = Network.Encode(images);
        return _alignment is null ? latents : _alignment.Apply(latents);
    }
}
