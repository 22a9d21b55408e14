using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Solvers.Learned.Tests;

public sealed class AllocatorKernelTests
{
    // Sums of 32-bit numbers in another order, stretched by the network.
    private const double LogPriceTolerance = 2e-3, LogitTolerance = 0.05;

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Predict_BesideLibtorch_Agrees(Reading reading)
    {
        using var inference = new TorchInference(AllocatorWeights.Default, TorchSharp.torch.CPU);
        NormalisedProblem[] problems =
        [
            .. new[] { 2, 30, 30, 100 }.SelectMany(
                m => ScenarioLaw.All.Select(law => new NormalisedProblem(ScenarioGenerator.Generate(law, m, seed: 8, m).ToProblem()))),
        ];
        foreach (var (problem, batched) in problems.Zip(inference.Predict(problems, reading)))
        {
            var alone = AllocatorWeights.Default.Kernel.Predict(problem, reading, new(new(), CancellationToken.None))!;
            Assert.Equal(Math.Log(alone.Deadline), Math.Log(batched.Deadline), LogPriceTolerance);
            Assert.Equal(Math.Log(alone.Price), Math.Log(batched.Price), LogPriceTolerance);
            for (var i = 0; i < alone.Logits.Length; i++)
            {
                Assert.Equal(alone.Logits[i], batched.Logits[i], LogitTolerance);
                Assert.Equal(alone.LogShares[i], batched.LogShares[i], LogPriceTolerance);
            }
        }
    }

    [Fact]
    public void Predict_Stopped_IsNull()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var problem = new NormalisedProblem(ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 10_000, seed: 1).ToProblem());
        Assert.Null(AllocatorWeights.Default.Kernel.Predict(problem, Reading.MinCost, new(new(), cancelled.Token)));
    }

    [Fact]
    public void Apply_AnyShape_IsTheProduct()
    {
        foreach (var (rows, columns) in (IEnumerable<(int, int)>)[(1, 1), (3, 5), (16, 7), (48, 48), (50, 3)])
        {
            var random = new Random(rows);
            float[] weight = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle() - 0.5f)];
            float[] bias = [.. Enumerable.Range(0, rows).Select(_ => random.NextSingle())];
            double[] x = [.. Enumerable.Range(0, columns).Select(_ => random.NextDouble())];
            var layer = new DenseLayer(weight, bias, rows, columns);
            var y = new double[layer.Padded];
            layer.Apply(x, y);
            for (var o = 0; o < rows; o++)
                Assert.Equal(bias[o] + Enumerable.Range(0, columns).Sum(k => weight[o * columns + k] * x[k]), y[o], 1e-12);
        }
    }
}
