using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Training;
using Judba.Models.Numerics;
using Judba.Torch;

namespace Judba.Learning.Transfer;

/// <summary>
/// Compares the strategies for autoencoders in one fleet: do latents of different devices fit together, and does the edge CNN carry over?
/// </summary>
internal static class StrategyStudy
{
    // A label is sent as a byte.
    private const int BitsPerLabel = 8;

    private const long WeightsPlace = 21, OrderPlace = 22;

    /// <summary>One strategy for one seed.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="plan">Epochs, and where.</param>
    /// <param name="ratio">λ.</param>
    /// <param name="data">The fleet, at least one device that does not upload.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="stop">Ends training early.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static StrategyMeasurement Measure(
        AutoencoderStrategy strategy, StudyPlan plan, int ratio, FleetData data, int seed, CancellationToken stop = default)
    {
        Guard.NotNull(data);
        using var fleet = EncoderFleet.Train(strategy, plan, ratio, data.Public, data.Devices, seed, stop);
        List<Samples> uploads = [], tests = [];
        try
        {
            uploads.AddRange(Enumerable.Range(0, data.Uploaders).Select(d => fleet.Encoders[d].Quantise(data.Devices[d])));
            tests.AddRange(fleet.Encoders.Select(e => e.Quantise(data.Test)));
            using var all = Samples.Join(uploads);
            using var edge = EdgeTraining.New(plan, all, ratio, Seeds.Of(seed, WeightsPlace));
            EdgeTraining.AtEdge(plan, edge, all, ratio, Seeds.Of(seed, OrderPlace), score: null, stop);

            var uploaders = Enumerable.Range(0, data.Uploaders).ToList();
            var outsiders = Enumerable.Range(data.Uploaders, data.Devices.Count - data.Uploaders)
                .Select(d => OutsiderResult.Measure(plan, ratio, data, fleet.Encoders[d], tests[d], d, edge, seed, stop)).ToList();
            return new(
                strategy,
                seed,
                uploaders.Average(d => ClassifierTraining.Accuracy(edge, tests[d])),
                uploaders.Average(d => ClassifierTraining.Accuracy(edge, tests[d], data.Shares(d))),
                outsiders.Average(o => o.BeforeAll),
                outsiders.Average(o => o.TunedOwn),
                outsiders.Average(o => o.TunedAll),
                outsiders.Average(o => o.ScratchOwn),
                outsiders.Average(o => o.TunedEpochs),
                outsiders.Average(o => o.ScratchEpochs),
                (double)all.Count * (all.Shape.Values * LatentCode.BitsPerValue + BitsPerLabel),
                uploaders.Sum(d => fleet.DeviceSeconds[d]));
        }
        finally
        {
            foreach (var samples in uploads.Concat(tests))
                samples.Dispose();
        }
    }
}
