using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Models.Numerics;
using static TorchSharp.torch;

namespace Judba.Learning.Training;

/// <summary>Trains an autoencoder as [Yang21] V.A does: mean squared error, RMSprop, from Glorot's uniform weights.</summary>
public sealed class AutoencoderTraining : ITraining
{
    private const int TestBatch = 500;

    private readonly Samples _images;
    private readonly Trainer _trainer;
    private readonly Trainer.BatchLoss _loss;

    /// <summary>Prepares the training.</summary>
    /// <param name="network">The autoencoder; its weights change.</param>
    /// <param name="images">Training images, on the network's device.</param>
    /// <param name="options">How to train.</param>
    public AutoencoderTraining(Autoencoder network, Samples images, TrainingOptions options)
    {
        Guard.NotNull(network);
        Guard.NotNull(options);
        _images = images;
        _trainer = new Trainer(network, new RmsProp(network.parameters()), options);
        _loss = (rows, _) =>
        {
            var batch = images.Batch(rows);
            return nn.functional.mse_loss(network.forward(batch), batch);
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<EpochRecord> Curve => _trainer.Curve;

    /// <inheritdoc/>
    public bool Run(TrainingHooks? hooks = null, CancellationToken stop = default) =>
        _trainer.Run(_images.Count, _loss, hooks ?? TrainingHooks.None, stop);

    /// <inheritdoc/>
    public Checkpoint Save() => _trainer.Save();

    /// <inheritdoc/>
    public void Restore(Checkpoint checkpoint) => _trainer.Restore(checkpoint);

    /// <inheritdoc/>
    public void Dispose() => _trainer.Dispose();

    /// <summary>Mean squared error of the reconstruction of pixels in 0…1.</summary>
    public static double Error(Autoencoder network, Samples images)
    {
        Guard.NotNull(network);
        Guard.NotNull(images);
        using var gradients = no_grad();
        double sum = 0;
        for (var from = 0; from < images.Count; from += TestBatch)
        {
            using var scope = NewDisposeScope();
            var batch = images.Range(from, TestBatch);
            sum += nn.functional.mse_loss(network.forward(batch), batch).item<float>() * batch.shape[0];
        }

        return sum / images.Count;
    }
}
