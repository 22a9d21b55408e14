using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Training;
using Judba.Models.Files;
using TorchSharp;

namespace Judba.Experiments.Studies.Training;

/// <summary>The training of one edge CNN, on latents of a trained autoencoder or on raw images.</summary>
internal static class TrainedClassifier
{
    private const string Name = "classifier";

    /// <summary>Trains, and writes weights, description and curve.</summary>
    /// <param name="data">The images.</param>
    /// <param name="device">Where the network is computed.</param>
    /// <param name="autoencoder">Weights of the autoencoder whose latents are classified; null for raw images.</param>
    /// <param name="options">How to train.</param>
    /// <param name="place">Where the files go.</param>
    /// <returns>The accuracy in words, and the path of the weights.</returns>
    /// <exception cref="InputException">The autoencoder is of other images, or there is no checkpoint to go on from.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static (string Result, string Path) Train(ImageData data, torch.Device device, string? autoencoder, TrainingOptions options,
        TrainingPlace place)
    {
        var (train, test, ratio) = Inputs(autoencoder, data, device);
        using var ownedTrain = train;
        using var ownedTest = test;
        using var network = new EdgeClassifier(train.Shape, train.ClassCount, ClassifierDesign.For(ratio), options.Seed).to(device);
        using var training = new ClassifierTraining(network, train, options);
        var identity = $"{Name} λ={ratio} {train.Shape}, {data.Name} {train.Count}, {options.Epochs} epochs, batch {options.BatchSize}, "
            + $"rate {options.LearningRate}, "
            + $"seed {options.Seed}{(options.Augment ? ", augmented" : "")}";
        var run = new TrainingRun(training, identity, place);
        run.Run(() => ClassifierTraining.Accuracy(network, test), "testAccuracy");

        var accuracy = training.Curve[^1].Score;
        var path = Path.Combine(place.Folder, Name + ".safetensors");
        NetworkFile.Write(path, network);
        run.Describe(
            Name, ("data", data.Name), ("trainSamples", train.Count), ("input", train.Shape.ToString()),
            ("design", network.Design.ToString()), ("ratio", ratio),
            ("seed", options.Seed), ("parameters", Initialisation.Parameters(network)), ("testAccuracy", accuracy));
        return ($"accuracy on {test.Count} test images: {100 * accuracy:0.00} %", path);
    }

    private static (Samples Train, Samples Test, int Ratio) Inputs(string? autoencoder, ImageData data, torch.Device device)
    {
        var train = Samples.From(data.Train, device);
        var test = Samples.From(data.Test, device);
        if (autoencoder is null)
            return (train, test, 1);
        using (train)
        using (test)
        {
            var (network, code) = NetworkFile.ReadAutoencoder(autoencoder, device);
            using (network)
            using (code)
            {
                if (network.Image != train.Shape)
                    throw new InputException($"{autoencoder}: its images are {network.Image}; allowed: {train.Shape}, "
                        + $"as those of {data.Name}.");
                network.eval();
                return (code.Quantise(network, train), code.Quantise(network, test), network.Ratio);
            }
        }
    }
}
