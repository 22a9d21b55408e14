using System.CommandLine;
using System.Globalization;
using Judba.Experiments.Studies.Training;

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
        var command = new Command("autoencoder", "Trains an autoencoder: mean squared error, RMSprop, Glorot's uniform weights.")
        {
            it._ratio,
        };
        it._train.AddTo(command);
        it._study.AddTo(command);
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var device = _study.Device(parsed);
        var data = _study.Data(parsed, _session);
        var ratio = int.Parse(parsed.GetRequiredValue(_ratio), CultureInfo.InvariantCulture);
        var place = _train.Place(parsed, _session, "autoencoder");
        var (result, path) = TrainedAutoencoder.Train(data, device, ratio, _train.Training(parsed, _study.Seed(parsed)), place);
        _session.Output.WriteLine(result);
        _session.Output.WriteLine(path);
        return ExitCode.Done;
    }
}
