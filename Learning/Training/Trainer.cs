using Judba.Torch;
using static TorchSharp.torch;

namespace Judba.Learning.Training;

/// <summary>The loop that all trainings share: shuffled batches, one optimiser step each, a curve, checkpoints.</summary>
/// <remarks>
/// The order of an epoch and the randomness of a step follow from the seed and their numbers alone, so a training that was stopped after
/// any step continues to the same weights. Everything of a step lives in one dispose scope: memory stays flat.
/// </remarks>
internal sealed class Trainer : IDisposable
{
    private readonly nn.Module _network;
    private readonly Optimizer _optimizer;
    private readonly TrainingOptions _options;
    private readonly List<EpochRecord> _curve = [];
    private int _step;
    private double _lossSum;
    private double _seconds;

    /// <summary>Creates the loop; nothing is trained yet.</summary>
    /// <param name="network">The network; its weights change.</param>
    /// <param name="optimizer">Its optimiser.</param>
    /// <param name="options">How to train.</param>
    public Trainer(nn.Module network, Optimizer optimizer, TrainingOptions options) =>
        (_network, _optimizer, _options) = (network, optimizer, options);

    /// <summary>Mean loss of a batch.</summary>
    /// <param name="rows">Indices of the samples, 64-bit.</param>
    /// <param name="generator">Where randomness is drawn from.</param>
    public delegate Tensor BatchLoss(Tensor rows, Generator generator);

    /// <summary>Rows of the epochs done.</summary>
    public IReadOnlyList<EpochRecord> Curve => _curve;

    /// <summary>Trains to the end, or until cancelled, from wherever this loop is.</summary>
    /// <param name="count">Number of samples.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="hooks">What else to do meanwhile.</param>
    /// <param name="stop">Ends training after the running step.</param>
    /// <returns>Whether training reached its end.</returns>
    public bool Run(int count, BatchLoss loss, TrainingHooks hooks, CancellationToken stop)
    {
        var stepsPerEpoch = (count + _options.BatchSize - 1) / _options.BatchSize;
        var total = (long)stepsPerEpoch * _options.Epochs;
        long samples = 0;
        using var generator = new Generator(0, _network.parameters().First().device);
        _network.train();
        while (_curve.Count < _options.Epochs && !IsStalled)
        {
            using var order = Order(count);
            var start = ThreadClock.Seconds();
            while (_step < stepsPerEpoch)
            {
                if (stop.IsCancellationRequested)
                {
                    _seconds += ThreadClock.Seconds() - start;
                    return false;
                }

                var done = (long)_curve.Count * stepsPerEpoch + _step;
                _lossSum += Step(order, loss, generator, _options.RateAt(done, total));
                samples += Math.Min(_options.BatchSize, count - _step * _options.BatchSize);
                _step++;
                hooks.Progress?.Invoke(new(done + 1, total, _curve.Count + 1, _lossSum / _step, samples));
            }

            _seconds += ThreadClock.Seconds() - start;
            EndEpoch(hooks, _options.RateAt((_curve.Count + 1L) * stepsPerEpoch, total));
        }

        return true;
    }

    /// <summary>Everything that a later <see cref="Restore"/> needs to go on as if nothing had happened.</summary>
    public Checkpoint Save() => Checkpoint.Take(_network, _optimizer, _step, _lossSum, _seconds, _curve);

    /// <summary>Puts this loop where <see cref="Save"/> was called.</summary>
    public void Restore(Checkpoint checkpoint)
    {
        checkpoint.Apply(_network, _optimizer);
        (_step, _lossSum, _seconds) = (checkpoint.Step, checkpoint.LossSum, checkpoint.Seconds);
        _curve.Clear();
        _curve.AddRange(checkpoint.Curve);
    }

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    // Follows from the curve alone, so that a resumed training ends where it would have.
    private bool IsStalled => _options.Patience > 0 && _curve.Count > _options.Patience
        && _curve.TakeLast(_options.Patience).Min(e => e.Score) >= _curve.SkipLast(_options.Patience).Min(e => e.Score);

    private Tensor Order(int count)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)Seeds.Of(_options.Seed, _curve.Count));
        return randperm(count, ScalarType.Int64, generator: generator).to(_network.parameters().First().device).DetachFromDisposeScope();
    }

    private double Step(Tensor order, BatchLoss loss, Generator generator, double rate)
    {
        using var scope = NewDisposeScope();
        var from = _step * _options.BatchSize;
        generator.manual_seed(Seeds.Of(_options.Seed, _curve.Count, _step));
        var rows = order.narrow(0, from, Math.Min(_options.BatchSize, order.shape[0] - from));
        _optimizer.Clear();
        var value = loss(rows, generator);
        value.backward();
        _optimizer.Step(rate);
        return value.item<float>();
    }

    private void EndEpoch(TrainingHooks hooks, double rate)
    {
        var score = double.NaN;
        if (hooks.Score is { } measure)
        {
            _network.eval();
            score = measure();
            _network.train();
        }

        _curve.Add(new(_curve.Count + 1, _lossSum / _step, score, rate, _seconds));
        (_step, _lossSum, _seconds) = (0, 0, 0);
        hooks.EpochEnd?.Invoke(_curve[^1]);
    }
}
