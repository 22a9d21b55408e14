using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Models.Numerics;
using static TorchSharp.torch;

namespace Judba.Learning.Training;

/// <summary>Trains a classifier as [Yang21] does the edge CNN: cross-entropy, Adam, augmentation.</summary>
public sealed class ClassifierTraining : ITraining
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
        Guard.NotNull(network);
        Guard.NotNull(samples);
        Guard.NotNull(options);
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

    /// <inheritdoc/>
    public IReadOnlyList<EpochRecord> Curve => _trainer.Curve;

    /// <inheritdoc/>
    public bool Run(TrainingHooks? hooks = null, CancellationToken stop = default) =>
        _trainer.Run(_samples.Count, _loss, hooks ?? TrainingHooks.None, stop);

    /// <inheritdoc/>
    public Checkpoint Save() => _trainer.Save();

    /// <inheritdoc/>
    public void Restore(Checkpoint checkpoint) => _trainer.Restore(checkpoint);

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();

    /// <summary>Share of samples whose most probable class is theirs.</summary>
    public static double Accuracy(EdgeClassifier network, Samples samples)
    {
        var (right, count) = ByClass(network, samples);
        return (double)right.Sum() / count.Sum();
    }

    /// <summary>Accuracy where classes occur with given shares: each class's own accuracy, weighted.</summary>
    /// <param name="network">The classifier.</param>
    /// <param name="samples">Samples that hold every class with a share above 0.</param>
    /// <param name="shares">Share of each class, 1 in all.</param>
    public static double Accuracy(EdgeClassifier network, Samples samples, IReadOnlyList<double> shares)
    {
        Guard.NotNull(shares);
        var (right, count) = ByClass(network, samples);
        return Enumerable.Range(0, count.Length).Sum(c => shares[c] == 0 ? 0 : shares[c] * right[c] / count[c]);
    }

    private static (long[] Right, long[] Count) ByClass(EdgeClassifier network, Samples samples)
    {
        Guard.NotNull(network);
        Guard.NotNull(samples);
        using var gradients = no_grad();
        long[] right = new long[samples.ClassCount], count = new long[samples.ClassCount];
        for (var from = 0; from < samples.Count; from += TestBatch)
        {
            using var scope = NewDisposeScope();
            var batch = samples.Range(from, TestBatch);
            var guesses = network.forward(batch).argmax(1).cpu().data<long>().ToArray();
            var labels = samples.Labels.narrow(0, from, batch.shape[0]).cpu().data<long>().ToArray();
            for (var k = 0; k < labels.Length; k++)
            {
                count[labels[k]]++;
                if (guesses[k] == labels[k])
                    right[labels[k]]++;
            }
        }

        return (right, count);
    }
}
