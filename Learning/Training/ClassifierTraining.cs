using static TorchSharp.torch;

namespace Judba.Learning;

/// <summary>Trains a classifier as [Yang21] does the edge CNN: cross-entropy, Adam, augmentation.</summary>
public sealed class ClassifierTraining : IDisposable
{
    private const int TestBatch = 500;

    private readonly Samples _samples;
    private readonly Trainer _trainer;
    private readonly Trainer.BatchLoss _loss;

    /// <summary>Prepares the training.</summary>
    /// <param name="network">The classifier; its weights change.</param>
    /// <param name="samples">Training samples, on the network's device: latents, or raw images.</param>
    /// <param name="options">How to train.</param>
    public ClassifierTraining(EdgeClassifier network, Samples samples, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(options);
        _samples = samples;
        _trainer = new Trainer(network, new Adam(network.parameters()), options);
        _loss = (rows, generator) =>
        {
            var batch = samples.Batch(rows);
            if (options.Augment)
                batch = samples.IsLatent ? Augmentation.Latents(batch, generator) : Augmentation.Images(batch, generator);
            return nn.functional.cross_entropy(network.forward(batch), samples.Labels.index_select(0, rows));
        };
    }

    /// <summary>Epochs done.</summary>
    public IReadOnlyList<EpochRecord> Curve => _trainer.Curve;

    /// <summary>Trains to the end, or until stopped, from wherever this training is.</summary>
    /// <returns>Whether it reached the end.</returns>
    public bool Run(TrainingHooks? hooks = null, CancellationToken stop = default) =>
        _trainer.Run(_samples.Count, _loss, hooks ?? TrainingHooks.None, stop);

    /// <inheritdoc cref="Trainer.Save"/>
    public Checkpoint Save() => _trainer.Save();

    /// <inheritdoc cref="Trainer.Restore"/>
    public void Restore(Checkpoint checkpoint) => _trainer.Restore(checkpoint);

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();

    /// <summary>Share of samples whose most probable class is theirs.</summary>
    public static double Accuracy(EdgeClassifier network, Samples samples)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(samples);
        using var gradients = no_grad();
        long right = 0;
        for (var from = 0; from < samples.Count; from += TestBatch)
        {
            using var scope = NewDisposeScope();
            var batch = samples.Range(from, TestBatch);
            var guess = network.forward(batch).argmax(1);
            right += guess.eq(samples.Labels.narrow(0, from, batch.shape[0])).sum().item<long>();
        }

        return (double)right / samples.Count;
    }
}
