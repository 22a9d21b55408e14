using TorchSharp;

namespace Judba.Learning;

/// <summary>Trainings of the edge CNN in a fleet: on uploads, and on a device's few own samples.</summary>
internal static class EdgeTraining
{
    // A device tunes gently: its labels are skewed.
    private const double TuningRate = 1e-3;
    private const int TuningBatch = 16;

    /// <summary>A CNN of the design for λ with first weights from a seed.</summary>
    public static EdgeClassifier New(StudyPlan plan, Samples samples, int ratio, long seed) =>
        new EdgeClassifier(samples.Shape, samples.ClassCount, ClassifierDesign.For(ratio), seed).to(plan.Device);

    /// <summary>Trains at the edge.</summary>
    /// <returns>The curve, scores being what <paramref name="score"/> measured.</returns>
    public static IReadOnlyList<EpochRecord> AtEdge(
        StudyPlan plan, EdgeClassifier network, Samples samples, int ratio, long seed, Func<double>? score, CancellationToken stop) =>
        Run(network, samples, plan.ClassifierOptions(ratio, seed), score, stop);

    /// <summary>Trains at a device, on few samples.</summary>
    /// <param name="network">Its copy of the broadcast CNN, or a new one.</param>
    /// <param name="samples">Its samples.</param>
    /// <param name="epochs">Epochs.</param>
    /// <param name="isNew">Whether the CNN is new: it then learns at the edge's rate instead of a gentle one.</param>
    /// <param name="seed">Seed of the order.</param>
    /// <param name="score">Measured after every epoch.</param>
    /// <param name="stop">Ends training early.</param>
    public static IReadOnlyList<EpochRecord> AtDevice(
        EdgeClassifier network, Samples samples, int epochs, bool isNew, long seed, Func<double>? score, CancellationToken stop) =>
        Run(network, samples, new() { Epochs = epochs, BatchSize = TuningBatch, LearningRate = isNew ? StudyPlan.LatentRate : TuningRate, Seed = seed }, score, stop);

    /// <summary>The first epoch whose score reaches a target; infinite where none does.</summary>
    public static double EpochsTo(IReadOnlyList<EpochRecord> curve, double target)
    {
        foreach (var epoch in curve)
        {
            if (epoch.Score >= target)
                return epoch.Epoch;
        }

        return double.PositiveInfinity;
    }

    private static IReadOnlyList<EpochRecord> Run(
        EdgeClassifier network, Samples samples, TrainingOptions options, Func<double>? score, CancellationToken stop)
    {
        using var training = new ClassifierTraining(network, samples, options);
        if (!training.Run(new() { Score = score }, stop))
            throw new OperationCanceledException(stop);
        network.eval();
        return training.Curve;
    }
}
