using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Training;
using Judba.Learning.Transfer;
using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Privacy;

/// <summary>
/// Somebody who overhears latents with their labels and has public images and the design: an autoencoder of its own, and a network that
/// reads its own latents.
/// </summary>
/// <remarks>
/// Its encoder is the public one where devices start from that or are aligned to it; otherwise one of its own, trained on public images
/// from other first weights.
/// </remarks>
internal sealed class Eavesdropper : IDisposable
{
    private const long AttackerPlace = 41, NetworkPlace = 42, OrderPlace = 43;

    private readonly EncoderFleet _surrogates;
    private readonly Autoencoder _network;
    private readonly Tensor _images;
    private readonly Tensor _labels;
    private readonly Tensor _latents;
    private readonly int _classCount;

    private Eavesdropper(EncoderFleet surrogates, Autoencoder network, Samples images)
    {
        (_surrogates, _network, _classCount) = (surrogates, network, images.ClassCount);
        using var scope = NewDisposeScope();
        using var latents = Encoder.Quantise(images);
        _images = images.Range(0, images.Count).DetachFromDisposeScope();
        _labels = images.Labels.clone().DetachFromDisposeScope();
        _latents = latents.Range(0, latents.Count).DetachFromDisposeScope();
    }

    private DeviceEncoder Encoder => _surrogates.Encoders[0];

    /// <summary>Trains what it needs, on public images alone.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static Eavesdropper Prepare(
        AutoencoderStrategy strategy, StudyPlan plan, int ratio, FleetData data, int seed, CancellationToken stop)
    {
        var isPublic = strategy is AutoencoderStrategy.Aligned or AutoencoderStrategy.Pretrained or AutoencoderStrategy.Shared;
        // Same seed, same public encoder; another one, a stranger's.
        var surrogates = EncoderFleet.Train(
            AutoencoderStrategy.Shared, plan, ratio, data.Public, [data.Devices[0]], isPublic ? seed : Seeds.Of(seed, AttackerPlace), stop);
        try
        {
            return new(surrogates, Reader(plan, surrogates.Encoders[0], data.Public, seed, stop), data.Public);
        }
        catch
        {
            surrogates.Dispose();
            throw;
        }
    }

    /// <summary>A network from the latents of an encoder to images, trained on public images.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static Autoencoder Reader(StudyPlan plan, DeviceEncoder encoder, Samples images, int seed, CancellationToken stop)
    {
        var network = new Autoencoder(images.Shape, encoder.Network.Ratio, Seeds.Of(seed, NetworkPlace)).to(plan.Device);
        using var latents = encoder.Quantise(images);
        using var trainer = new Trainer(network, new RmsProp(network.parameters()), plan.AutoencoderOptions(Seeds.Of(seed, OrderPlace)));
        var finished = trainer.Run(
            images.Count, (rows, _) =>
                nn.functional.mse_loss(network.Decode(latents.Batch(rows)), images.Batch(rows)), TrainingHooks.None, stop);
        if (!finished)
        {
            network.Dispose();
            throw new OperationCanceledException(stop);
        }

        network.eval();
        return network;
    }

    /// <summary>The pictures of an attack that needs no more than the eavesdropper has, and pairs where it is one of pairs.</summary>
    /// <param name="attack">The attack.</param>
    /// <param name="latents">Overheard, B × latent, as <see cref="Samples.Range"/> gives them.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="victim">The device's encoder: only its latents of public images are read, for attacks by pairs.</param>
    /// <param name="images">The public images.</param>
    public Tensor Pictures(Attack attack, Tensor latents, Tensor labels, DeviceEncoder victim, Samples images) => attack switch
    {
        Attack.MeanImage => _images.mean([0], keepdim: true).expand([latents.shape[0], -1, -1, -1]),
        Attack.LabelMeanImage => ClassMeans(_images, _labels).Means.index_select(0, labels),
        Attack.OwnNetwork => _network.Decode(latents),
        Attack.ClassMeans => Mapped(latents, MapOfMeans(latents, labels)),
        Attack.FiftyPairs => Mapped(latents, MapOfPairs(50, victim, images)),
        Attack.FiveHundredPairs => Mapped(latents, MapOfPairs(500, victim, images)),
        _ => throw new ArgumentOutOfRangeException(nameof(attack), attack, message: null),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _surrogates.Dispose();
        _network.Dispose();
        _images.Dispose();
        _labels.Dispose();
        _latents.Dispose();
    }

    private Tensor Mapped(Tensor latents, LinearMap map)
    {
        using (map)
            return Encoder.Decode(map.Apply(latents));
    }

    private LinearMap MapOfMeans(Tensor latents, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var (theirs, isTheirs) = ClassMeans(latents, labels);
        var (own, isOwn) = ClassMeans(_latents, _labels);
        var isBoth = isTheirs.logical_and(isOwn);
        return LinearMap.Fit(theirs[isBoth], own[isBoth]);
    }

    private LinearMap MapOfPairs(int count, DeviceEncoder victim, Samples images)
    {
        using var scope = NewDisposeScope();
        var known = Math.Min(count, images.Count);
        using var pairs = images.Pick(Enumerable.Range(0, known));
        using var theirs = victim.Quantise(pairs);
        return LinearMap.FitFew(theirs.Range(0, known), _latents.narrow(0, 0, known));
    }

    // By class; the mean of all where a class has none.
    private (Tensor Means, Tensor IsThere) ClassMeans(Tensor values, Tensor labels)
    {
        var shape = values.shape;
        var byClass = nn.functional.one_hot(labels, _classCount).to_type(ScalarType.Float32).t();
        var counts = byClass.sum([1], keepdim: true);
        var isThere = counts.gt(Zero);
        var rows = values.reshape(shape[0], -1);
        var means = where(isThere, byClass.mm(rows) / counts.clamp_min(One), rows.mean([0], keepdim: true));
        return (means.reshape([_classCount, .. shape[1..]]), isThere.squeeze(1));
    }

    // Held for as long as the program runs (TensorMath).
    private static readonly Scalar Zero = 0.ToScalar(), One = 1.ToScalar();
}
