using Judba.Learning.Data;
using Judba.Models.Numerics;
using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Controls;

/// <summary>Principal components as latents: the linear control that an autoencoder has to beat.</summary>
/// <remarks>
/// The leading eigenvectors of the covariance of the training images; each component is scaled by its deviation and rounded to 8 bits.
/// </remarks>
internal sealed class PrincipalComponents : IDisposable
{
    /// <summary>Most values of an image whose covariance is still decomposed; 64×64 pixels.</summary>
    public const int LargestImage = 4096;

    private const int FitBatch = 2000;

    // Keeps the deviation of a component that never changes above 0.
    private static readonly Scalar LeastVariance = 1e-12.ToScalar();

    private readonly Tensor _mean;
    private readonly Tensor _basis;
    private readonly Tensor _deviation;
    private readonly ImageShape _latent;

    private PrincipalComponents(Tensor mean, Tensor basis, Tensor deviation, ImageShape latent)
    {
        (_mean, _basis, _deviation) = (mean.DetachFromDisposeScope(), basis.DetachFromDisposeScope(), deviation.DetachFromDisposeScope());
        _latent = latent;
    }

    /// <summary>Fits as many components as a latent has values.</summary>
    /// <param name="images">Training images of at most <see cref="LargestImage"/> values.</param>
    /// <param name="latent">Shape that the components are laid out in, row by row.</param>
    public static PrincipalComponents Fit(Samples images, ImageShape latent)
    {
        Guard.NotNull(images);
        if (images.Shape.Values > LargestImage)
            throw new ArgumentException($"'images' are {images.Shape}; allowed: {LargestImage} values or fewer.", nameof(images));
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var size = images.Shape.Values;
        Tensor sum = zeros(size, float64), products = zeros([size, size], float64);
        for (var from = 0; from < images.Count; from += FitBatch)
        {
            using var step = NewDisposeScope();
            var rows = images.Range(from, FitBatch).cpu().reshape(-1, size);
            sum.Accumulate(rows.sum([0L]).to_type(float64));
            products.Accumulate(rows.t().mm(rows).to_type(float64));
        }

        using var count = ((double)images.Count).ToScalar();
        var mean = sum / count;
        var (values, vectors) = linalg.eigh((products / count).Minus(outer(mean, mean)));
        // Ascending: the last ones are the leading ones.
        var basis = vectors.narrow(1, size - latent.Values, latent.Values).flip(1).contiguous();
        var deviation = values.narrow(0, size - latent.Values, latent.Values).flip(0).clamp_min(LeastVariance).sqrt();
        var device = images.Values.device;
        return new(Single(mean), Single(basis), Single(deviation), latent);

        Tensor Single(Tensor value) => value.to_type(float32).to(device);
    }

    /// <summary>The components of images as bytes, laid out as the latent's shape.</summary>
    public Samples Quantise(Samples images)
    {
        Guard.NotNull(images);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        List<Tensor> parts = [];
        for (var from = 0; from < images.Count; from += FitBatch)
        {
            using var step = NewDisposeScope();
            var values = images.Range(from, FitBatch).reshape(-1, images.Shape.Values).Minus(_mean).mm(_basis) / _deviation;
            parts.Add(ByteCode.Of(values).reshape(-1, _latent.Channels, _latent.Height, _latent.Width).MoveToOuterDisposeScope());
        }

        return Samples.Latents(cat(parts), images, _latent);
    }

    /// <summary>Mean squared error of images rebuilt from their quantised components.</summary>
    public double Error(Samples images)
    {
        Guard.NotNull(images);
        using var components = Quantise(images);
        using var gradients = no_grad();
        using var pixels = ((double)_basis.shape[0]).ToScalar();
        double sum = 0;
        for (var from = 0; from < images.Count; from += FitBatch)
        {
            using var step = NewDisposeScope();
            var rebuilt = (components.Range(from, FitBatch).reshape(-1, _latent.Values) * _deviation).mm(_basis.t()).Plus(_mean);
            var original = images.Range(from, FitBatch).reshape(-1, images.Shape.Values);
            sum += rebuilt.Minus(original).Squared().sum().div(pixels).item<float>();
        }

        return sum / images.Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _basis.Dispose();
        _deviation.Dispose();
    }
}
