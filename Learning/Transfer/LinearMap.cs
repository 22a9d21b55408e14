using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Transfer;

/// <summary>An affine map between latent spaces: the least squares fit on images that both encoders saw.</summary>
internal sealed class LinearMap : IDisposable
{
    // Parts of the diagonal's mean: the least keeps the fit defined where latents hardly vary.
    private const double Ridge = 1e-3;
    private static readonly double[] Ridges = [Ridge, 1e-2, 1e-1, 1];

    // Every fifth pair tells which ridge predicts best.
    private const int HeldOut = 5;

    private readonly Tensor _weights;

    private LinearMap(Tensor weights) => _weights = weights.DetachFromDisposeScope();

    /// <summary>Fits the map that takes <paramref name="from"/> to <paramref name="onto"/>.</summary>
    /// <param name="from">N × latent, of one encoder.</param>
    /// <param name="onto">N × latent, of the other one, the same images.</param>
    public static LinearMap Fit(Tensor from, Tensor onto) => Fit(from, onto, Ridge);

    /// <summary>The same with the ridge that predicts every fifth pair best from the others: for few pairs.</summary>
    /// <param name="from">N × latent, of one encoder; N ≥ 5.</param>
    /// <param name="onto">N × latent, of the other one, the same images.</param>
    public static LinearMap FitFew(Tensor from, Tensor onto)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        Tensor heldRows = Rows(k => k % HeldOut == 0), keptRows = Rows(k => k % HeldOut != 0);
        Tensor held = from.index_select(0, heldRows), expected = onto.index_select(0, heldRows);
        Tensor kept = from.index_select(0, keptRows), target = onto.index_select(0, keptRows);
        return Fit(from, onto, Ridges.MinBy(Error));

        Tensor Rows(Func<long, bool> isOne) =>
            tensor(Enumerable.Range(0, (int)from.shape[0]).Select(k => (long)k).Where(isOne).ToArray()).to(from.device);

        double Error(double ridge)
        {
            using var map = Fit(kept, target, ridge);
            return nn.functional.mse_loss(map.Apply(held), expected).item<float>();
        }
    }

    private static LinearMap Fit(Tensor from, Tensor onto, double strength)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var left = WithOne(from.reshape(from.shape[0], -1).to_type(float64));
        var right = onto.reshape(onto.shape[0], -1).to_type(float64);
        var products = left.t().mm(left);
        var size = products.shape[0];
        using var part = (strength / size).ToScalar();
        var ridge = eye(size, dtype: float64, device: left.device) * (products.trace() * part);
        return new(linalg.solve(products.Plus(ridge), left.t().mm(right)).to_type(float32));
    }

    /// <summary>B × latent of the one encoder → B × latent of the other.</summary>
    public Tensor Apply(Tensor latents) => WithOne(latents.reshape(latents.shape[0], -1)).mm(_weights).reshape(latents.shape);

    /// <inheritdoc/>
    public void Dispose() => _weights.Dispose();

    private static Tensor WithOne(Tensor rows) => cat([rows, ones([rows.shape[0], 1], rows.dtype, rows.device)], 1);
}
