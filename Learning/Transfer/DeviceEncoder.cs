using static TorchSharp.torch;

namespace Judba.Learning;

/// <summary>What a device turns images into latents with: encoder, an alignment where there is one, and the constants of the code.</summary>
public sealed class DeviceEncoder : IDisposable
{
    private readonly LatentCode _code;
    private readonly LinearMap? _alignment;

    internal DeviceEncoder(Autoencoder network, LatentCode code, LinearMap? alignment = null) =>
        (Network, _code, _alignment) = (network, code, alignment);

    /// <summary>The constants.</summary>
    internal LatentCode Code => _code;

    /// <summary>The autoencoder.</summary>
    public Autoencoder Network { get; }

    /// <summary>The latents of images as bytes: what the device uploads, or classifies itself.</summary>
    public Samples Quantise(Samples images) => _code.Quantise(Encode, Network.Latent, images);

    /// <summary>Images from normalised latents; an alignment is not undone.</summary>
    /// <param name="normalised">B × latent, as <see cref="Samples.Batch"/> gives them.</param>
    public Tensor Decode(Tensor normalised) => Network.Decode(_code.Restore(normalised));

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
