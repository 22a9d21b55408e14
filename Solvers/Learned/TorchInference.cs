using Judba.Models.Problems;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Solvers.Learned;

/// <summary>
/// The network by libtorch, for batches: fleets of equal size go through it together, so that nothing is filled up or masked.
/// </summary>
internal sealed class TorchInference : IDisposable
{
    // Devices of one pass: some 100 MB of intermediate results.
    private const int DevicesPerPass = 1 << 18;

    private readonly AllocatorNetwork _network = new(0);
    private readonly torch.Device _device;
    private readonly Lock _gate = new();

    public TorchInference(AllocatorWeights weights, torch.Device device)
    {
        weights.CopyTo(_network);
        _device = device;
        _network.to(device);
        _network.eval();
    }

    /// <summary>Predicts for fleets of any sizes.</summary>
    public Prediction[] Predict(IReadOnlyList<NormalisedProblem> problems, Reading reading)
    {
        var predictions = new Prediction[problems.Count];
        lock (_gate)
        {
            using var gradients = no_grad();
            foreach (var group in Enumerable.Range(0, problems.Count).GroupBy(k => problems[k].B.Length))
            {
                foreach (var chunk in group.Chunk(Math.Max(1, DevicesPerPass / group.Key)))
                    Predict(problems, chunk, reading, predictions);
            }
        }

        return predictions;
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private void Predict(IReadOnlyList<NormalisedProblem> problems, int[] chunk, Reading reading, Prediction[] predictions)
    {
        using var scope = NewDisposeScope();
        var m = problems[chunk[0]].B.Length;
        var devices = new float[chunk.Length * m * AllocatorShape.DeviceFeatures];
        var fleets = new float[chunk.Length * 2];
        for (var f = 0; f < chunk.Length; f++)
        {
            var problem = problems[chunk[f]];
            problem.CopyTo(devices.AsSpan(f * m * AllocatorShape.DeviceFeatures));
            (fleets[2 * f], fleets[2 * f + 1]) = ((float)problem.Alpha, problem.Problem.MinUploaders);
        }

        var output = _network.forward(
            tensor(devices, [chunk.Length, m, AllocatorShape.DeviceFeatures], device: _device),
            tensor(fleets, [chunk.Length, 2], device: _device), reading);
        double[] logits = Values(output.Logits), shares = Values(output.LogShares), prices = Values(output.LogPrices[^1]);
        for (var f = 0; f < chunk.Length; f++)
        {
            var problem = problems[chunk[f]];
            predictions[chunk[f]] = Prediction.Of(
                problem, logits.AsSpan(f * m, m).ToArray(), shares.AsSpan(f * m, m).ToArray(),
                prices.AsSpan(f * AllocatorShape.Prices, AllocatorShape.Prices));
        }
    }

    private static double[] Values(Tensor tensor) => tensor.to_type(ScalarType.Float64).cpu().data<double>().ToArray();
}
