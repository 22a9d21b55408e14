using Judba.Learning.Transfer;
using TorchSharp;

namespace Judba.Learning.Tests.Transfer;

public sealed class LinearMapTests
{
    // The ridge takes a thousandth off the map.
    private const double Tolerance = 5e-3;

    [Fact]
    public void Fit_PairsOfAnAffineMap_RecoversIt()
    {
        using var scope = torch.NewDisposeScope();
        using var gradients = torch.no_grad();
        var (from, onto) = Pairs(count: 300, seed: 1);
        var (fresh, expected) = Pairs(count: 20, seed: 2);

        using var map = LinearMap.Fit(from, onto);
        var mapped = map.Apply(fresh);

        Assert.Equal(fresh.shape, mapped.shape);
        Assert.All(mapped.data<float>().Zip(expected.data<float>()), p => Assert.Equal(p.Second, p.First, Tolerance));
    }

    [Fact]
    public void Fit_LatentsThatNeverVary_IsDefined()
    {
        using var scope = torch.NewDisposeScope();
        using var gradients = torch.no_grad();
        var (_, onto) = Pairs(count: 50, seed: 1);

        using var map = LinearMap.Fit(torch.zeros_like(onto), onto);

        Assert.All(map.Apply(torch.zeros_like(onto)).data<float>(), value => Assert.True(float.IsFinite(value), $"{value}"));
    }

    // Six pairs with noise: the least ridge follows the noise, a larger one does not.
    [Fact]
    public void FitFew_FewNoisyPairs_PredictsBetterThanTheLeastRidge()
    {
        using var scope = torch.NewDisposeScope();
        using var gradients = torch.no_grad();
        double few = 0, least = 0;
        for (var seed = 1; seed <= 20; seed++)
        {
            var (from, onto) = Noise(count: 6, seed);
            var (fresh, expected) = Noise(count: 200, seed + 100);
            using LinearMap chosen = LinearMap.FitFew(from, onto), plain = LinearMap.Fit(from, onto);
            few += Error(chosen, fresh, expected);
            least += Error(plain, fresh, expected);
        }

        Assert.True(few < 0.8 * least, $"{few} with a chosen ridge, {least} with the least");

        static double Error(LinearMap map, torch.Tensor from, torch.Tensor onto) =>
            torch.nn.functional.mse_loss(map.Apply(from), onto).item<float>();
    }

    [Fact]
    public void FitFew_ManyPairsOfAnAffineMap_RecoversIt()
    {
        using var scope = torch.NewDisposeScope();
        using var gradients = torch.no_grad();
        var (from, onto) = Pairs(count: 300, seed: 1);

        using var map = LinearMap.FitFew(from, onto);

        Assert.All(map.Apply(from).data<float>().Zip(onto.data<float>()), p => Assert.Equal(p.Second, p.First, Tolerance));
    }

    // What is mapped has little to do with what it is mapped onto.
    private static (torch.Tensor From, torch.Tensor Onto) Noise(int count, int seed)
    {
        var random = new Random(seed);
        float[] x = [.. Enumerable.Range(0, 4 * count).Select(_ => 2 * random.NextSingle() - 1)];
        float[] y = [.. x.Select(v => 0.1f * v + 2 * random.NextSingle() - 1)];
        return (torch.tensor(x, [count, 4, 1, 1]), torch.tensor(y, [count, 4, 1, 1]));
    }

    // N × 2 × 1 × 2 and what an affine map makes of them: y₀ = 2 x₀ − x₃ + 0.5, y₁ = x₂, y₂ = −x₁ + x₂, y₃ = 0.3 x₀ − 0.25.
    private static (torch.Tensor From, torch.Tensor Onto) Pairs(int count, int seed)
    {
        var random = new Random(seed);
        float[] x = [.. Enumerable.Range(0, 4 * count).Select(_ => 2 * random.NextSingle() - 1)];
        float[] y = [.. x.Chunk(4).SelectMany(v => (float[])[2 * v[0] - v[3] + 0.5f, v[2], v[2] - v[1], 0.3f * v[0] - 0.25f])];
        return (torch.tensor(x, [count, 2, 1, 2]), torch.tensor(y, [count, 2, 1, 2]));
    }
}
