using System.CommandLine;
using System.Globalization;
using Judba.Experiments.Records;
using Judba.Experiments.Text;
using Judba.Learning.Data;
using Judba.Learning.Networks;
using Judba.Learning.Training;
using Judba.Models.Files;
using TorchSharp;

namespace Judba.Experiments.Cli;

/// <summary><c>judba train autoencoder</c>: images to latents of 1/λ as many values.</summary>
internal sealed class TrainAutoencoderCommand
{
    private const int DefaultBatch = 32;
    private const double DefaultRate = 3e-3;

    private readonly Session _session;
    private readonly StudyOptions _study = new(isSingle: true);
    private readonly TrainOptions _train = new(DefaultBatch, DefaultRate);
    private readonly Option<string> _ratio = SharedOptions.Word("--ratio", "Compression ratio λ", "32", "4", "8", "16", "32", "64");

    private TrainAutoencoderCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new TrainAutoencoderCommand(session);
        var command = new Command("autoencoder", "Trains an autoencoder: mean squared error, RMSprop, Glorot's uniform weights.") { it._ratio };
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
        var ratio = int.Parse(parsed.GetRequiredValue(_ratio), CultureInfo.InvariantCulture);
        var options = _train.Training(parsed, seed);
        var folder = _train.Folder(parsed, "autoencoder", start);
        using var train = Samples.From(data.Train, device);
        using var test = Samples.From(data.Test, device);
        using var network = BadInput.Refuse(() => new Autoencoder(train.Shape, ratio, seed)).to(device);
        using var training = new AutoencoderTraining(network, train, options);
        var identity = $"autoencoder λ={ratio} {train.Shape}, {data.Name} {train.Count}, {options.Epochs} epochs, batch {options.BatchSize}, rate {options.LearningRate}, seed {seed}";
        var ended = new TrainingSession(_session, training, folder, identity)
            .Run(_train.Resume(parsed), () => AutoencoderTraining.Error(network, test), "testSquaredError");
        if (!ended)
            return ExitCode.Interrupted;

        network.eval();
        using var code = LatentCode.Measure(network, train);
        var error = AutoencoderTraining.Error(network, test);
        var path = Path.Combine(folder, "autoencoder.safetensors");
        NetworkFile.Write(path, network, code);
        AtomicFile.Write(Path.Combine(folder, "autoencoder.json"), StudyManifest.ToJson(
            "train autoencoder",
            json =>
            {
                json.WriteString("identity", identity);
                json.WriteString("data", data.Name);
                json.WriteNumber("trainImages", train.Count);
                json.WriteString("image", train.Shape.ToString());
                json.WriteString("latent", network.Latent.ToString());
                json.WriteNumber("ratio", ratio);
                json.WriteNumber("seed", seed);
                json.WriteNumber("parameters", Initialisation.Parameters(network));
                json.WriteNumber("testSquaredError", error);
                json.WriteNumber("trainSeconds", training.Curve.Sum(e => e.Seconds));
            },
            start));
        _session.Output.WriteLine($"squared error on {test.Count} test images: {error:0.00000}");
        _session.Output.WriteLine(path);
        return ExitCode.Done;
    }
}
