using Judba.Learning.Controls;
using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Training;
using Judba.Models.Numerics;
using Judba.Torch;
using TorchSharp;

namespace Judba.Learning.Studies;

/// <summary>Table I of [Yang21]: an edge CNN for each compression ratio, and what simpler ways of compressing would reach.</summary>
internal static class CompressionStudy
{
    private const int BitsPerByte = 8;

    /// <summary>One row for one seed, with its controls: JPEG in as many bytes and principal components.</summary>
    /// <param name="plan">Data and epochs.</param>
    /// <param name="ratio">λ; 1 for the baseline on raw images.</param>
    /// <param name="seed">Seed of everything random in it.</param>
    /// <param name="stop">Ends training early.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static (CompressionMeasurement Row, IReadOnlyList<ControlMeasurement> Controls) Measure(
        StudyPlan plan, int ratio, int seed, CancellationToken stop = default)
    {
        Guard.NotNull(plan);
        TorchLibrary.Load();
        using var train = Samples.From(plan.Data.Train, plan.Device);
        using var test = Samples.From(plan.Data.Test, plan.Device);
        return ratio == 1 ? Baseline(plan, seed, train, test, stop) : Compressed(plan, ratio, seed, train, test, stop);
    }

    private static (CompressionMeasurement Row, IReadOnlyList<ControlMeasurement> Controls) Baseline(
        StudyPlan plan, int seed, Samples train, Samples test, CancellationToken stop)
    {
        using var classified = Classify(plan, 1, seed, train, test, stop);
        var row = classified.Row(1, seed, BitsPerByte * train.Shape.Values, 0, 0);
        List<ControlMeasurement> controls = [];
        foreach (var ratio in Compression.Ratios)
        {
            stop.ThrowIfCancellationRequested();
            controls.Add(Jpeg(
                ControlMeasurement.JpegClean, plan, ratio, seed, (_, coded) => ClassifierTraining.Accuracy(classified.Network, coded)));
        }

        return (row, controls);
    }

    private static (CompressionMeasurement Row, IReadOnlyList<ControlMeasurement> Controls) Compressed(
        StudyPlan plan, int ratio, int seed, Samples train, Samples test, CancellationToken stop)
    {
        using var network = new Autoencoder(train.Shape, ratio, Seeds.Of(seed, ratio)).to(plan.Device);
        using var training = new AutoencoderTraining(network, train, plan.AutoencoderOptions(Seeds.Of(seed, ratio, 1)));
        Finish(training.Run(stop: stop), stop);
        network.eval();
        using var code = LatentCode.Measure(network, train);
        using var trainLatents = code.Quantise(network, train);
        using var testLatents = code.Quantise(network, test);
        using var classified = Classify(plan, ratio, seed, trainLatents, testLatents, stop);
        var row = classified.Row(
            ratio, seed, LatentCode.BitsPerValue * network.Latent.Values, AutoencoderTraining.Error(network, test),
            training.Curve.Sum(e => e.Seconds));
        List<ControlMeasurement> controls = [Jpeg(ControlMeasurement.Jpeg, plan, ratio, seed, (jpeg, coded) =>
        {
            using var codedTrain = Samples.From(jpeg.Apply(plan.Data.Train), plan.Device);
            using var onJpegs = Classify(plan, 1, Seeds.Of(seed, ratio, 4), codedTrain, coded, stop);
            return onJpegs.Accuracy;
        })];
        if (train.Shape.Values <= PrincipalComponents.LargestImage)
            controls.Add(Pca(plan, ratio, seed, train, test, stop));
        return (row, controls);
    }

    private static ControlMeasurement Jpeg(
        string kind, StudyPlan plan, int ratio, int seed, Func<JpegControl, Samples, double> accuracy)
    {
        var budget = (double)Compression.Latent(plan.Data.Train.Shape, ratio).Values * LatentCode.BitsPerValue / BitsPerByte;
        if (JpegControl.Choose(plan.Data.Train, budget) is not { } jpeg)
            return new(kind, ratio, seed, double.NaN, double.NaN, double.NaN);
        var decoded = jpeg.Apply(plan.Data.Test);
        using var samples = Samples.From(decoded, plan.Device);
        return new(kind, ratio, seed, accuracy(jpeg, samples), jpeg.MeanBytes, SquaredError(decoded, plan.Data.Test));
    }

    private static ControlMeasurement Pca(StudyPlan plan, int ratio, int seed, Samples train, Samples test, CancellationToken stop)
    {
        var latent = Compression.Latent(train.Shape, ratio);
        using var components = PrincipalComponents.Fit(train, latent);
        using var trainComponents = components.Quantise(train);
        using var testComponents = components.Quantise(test);
        using var classified = Classify(plan, ratio, seed, trainComponents, testComponents, stop);
        return new(ControlMeasurement.Pca, ratio, seed, classified.Accuracy, latent.Values, components.Error(test));
    }

    private static TrainedClassifier Classify(StudyPlan plan, int ratio, long seed, Samples train, Samples test, CancellationToken stop)
    {
        var network = new EdgeClassifier(
            train.Shape, train.ClassCount, ClassifierDesign.For(ratio), Seeds.Of(seed, ratio, 2)).to(plan.Device);
        using var training = new ClassifierTraining(network, train, plan.ClassifierOptions(ratio, Seeds.Of(seed, ratio, 3)));
        Finish(training.Run(stop: stop), stop);
        network.eval();
        var start = ThreadClock.Seconds();
        var accuracy = ClassifierTraining.Accuracy(network, test);
        return new(network, accuracy, training.Curve.Sum(e => e.Seconds), ThreadClock.Seconds() - start);
    }

    private static void Finish(bool finished, CancellationToken stop)
    {
        if (!finished)
            throw new OperationCanceledException(stop);
    }

    private static double SquaredError(ImageSet a, ImageSet b)
    {
        double sum = 0;
        for (var i = 0; i < a.Pixels.Length; i++)
        {
            var difference = (a.Pixels[i] - b.Pixels[i]) / (double)byte.MaxValue;
            sum += difference * difference;
        }

        return sum / a.Pixels.Length;
    }

    private sealed record TrainedClassifier(EdgeClassifier Network, double Accuracy, double TrainSeconds, double TestSeconds) : IDisposable
    {
        public CompressionMeasurement Row(int ratio, int seed, int bits, double error, double autoencoderSeconds) => new(
            ratio, seed, Network.Input, Network.Design, Initialisation.Parameters(Network), Accuracy, TrainSeconds, TestSeconds, bits,
            error,
            autoencoderSeconds);

        public void Dispose() => Network.Dispose();
    }
}
