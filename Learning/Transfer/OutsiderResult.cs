using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Training;
using Judba.Torch;

namespace Judba.Learning.Transfer;

/// <summary>
/// A device that did not upload: the broadcast CNN, tuned on some of its own images, beside one trained from scratch on the same.
/// </summary>
/// <param name="Samples">Images that it tunes on.</param>
/// <param name="BeforeAll">The broadcast CNN on all classes alike.</param>
/// <param name="BeforeOwn">The same, classes as frequent as in the device's own images.</param>
/// <param name="TunedOwn">After tuning, own classes.</param>
/// <param name="TunedAll">After tuning, all classes alike.</param>
/// <param name="ScratchOwn">From scratch, own classes.</param>
/// <param name="TunedEpochs">Epochs of tuning until 95 % of the accuracy that another training from scratch ends with.</param>
/// <param name="ScratchEpochs">Epochs from scratch until then.</param>
internal sealed record OutsiderResult(
    int Samples, double BeforeAll, double BeforeOwn, double TunedOwn, double TunedAll, double ScratchOwn, double TunedEpochs,
    double ScratchEpochs)
{
    // Samples that a device tunes on, as in [Yang21]'s fleets of some 100 samples a device.
    private const int TuningSamples = 100;
    private const int TuningEpochs = 30;

    private const long WeightsPlace = 21, TuningPlace = 23, TargetPlace = 24;

    /// <summary>Tunes, and trains from scratch.</summary>
    /// <param name="plan">Where.</param>
    /// <param name="ratio">λ.</param>
    /// <param name="data">The fleet.</param>
    /// <param name="encoder">The device's encoder.</param>
    /// <param name="test">Test images as it encodes them.</param>
    /// <param name="device">Which device.</param>
    /// <param name="edge">The broadcast CNN.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="stop">Ends training early.</param>
    public static OutsiderResult Measure(
        StudyPlan plan, int ratio, FleetData data, DeviceEncoder encoder, Samples test, int device, EdgeClassifier edge, int seed,
        CancellationToken stop)
    {
        var shares = data.Shares(device);
        using var images = data.Devices[device].Pick(Enumerable.Range(0, Math.Min(TuningSamples, data.Devices[device].Count)));
        using var own = encoder.Quantise(images);
        using var tuned = EdgeTraining.New(plan, own, ratio, 0);
        FederatedAveraging.Copy(edge, tuned);
        var tuning = EdgeTraining.AtDevice(
            tuned, own, TuningEpochs, isNew: false, Seeds.Of(seed, TuningPlace, device), () =>
                ClassifierTraining.Accuracy(tuned, test, shares), stop);
        using var scratch = EdgeTraining.New(plan, own, ratio, Seeds.Of(seed, WeightsPlace, device));
        var fresh = FromScratch(scratch, TuningPlace);
        using var other = EdgeTraining.New(plan, own, ratio, Seeds.Of(seed, TargetPlace, device));
        var target = EdgeTraining.TargetPart * FromScratch(other, TargetPlace)[^1].Score;
        var before = ClassifierTraining.Accuracy(edge, test, shares);
        return new(
            images.Count, ClassifierTraining.Accuracy(edge, test), before, tuning[^1].Score, ClassifierTraining.Accuracy(tuned, test),
            fresh[^1].Score, EdgeTraining.EpochsTo(before, tuning, target), EdgeTraining.EpochsTo(0, fresh, target));

        IReadOnlyList<EpochRecord> FromScratch(EdgeClassifier network, long place) => EdgeTraining.AtDevice(
            network, own, TuningEpochs, isNew: true, Seeds.Of(seed, place, device), () =>
                ClassifierTraining.Accuracy(network, test, shares), stop);
    }
}
