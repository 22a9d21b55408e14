using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Learning.Training;
using Judba.Torch;
using TorchSharp;

namespace Judba.Learning.Transfer;

/// <summary>Trainings of the edge CNN in a fleet: on uploads, and on a device's few own samples.</summary>
internal static class EdgeTraining
{
    // Whoever tunes, tunes gently: labels are skewed, and what was learned is to stay.
    private const double TuningRate = 1e-3;
    private const int TuningBatch = 16;

    /// <summary>The part of the accuracy of another training from scratch that epochs are counted to.</summary>
    public const double TargetPart = 0.95;

    private const long PretrainedWeightsPlace = 71, PretrainedOrderPlace = 72;

    /// <summary>A CNN of the design for λ with first weights from a seed.</summary>
    public static EdgeClassifier New(StudyPlan plan, Samples samples, int ratio, long seed) =>
        new EdgeClassifier(samples.Shape, samples.ClassCount, ClassifierDesign.For(ratio), seed).to(plan.Device);

    /// <summary>A CNN pretrained at the edge: on the public images as the edge encodes them.</summary>
    public static EdgeClassifier Pretrained(
        StudyPlan plan, DeviceEncoder encoder, Samples images, int ratio, long seed, CancellationToken stop)
    {
        using var latents = encoder.Quantise(images);
        var network = New(plan, latents, ratio, Seeds.Of(seed, PretrainedWeightsPlace));
        AtEdge(plan, network, latents, ratio, Seeds.Of(seed, PretrainedOrderPlace), score: null, stop);
        return network;
    }

    /// <summary>Trains at the edge.</summary>
    /// <param name="plan">Epochs, and where.</param>
    /// <param name="network">A new CNN, or a copy of a pretrained one.</param>
    /// <param name="samples">What was uploaded.</param>
    /// <param name="ratio">λ.</param>
    /// <param name="seed">Seed of the order.</param>
    /// <param name="score">Measured after every epoch.</param>
    /// <param name="stop">Ends training early.</param>
    /// <param name="isNew">Whether the CNN is new; a pretrained one is tuned at a gentler rate.</param>
    /// <returns>The curve, scores being what <paramref name="score"/> measured.</returns>
    public static IReadOnlyList<EpochRecord> AtEdge(
        StudyPlan plan, EdgeClassifier network, Samples samples, int ratio, long seed, Func<double>? score, CancellationToken stop,
        bool isNew = true)
    {
        var options = plan.ClassifierOptions(ratio, seed);
        return Run(network, samples, isNew ? options : options with { LearningRate = TuningRate }, score, stop);
    }

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
        Run(
            network, samples,
            new()
            {
                Epochs = epochs,
                BatchSize = TuningBatch,
                LearningRate = isNew ? StudyPlan.LatentRate : TuningRate,
                Seed = seed,
                Augment = true,
            },
            score, stop);

    /// <summary>
    /// Epochs until a score: 0 where it is there before training, and one more than were trained where no epoch has it.
    /// </summary>
    /// <remarks>
    /// The target comes from another training than those whose epochs are counted. One that is measured against its own end always arrives,
    /// and at the first of many noisy scores.
    /// </remarks>
    /// <param name="before">Score before training.</param>
    /// <param name="curve">Scores by epoch.</param>
    /// <param name="target">The score.</param>
    public static int EpochsTo(double before, IReadOnlyList<EpochRecord> curve, double target)
    {
        if (before >= target)
            return 0;
        foreach (var epoch in curve)
        {
            if (epoch.Score >= target)
                return epoch.Epoch;
        }

        return curve.Count + 1;
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
