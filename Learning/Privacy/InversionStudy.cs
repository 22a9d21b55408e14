using Judba.Learning.Data;
using Judba.Learning.Studies;
using Judba.Learning.Transfer;
using Judba.Models.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Privacy;

/// <summary>
/// Attacks on privacy: somebody overhears a device's latents with their labels and has public images and the design, but not the device's
/// decoder. [Yang21] asserts that such a one cannot recover images.
/// </summary>
/// <remarks>
/// An attack shows something only beside guesses that read no latent: the mean image of the label, which is sent in the clear, is one. The
/// test images stand for what the device sends. Similarities are taken inside <see cref="PictureBox"/>.
/// </remarks>
internal static class InversionStudy
{
    private const int ShownPictures = 8;
    private static readonly Scalar Black = 0.ToScalar(), White = ((int)byte.MaxValue).ToScalar();

    /// <summary>Attacks the latents of the first devices of a fleet.</summary>
    /// <param name="strategy">How the devices came by their encoders.</param>
    /// <param name="plan">Epochs, and where.</param>
    /// <param name="ratio">λ.</param>
    /// <param name="data">The fleet.</param>
    /// <param name="victims">Devices that are attacked, at most as many as there are.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="stop">Ends training early.</param>
    /// <returns>What is recovered of each device. A leaked encoder is tried on independent ones alone.</returns>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static IReadOnlyList<InversionMeasurement> Measure(
        AutoencoderStrategy strategy, StudyPlan plan, int ratio, FleetData data, int victims, int seed, CancellationToken stop = default)
    {
        Guard.NotNull(plan);
        Guard.NotNull(data);
        Samples[] devices = [.. data.Devices.Take(victims)];
        using var fleet = EncoderFleet.Train(strategy, plan, ratio, data.Public, devices, seed, stop);
        using var attacker = Eavesdropper.Prepare(strategy, plan, ratio, data, seed, stop);
        var box = PictureBox.Of(data.Public);
        List<InversionMeasurement> measurements = [];
        for (var victim = 0; victim < devices.Length; victim++)
            measurements.Add(Attacked(victim));
        return measurements;

        InversionMeasurement Attacked(int victim)
        {
            var encoder = fleet.Encoders[victim];
            using var reader = strategy == AutoencoderStrategy.Independent
                ? Eavesdropper.Reader(plan, encoder, data.Public, seed, stop)
                : null;
            using var scope = NewDisposeScope();
            using var gradients = no_grad();
            using var overheard = encoder.Quantise(data.Test);
            var originals = data.Test.Range(0, data.Test.Count);
            var latents = overheard.Range(0, overheard.Count);
            List<AttackMeasurement> attacks =
            [
                .. Enum.GetValues<Attack>().Where(a => a != Attack.KnownEncoder).Select(a =>
                    Result(a, attacker.Pictures(a, latents, overheard.Labels, encoder, data.Public), originals)),
            ];
            if (reader is not null)
                attacks.Add(Result(Attack.KnownEncoder, reader.Decode(latents), originals));
            var own = Result(Attack.KnownEncoder, encoder.Decode(latents), originals);
            return new(strategy, seed, victim, attacks, own.Ssim, own.Psnr, Shown(originals), own.Pictures);
        }

        AttackMeasurement Result(Attack attack, Tensor pictures, Tensor originals) => new(
            attack, ImageQuality.Ssim(box.Cut(pictures), box.Cut(originals)), ImageQuality.Psnr(box.Cut(pictures), box.Cut(originals)),
            Shown(pictures));

        ImageSet Shown(Tensor batch)
        {
            using var inner = NewDisposeScope();
            var count = (int)Math.Min(ShownPictures, batch.shape[0]);
            var bytes = (batch.narrow(0, 0, count) * White).round_().clamp_(Black, White).to_type(ScalarType.Byte).cpu().contiguous();
            return new(bytes.data<byte>().ToArray(), data.Test.Shape, new byte[count], ["picture"]);
        }
    }
}
