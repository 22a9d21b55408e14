using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Transfer;

/// <summary>An affine map between latent spaces: the least squares fit on images that both encoders saw.</summary>
internal sealed class LinearMap : IDisposable
{
    // Of the diagonal's mean: keeps the fit defined where latents hardly vary.
    private const double Ridge = 1e-3;

    private readonly Tensor _weights;

    private LinearMap(Tensor weights) => _weights = weights.DetachFromDisposeScope();

    /// <summary>Fits the map that takes <paramref name="from"/> to <paramref name="onto"/>.</summary>
    /// <param name="from">N × latent, of one encoder.</param>
    /// <param name="onto">N × latent, of the other one, the same images.</param>
    public static LinearMap Fit(Tensor from, Tensor onto)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var left = WithOne(from.reshape(from.shape[0], -1).to_type(float64));
        var right = onto.reshape(onto.shape[0], -1).to_type(float64);
        var products = left.t().mm(left);
        var size = products.shape[0];
        using var part = (Ridge / size).ToScalar();
        var ridge = eye(size, dtype: float64, device: left.device) * (products.trace() * part);
        return new(linalg.solve(products.Plus(ridge), left.t().mm(right)).to_type(float32));
    }

    /// <summary>B × latent of the one encoder → B × latent of the other.</summary>
    public Tensor Apply(Tensor latents) => WithOne(latents.reshape(latents.shape[0], -1)).mm(_weights).reshape(latents.shape);

    /// <inheritdoc/>
    public void Dispose() => _weights.Dispose();

    private static Tensor WithOne(Tensor rows) => cat([rows, ones([rows.shape[0], 1], rows.dtype, rows.device)], 1);
}
