using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Training;
using Judba.Models.Numerics;
using Judba.Torch;

namespace Judba.Learning.Transfer;

/// <summary>
/// The rivals of the paper's scheme: federated averaging of the baseline CNN on raw images, and of the small CNN on latents of one encoder
/// that all devices share.
/// </summary>
/// <remarks>
/// The second is the fair one: it sends a hundredth of the first, and needs no more from public images than pretraining does. Both lower
/// the learning rate along half a cosine over the rounds, as training at the edge does over its epochs.
/// </remarks>
internal static class FederatedLearningStudy
{
    // Devices hold few images: small batches make steps of them, as in McMahan et al. Passes over latents cost next to nothing.
    private const int LocalBatch = 16;
    private const int ImageEpochs = 1, LatentEpochs = 5;

    private const long WeightsPlace = 31, OrderPlace = 32;

    /// <summary>On raw images. Every round each uploader passes once over its images, then weights are averaged.</summary>
    /// <param name="plan">Where; the number of rounds is <see cref="StudyPlan.ClassifierEpochs"/>.</param>
    /// <param name="data">The fleet.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="stop">Ends training early.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static FederatedResult Measure(StudyPlan plan, FleetData data, int seed, CancellationToken stop = default)
    {
        Guard.NotNull(plan);
        Guard.NotNull(data);
        return Run(plan, [.. data.Devices.Take(data.Uploaders)], data.Test, 1, seed, stop);
    }

    /// <summary>
    /// On latents of an encoder that was trained on public images and that all devices share. Every round each uploader passes five times
    /// over its latents, then weights are averaged.
    /// </summary>
    /// <param name="plan">Where; the number of rounds is <see cref="StudyPlan.ClassifierEpochs"/>.</param>
    /// <param name="ratio">λ.</param>
    /// <param name="data">The fleet.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="stop">Ends training early.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static FederatedResult MeasureOnLatents(
        StudyPlan plan, int ratio, FleetData data, int seed, CancellationToken stop = default)
    {
        Guard.NotNull(plan);
        Guard.NotNull(data);
        using var fleet = EncoderFleet.Train(AutoencoderStrategy.Shared, plan, ratio, data.Public, data.Devices, seed, stop);
        List<Samples> latents = [.. fleet.Encoders.Take(data.Uploaders).Select((e, d) => e.Quantise(data.Devices[d]))];
        try
        {
            using var test = fleet.Encoders[0].Quantise(data.Test);
            return Run(plan, latents, test, ratio, seed, stop);
        }
        finally
        {
            latents.ForEach(l => l.Dispose());
        }
    }

    private static FederatedResult Run(
        StudyPlan plan, List<Samples> devices, Samples test, int ratio, int seed, CancellationToken stop)
    {
        using var whole = EdgeTraining.New(plan, test, ratio, Seeds.Of(seed, WeightsPlace));
        var parts = devices.Select(_ => EdgeTraining.New(plan, test, ratio, 0)).ToList();
        try
        {
            double seconds = 0;
            for (var round = 0; round < plan.ClassifierEpochs; round++)
            {
                for (var d = 0; d < parts.Count; d++)
                {
                    FederatedAveraging.Copy(whole, parts[d]);
                    using var training = new ClassifierTraining(parts[d], devices[d], Options(plan, ratio, seed, round, d));
                    if (!training.Run(stop: stop))
                        throw new OperationCanceledException(stop);
                    seconds += training.Curve.Sum(e => e.Seconds);
                }

                FederatedAveraging.Average(
                    whole, [.. parts.Select((p, d) => ((TorchSharp.torch.nn.Module)p, (double)devices[d].Count))]);
            }

            whole.eval();
            var values = (double)Initialisation.Parameters(whole) * parts.Count * plan.ClassifierEpochs;
            return new(ClassifierTraining.Accuracy(whole, test), values, seconds);
        }
        finally
        {
            parts.ForEach(p => p.Dispose());
        }
    }

    // At full rate from the first step: a round has fewer steps than a warm-up takes.
    private static TrainingOptions Options(StudyPlan plan, int ratio, int seed, int round, int device)
    {
        var options = plan.ClassifierOptions(ratio, Seeds.Of(seed, OrderPlace, round, device));
        var rate = (options with { WarmUp = false }).RateAt(round, plan.ClassifierEpochs);
        return options with
        {
            Epochs = ratio == 1 ? ImageEpochs : LatentEpochs,
            BatchSize = LocalBatch,
            Decay = false,
            WarmUp = false,
            LearningRate = rate,
        };
    }
}
