using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Studies.Training;
using Judba.Learning.Training;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary>Options of every single training.</summary>
internal sealed class TrainOptions
{
    private readonly Option<int> _epochs;
    private readonly Option<int> _batch;
    private readonly Option<double> _rate;
    private readonly Option<bool> _resume =
        new("--resume") { Description = "Continues the training that was stopped in the folder of '--out', to the same result" };

    /// <summary>The option that names the folder.</summary>
    public Option<string?> Out { get; } = SharedOptions.Out(
        "Folder for weights, curve and checkpoint; without it, a dated one under results");

    /// <summary>Options with their defaults.</summary>
    public TrainOptions(int batch, double rate, int epochs = 10)
    {
        _epochs = SharedOptions.Whole("--epochs", "Passes over the data", epochs, 1, 100_000);
        _batch = SharedOptions.Whole("--batch", "Samples of one step", batch, 1, 1 << 20);
        _rate = SharedOptions.Number("--rate", "Largest learning rate; it falls along half a cosine", rate, 1e-8, 1);
    }

    /// <summary>Those of them that a command which trains nothing has no use for.</summary>
    public IReadOnlyList<Option> OfTraining => [_epochs, _batch, _rate, _resume];

    /// <summary>Options of the training.</summary>
    public TrainingOptions Training(ParseResult parsed, int seed, bool augment = false) => new()
    {
        Epochs = parsed.GetValue(_epochs),
        BatchSize = parsed.GetValue(_batch),
        LearningRate = parsed.GetValue(_rate),
        Seed = seed,
        Augment = augment,
    };

    /// <summary>Where the training leaves its files: a folder, which is created.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="session">The session.</param>
    /// <param name="name">What is trained.</param>
    /// <param name="unit">What the training counts.</param>
    /// <exception cref="InputException">A training is to continue and no folder is named.</exception>
    public TrainingPlace Place(ParseResult parsed, Session session, string name, string unit = "images")
    {
        var resumes = parsed.GetValue(_resume);
        if (resumes && parsed.GetValue(Out) is null)
            throw new InputException(
                "Option '--resume' is given without '--out'; allowed: with the folder of the training that was stopped.");
        var start = DateTimeOffset.UtcNow;
        var folder = parsed.GetValue(Out) ?? OutputFolder.Dated(name, start);
        OutputFolder.Create(folder);
        return new(folder, start, resumes, session.Notes.WriteLine, session.Stop)
        {
            Watched = train => TrainingBar.Watch(session, unit, train),
        };
    }

    /// <summary>Adds these options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_epochs);
        command.Add(_batch);
        command.Add(_rate);
        command.Add(_resume);
        command.Add(Out);
    }
}
