using System.CommandLine;
using Judba.Experiments.Studies.Training;

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

    private readonly Option<bool> _augment =
        new("--augment") { Description = "Varies training samples: images are mirrored, latents get a little noise" };

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
        var device = _study.Device(parsed);
        var data = _study.Data(parsed, _session);
        var place = _train.Place(parsed, _session, "classifier");
        var options = _train.Training(parsed, _study.Seed(parsed), parsed.GetValue(_augment));
        var (result, path) = TrainedClassifier.Train(data, device, parsed.GetValue(_autoencoder), options, place);
        _session.Output.WriteLine(result);
        _session.Output.WriteLine(path);
        return ExitCode.Done;
    }
}
