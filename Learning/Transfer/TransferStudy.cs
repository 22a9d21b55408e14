using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Training;
using Judba.Models.Numerics;
using Judba.Torch;

namespace Judba.Learning.Transfer;

/// <summary>
/// The three transfers of [Yang21], each beside training from scratch on the same samples: pretraining at the edge, fine-tuning there on
/// what devices upload, fine-tuning of the broadcast CNN at a device that did not upload.
/// </summary>
internal static class TransferStudy
{
    private const long WeightsPlace = 61, OrderPlace = 62, TargetPlace = 63;

    /// <summary>All places for one seed, with autoencoders pretrained on the public set.</summary>
    /// <param name="plan">Epochs, and where.</param>
    /// <param name="ratio">λ.</param>
    /// <param name="data">The fleet, at least one device that does not upload.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="stop">Ends training early.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static IReadOnlyList<TransferMeasurement> Measure(
        StudyPlan plan, int ratio, FleetData data, int seed, CancellationToken stop = default)
    {
        Guard.NotNull(data);
        using var fleet = EncoderFleet.Train(AutoencoderStrategy.Pretrained, plan, ratio, data.Public, data.Devices, seed, stop);
        using var pretrained = EdgeTraining.Pretrained(plan, fleet.Edge!, data.Public, ratio, seed, stop);
        List<Samples> uploads = [], tests = [];
        try
        {
            uploads.AddRange(Enumerable.Range(0, data.Uploaders).Select(d => fleet.Encoders[d].Quantise(data.Devices[d])));
            tests.AddRange(fleet.Encoders.Select(e => e.Quantise(data.Test)));
            using var all = Samples.Join(uploads);
            using var broadcast = EdgeTraining.New(plan, all, ratio, 0);
            List<TransferMeasurement> places = [AtEdge(TransferPlace.EdgeAllUploads, all, broadcast)];
            using var single = EdgeTraining.New(plan, all, ratio, 0);
            places.Add(AtEdge(TransferPlace.EdgeOneUpload, uploads[0], single));
            places.Add(AtDevices(broadcast));
            return places;
        }
        finally
        {
            foreach (var samples in uploads.Concat(tests))
                samples.Dispose();
        }

        TransferMeasurement AtEdge(TransferPlace place, Samples samples, EdgeClassifier tuned)
        {
            FederatedAveraging.Copy(pretrained, tuned);
            var before = Score(tuned);
            var tuning = EdgeTraining.AtEdge(
                plan, tuned, samples, ratio, Seeds.Of(seed, OrderPlace), () => Score(tuned), stop, isNew: false);
            using var scratch = EdgeTraining.New(plan, samples, ratio, Seeds.Of(seed, WeightsPlace));
            var fresh = FromScratch(scratch, samples, OrderPlace);
            using var other = EdgeTraining.New(plan, samples, ratio, Seeds.Of(seed, TargetPlace));
            var target = EdgeTraining.TargetPart * FromScratch(other, samples, TargetPlace)[^1].Score;
            return new(
                place, seed, samples.Count, fresh[^1].Score, EdgeTraining.EpochsTo(0, fresh, target), before, tuning[^1].Score,
                EdgeTraining.EpochsTo(before, tuning, target));
        }

        IReadOnlyList<EpochRecord> FromScratch(EdgeClassifier network, Samples samples, long place) =>
            EdgeTraining.AtEdge(plan, network, samples, ratio, Seeds.Of(seed, place), () => Score(network), stop);

        TransferMeasurement AtDevices(EdgeClassifier broadcast)
        {
            var outsiders = Enumerable.Range(data.Uploaders, data.Devices.Count - data.Uploaders)
                .Select(d => OutsiderResult.Measure(plan, ratio, data, fleet.Encoders[d], tests[d], d, broadcast, seed, stop)).ToList();
            return new(
                TransferPlace.Device, seed, outsiders.Average(o => o.Samples), outsiders.Average(o => o.ScratchOwn),
                outsiders.Average(o => o.ScratchEpochs),
                outsiders.Average(o => o.BeforeOwn), outsiders.Average(o => o.TunedOwn), outsiders.Average(o => o.TunedEpochs));
        }

        double Score(EdgeClassifier network) =>
            Enumerable.Range(0, data.Uploaders).Average(d => ClassifierTraining.Accuracy(network, tests[d]));
    }
}
