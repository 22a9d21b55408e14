using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Training;
using Judba.Learning.Transfer;
using Judba.Models.Numerics;
using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Privacy;

/// <summary>
/// The inversion attack: somebody overhears a device's latents and has public images and the design, but not the device's decoder. [Yang21]
/// asserts that such a one cannot recover images.
/// </summary>
/// <remarks>
/// The attacker makes pairs of latents and public images with the encoder nearest to the device's that it can have, trains a network from
/// latents to images on them, and feeds it what it overhears. That encoder is the device's own one where it is known; the public one where
/// devices start from it or are aligned to it; otherwise one of the attacker's own, trained on public images from other first weights.
/// </remarks>
internal static class InversionStudy
{
    private const int ShownPictures = 8;
    private static readonly Scalar Black = 0.ToScalar(), White = ((int)byte.MaxValue).ToScalar();
    private const long AttackerPlace = 41, NetworkPlace = 42, OrderPlace = 43;

    /// <summary>Attacks the latents of the first device of a fleet.</summary>
    /// <param name="strategy">How the device came by its encoder.</param>
    /// <param name="isKnown">Whether the attacker has that encoder itself.</param>
    /// <param name="plan">Epochs, and where.</param>
    /// <param name="ratio">λ.</param>
    /// <param name="data">The fleet.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="stop">Ends training early.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static InversionMeasurement Measure(
        AutoencoderStrategy strategy, bool isKnown, StudyPlan plan, int ratio, FleetData data, int seed, CancellationToken stop = default)
    {
        Guard.NotNull(plan);
        Guard.NotNull(data);
        Samples[] devices = [data.Devices[0]];
        using var fleet = EncoderFleet.Train(strategy, plan, ratio, data.Public, devices, seed, stop);
        var victim = fleet.Encoders[0];
        var isPublic = strategy is AutoencoderStrategy.Aligned or AutoencoderStrategy.Pretrained or AutoencoderStrategy.Shared;
        // Same seed, same public encoder; another one, a stranger's.
        using var surrogates = EncoderFleet.Train(
            AutoencoderStrategy.Shared, plan, ratio, data.Public, devices, isPublic ? seed : Seeds.Of(seed, AttackerPlace), stop);
        using var attacker = Attacker(plan, isKnown ? victim : surrogates.Encoders[0], data.Public, seed, stop);

        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        using var overheard = victim.Quantise(data.Test);
        var originals = data.Test.Range(0, data.Test.Count);
        var latents = overheard.Range(0, overheard.Count);
        Tensor legitimate = victim.Decode(latents), attacked = attacker.Decode(latents);
        return new(
            strategy, isKnown, seed,
            ImageQuality.Ssim(attacked, originals), ImageQuality.Psnr(attacked, originals),
            ImageQuality.Ssim(legitimate, originals), ImageQuality.Psnr(legitimate, originals),
            [Pictures(originals), Pictures(legitimate), Pictures(attacked)]);

        ImageSet Pictures(Tensor batch)
        {
            using var inner = NewDisposeScope();
            var bytes = (
                batch.narrow(0, 0, ShownPictures) * White).round_().clamp_(Black, White).to_type(ScalarType.Byte).cpu().contiguous();
            return new(bytes.data<byte>().ToArray(), data.Test.Shape, new byte[ShownPictures], ["picture"]);
        }
    }

    // The decoder of a fresh autoencoder, trained from latents to images.
    private static Autoencoder Attacker(StudyPlan plan, DeviceEncoder encoder, Samples images, int seed, CancellationToken stop)
    {
        var network = new Autoencoder(images.Shape, encoder.Network.Ratio, Seeds.Of(seed, NetworkPlace)).to(plan.Device);
        using var latents = encoder.Quantise(images);
        using var trainer = new Trainer(network, new RmsProp(network.parameters()), plan.AutoencoderOptions(Seeds.Of(seed, OrderPlace)));
        var finished = trainer.Run(
            images.Count, (rows, _) =>
                nn.functional.mse_loss(network.Decode(latents.Batch(rows)), images.Batch(rows)), TrainingHooks.None, stop);
        if (!finished)
            throw new OperationCanceledException(stop);
        network.eval();
        return network;
    }
}
