using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Training;
using Judba.Models.Numerics;
using Judba.Torch;

namespace Judba.Learning.Transfer;

/// <summary>The paper's rival: federated averaging of the baseline CNN on raw images, at the devices that would upload.</summary>
internal static class FederatedLearningStudy
{
    private const int BitsPerParameter = 32;
    private const long WeightsPlace = 31, OrderPlace = 32;

    /// <summary>Runs it: every round each uploader trains one epoch on its images, then weights are averaged.</summary>
    /// <param name="plan">Where; the number of rounds is <see cref="StudyPlan.ClassifierEpochs"/>.</param>
    /// <param name="data">The fleet.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="stop">Ends training early.</param>
    /// <returns>Accuracy on all classes, bits sent up by all devices, and processor seconds spent at the devices.</returns>
    public static (double Accuracy, double UploadBits, double DeviceSeconds) Measure(
        StudyPlan plan, FleetData data, int seed, CancellationToken stop = default)
    {
        Guard.NotNull(plan);
        Guard.NotNull(data);
        using var whole = EdgeTraining.New(plan, data.Test, 1, Seeds.Of(seed, WeightsPlace));
        var parts = Enumerable.Range(0, data.Uploaders).Select(_ => EdgeTraining.New(plan, data.Test, 1, 0)).ToList();
        try
        {
            double seconds = 0;
            for (var round = 0; round < plan.ClassifierEpochs; round++)
            {
                for (var d = 0; d < parts.Count; d++)
                {
                    FederatedAveraging.Copy(whole, parts[d]);
                    // At full rate from the first step: a round has fewer steps than a warm-up takes.
                    var options = plan.ClassifierOptions(
                        1, Seeds.Of(seed, OrderPlace, round, d)) with
                    { Epochs = 1, Decay = false, WarmUp = false };
                    using var training = new ClassifierTraining(parts[d], data.Devices[d], options);
                    if (!training.Run(stop: stop))
                        throw new OperationCanceledException(stop);
                    seconds += training.Curve[0].Seconds;
                }

                FederatedAveraging.Average(
                    whole, [.. parts.Select((p, d) => ((TorchSharp.torch.nn.Module)p, (double)data.Devices[d].Count))]);
            }

            whole.eval();
            var bits = (double)BitsPerParameter * Initialisation.Parameters(whole) * parts.Count * plan.ClassifierEpochs;
            return (ClassifierTraining.Accuracy(whole, data.Test), bits, seconds);
        }
        finally
        {
            parts.ForEach(p => p.Dispose());
        }
    }
}
