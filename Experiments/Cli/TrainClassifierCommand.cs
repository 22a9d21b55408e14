using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Training;
using Judba.Models.Files;
using TorchSharp;

namespace Judba.Experiments.Cli;

/// <summary><c>judba train classifier</c>: the edge CNN, on latents of a trained autoencoder or on raw images.</summary>
internal sealed class TrainClassifierCommand
{
    private const int DefaultBatch = 64;
    private const double DefaultRate = 2e-3;

    private readonly Session _session;
    private readonly StudyOptions _study = new(isSingle: true);
    private readonly TrainOptions _train = new(DefaultBatch, DefaultRate);
    private readonly Option<string?> _autoencoder = new("--autoencoder")
    {
        Description = "Weights of the autoencoder whose latents are classified; without it, raw images are",
        HelpName = "file",
    };

    private readonly Option<bool> _augment = new("--augment") { Description = "Varies training samples: images are mirrored, latents get a little noise" };

    private TrainClassifierCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new TrainClassifierCommand(session);
        var command = new Command("classifier", "Trains an edge CNN: cross-entropy, Adam.") { it._autoencoder, it._augment };
        it._train.AddTo(command);
        it._study.AddTo(command);
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var start = DateTimeOffset.UtcNow;
        var device = _study.Device(parsed);
        var data = _study.Data(parsed, _session);
        var seed = _study.Seed(parsed);
        var options = _train.Training(parsed, seed, parsed.GetValue(_augment));
        var folder = _train.Folder(parsed, "classifier", start);
        var (train, test, ratio) = Inputs(parsed, data, device);
        using var ownedTrain = train;
        using var ownedTest = test;
        using var network = new EdgeClassifier(train.Shape, train.ClassCount, ClassifierDesign.For(ratio), seed).to(device);
        using var training = new ClassifierTraining(network, train, options);
        var identity = $"classifier λ={ratio} {train.Shape}, {data.Name} {train.Count}, {options.Epochs} epochs, batch {options.BatchSize}, rate {options.LearningRate}, "
            + $"seed {seed}{(options.Augment ? ", augmented" : "")}";
        var ended = new TrainingSession(_session, training, folder, identity)
            .Run(_train.Resume(parsed), () => ClassifierTraining.Accuracy(network, test), "testAccuracy");
        if (!ended)
            return ExitCode.Interrupted;

        var accuracy = training.Curve[^1].Score;
        var path = Path.Combine(folder, "classifier.safetensors");
        NetworkFile.Write(path, network);
        AtomicFile.Write(Path.Combine(folder, "classifier.json"), StudyManifest.ToJson(
            "train classifier",
            json =>
            {
                json.WriteString("identity", identity);
                json.WriteString("data", data.Name);
                json.WriteNumber("trainSamples", train.Count);
                json.WriteString("input", train.Shape.ToString());
                json.WriteString("design", network.Design.ToString());
                json.WriteNumber("ratio", ratio);
                json.WriteNumber("seed", seed);
                json.WriteNumber("parameters", Initialisation.Parameters(network));
                json.WriteNumber("testAccuracy", accuracy);
                json.WriteNumber("trainSeconds", training.Curve.Sum(e => e.Seconds));
            },
            start));
        _session.Output.WriteLine($"accuracy on {test.Count} test images: {100 * accuracy:0.00} %");
        _session.Output.WriteLine(path);
        return ExitCode.Done;
    }

    private (Samples Train, Samples Test, int Ratio) Inputs(ParseResult parsed, ImageData data, torch.Device device)
    {
        var train = Samples.From(data.Train, device);
        var test = Samples.From(data.Test, device);
        if (parsed.GetValue(_autoencoder) is not { } path)
            return (train, test, 1);
        using (train)
        using (test)
        {
            var (network, code) = NetworkFile.ReadAutoencoder(path, device);
            using (network)
            using (code)
            {
                if (network.Image != train.Shape)
                    throw new InputException($"{path}: its images are {network.Image}; allowed: {train.Shape}, as those of {data.Name}.");
                network.eval();
                return (code.Quantise(network, train), code.Quantise(network, test), network.Ratio);
            }
        }
    }
}
