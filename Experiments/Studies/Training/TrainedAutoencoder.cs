using Judba.Experiments.Text;
using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Training;
using Judba.Models.Files;
using TorchSharp;

namespace Judba.Experiments.Studies.Training;

/// <summary>The training of one autoencoder, from images to its weights.</summary>
internal static class TrainedAutoencoder
{
    private const string Name = "autoencoder";

    /// <summary>Trains, and writes weights, description and curve.</summary>
    /// <param name="data">The images.</param>
    /// <param name="device">Where the network is computed.</param>
    /// <param name="ratio">Compression ratio λ.</param>
    /// <param name="options">How to train.</param>
    /// <param name="place">Where the files go.</param>
    /// <returns>The error in words, and the path of the weights.</returns>
    /// <exception cref="InputException">The images are too small for the ratio, or there is no checkpoint to go on from.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static (string Result, string Path) Train(ImageData data, torch.Device device, int ratio, TrainingOptions options,
        TrainingPlace place)
    {
        using var train = Samples.From(data.Train, device);
        using var test = Samples.From(data.Test, device);
        using var network = BadInput.Refuse(() => new Autoencoder(train.Shape, ratio, options.Seed)).to(device);
        using var training = new AutoencoderTraining(network, train, options);
        var identity = $"{Name} λ={ratio} {train.Shape}, {data.Name} {train.Count}, {options.Epochs} epochs, batch {options.BatchSize}, "
            + $"rate {options.LearningRate}, seed {options.Seed}";
        var run = new TrainingRun(training, identity, place);
        run.Run(() => AutoencoderTraining.Error(network, test), "testSquaredError");

        network.eval();
        using var code = LatentCode.Measure(network, train);
        var error = AutoencoderTraining.Error(network, test);
        var path = Path.Combine(place.Folder, Name + ".safetensors");
        NetworkFile.Write(path, network, code);
        run.Describe(
            Name, ("data", data.Name), ("trainImages", train.Count), ("image", train.Shape.ToString()),
            ("latent", network.Latent.ToString()), ("ratio", ratio),
            ("seed", options.Seed), ("parameters", Initialisation.Parameters(network)), ("testSquaredError", error));
        return ($"squared error on {test.Count} test images: {error:0.00000}", path);
    }
}
