using Judba.Learning.Training;
using Judba.Models.Problems;
using Judba.Solvers.Learned;
using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Allocator;

/// <summary>
/// Trains the allocator's network on blocks of labelled fleets: cross-entropy of decisions, divergence of shares, error of log prices after
/// every correction; Adam.
/// </summary>
internal sealed class AllocatorTraining : ITraining
{
    // Prices are told after every correction; the last ones count most.
    private static readonly double[] StepWeights = [0.1, 0.15, 0.25, 0.4, 1];

    // T, μ, ν: a wrong T costs most, ν matters where m binds alone.
    private static readonly float[] PriceWeights = [1, 1, 0.2f];

    // An error of 10 % in a price is small.
    private const double Threshold = 0.1;

    private readonly List<Block> _blocks;
    private readonly Trainer _trainer;
    private readonly Trainer.BatchLoss _loss;
    private readonly AllocatorTasks _tasks;
    private readonly AllocatorNetwork _network;
    private readonly Tensor _priceWeights;
    private readonly Scalar[] _stepWeights = [.. StepWeights.Select(w => w.ToScalar())];
    private readonly Scalar _threshold = Threshold.ToScalar(), _twiceThreshold = (2 * Threshold).ToScalar();

    /// <summary>Prepares the training.</summary>
    /// <param name="network">The network; its weights change.</param>
    /// <param name="blocks">The labels.</param>
    /// <param name="options">How to train; a batch is a number of blocks.</param>
    /// <param name="tasks">What to tell it.</param>
    /// <param name="device">Where.</param>
    public AllocatorTraining(
        AllocatorNetwork network, IReadOnlyList<LabelBlock> blocks, TrainingOptions options, AllocatorTasks tasks, torch.Device device)
    {
        _network = network;
        _tasks = tasks;
        _trainer = new Trainer(network, new Adam(network.parameters()), options);
        _blocks = [.. blocks.Select(b => new Block(b, device))];
        _priceWeights = tensor(PriceWeights, device: device);
        _loss = (rows, _) =>
        {
            var chosen = rows.cpu().data<long>().ToArray();
            var sum = Loss(_blocks[(int)chosen[0]]);
            for (var k = 1; k < chosen.Length; k++)
                sum = sum.Plus(Loss(_blocks[(int)chosen[k]]));
            return chosen.Length == 1 ? sum : sum / tensor((float)chosen.Length, device: device);
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<EpochRecord> Curve => _trainer.Curve;

    /// <inheritdoc/>
    public bool Run(TrainingHooks? hooks = null, CancellationToken stop = default) =>
        _trainer.Run(_blocks.Count, _loss, hooks ?? TrainingHooks.None, stop);

    /// <inheritdoc/>
    public Checkpoint Save() => _trainer.Save();

    /// <inheritdoc/>
    public void Restore(Checkpoint checkpoint) => _trainer.Restore(checkpoint);

    /// <inheritdoc/>
    public void Dispose()
    {
        _trainer.Dispose();
        _priceWeights.Dispose();
        foreach (var block in _blocks)
            block.Dispose();
    }

    private Tensor Loss(Block block)
    {
        var tellsPrices = _tasks.HasFlag(AllocatorTasks.Prices);
        var output = _network.forward(block.Devices, block.Fleets, block.Reading, isThrough: !tellsPrices);
        var loss = nn.functional.binary_cross_entropy_with_logits(output.Logits, block.Uploads);
        if (_tasks.HasFlag(AllocatorTasks.Shares))
            loss = loss.Plus(ShareLoss(block, nn.functional.log_softmax(output.LogShares.Plus(block.Outside), 1)));
        if (tellsPrices)
        {
            for (var k = 0; k < output.LogPrices.Count; k++)
                loss = loss.Plus(PriceLoss(block, output.LogPrices[k]) * _stepWeights[k]);
        }

        return loss;
    }

    // Over the true uploaders: the divergence of the true shares from those predicted, and the logarithm of what the prediction costs over
    // what the optimum does.
    private static Tensor ShareLoss(Block block, Tensor logShares)
    {
        var divergence = (block.Shares * block.LogShares.Minus(logShares)).sum([1]);
        var regret = (Cost(block, logShares) / Cost(block, block.LogShares)).log();
        return (divergence.Plus(regret) * block.IsPriced).mean();
    }

    // A max (a + b/w) + Σ p b/w over the true uploaders; 1 where there are none.
    private static Tensor Cost(Block block, Tensor logShares)
    {
        Tensor a = block.Devices.select(2, 0), b = block.Devices.select(2, 1), p = block.Devices.select(2, 2);
        var time = b * (-logShares).exp();
        var latency = (a.Plus(time) * block.Uploads).amax([1]);
        return (block.Fleets.select(1, 0) * latency).Plus((p * time * block.Uploads).sum([1])).Plus(block.IsEmpty);
    }

    // Huber's loss of log prices: quadratic to the threshold, then linear.
    private Tensor PriceLoss(Block block, Tensor logPrices)
    {
        var size = (logPrices.Minus(block.Prices) * block.HasPrices).abs();
        var small = size.clamp_max(_threshold);
        return (size.Minus(small).Plus(small * small / _twiceThreshold) * _priceWeights).sum([1]).mean();
    }

    // The tensors of a block.
    private sealed class Block : IDisposable
    {
        // Added to the logarithm of a share, this makes it nothing beside the others.
        private static readonly Scalar Never = 60f.ToScalar();
        private static readonly Scalar Zero = 0.ToScalar(), One = 1.ToScalar(), MinusOne = (-1).ToScalar(), LeastShare = 1e-30.ToScalar();

        public Block(LabelBlock block, torch.Device device)
        {
            using var scope = NewDisposeScope();
            int fleets = block.FleetCount, m = block.DeviceCount;
            var rows = tensor(block.Devices, [fleets, m, LabelBlock.DeviceColumns], device: device);
            var fleet = tensor(block.Fleets, [fleets, LabelBlock.FleetColumns], device: device);
            Reading = block.Reading;
            Devices = rows.narrow(2, 0, 4).contiguous().DetachFromDisposeScope();
            Shares = rows.select(2, 4).contiguous().DetachFromDisposeScope();
            Uploads = Shares.gt(Zero).to_type(ScalarType.Float32).DetachFromDisposeScope();
            LogShares = where(Shares.gt(Zero), Shares.clamp_min(LeastShare).log(), zeros_like(Shares)).DetachFromDisposeScope();
            Outside = (Uploads.Plus(MinusOne) * Never).DetachFromDisposeScope();
            Fleets = fleet.narrow(1, 0, 2).contiguous().DetachFromDisposeScope();
            Prices = fleet.narrow(1, 2, 3).contiguous().DetachFromDisposeScope();
            HasPrices = fleet.narrow(1, 5, 1).contiguous().DetachFromDisposeScope();
            IsPriced = HasPrices.squeeze(1).DetachFromDisposeScope();
            IsEmpty = (-IsPriced).Plus(One).DetachFromDisposeScope();
        }

        public Reading Reading { get; }

        public Tensor Devices { get; }

        public Tensor Fleets { get; }

        public Tensor Uploads { get; }

        public Tensor Shares { get; }

        public Tensor LogShares { get; }

        public Tensor Outside { get; }

        public Tensor Prices { get; }

        public Tensor HasPrices { get; }

        public Tensor IsPriced { get; }

        public Tensor IsEmpty { get; }

        public void Dispose()
        {
            foreach (var value in (Tensor[])[Devices, Fleets, Uploads, Shares, LogShares, Outside, Prices, HasPrices, IsPriced, IsEmpty])
                value.Dispose();
        }
    }
}
