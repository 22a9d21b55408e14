using System.Diagnostics;
using Judba.Experiments.Text;
using Judba.Learning.Training;
using Judba.Models.Files;

namespace Judba.Experiments.Studies.Training;

/// <summary>
/// One training of a network: a checkpoint every ten seconds and when it is stopped, its curve as a file, lines about its epochs.
/// </summary>
/// <param name="training">The training.</param>
/// <param name="identity">What makes two trainings the same: a checkpoint of another one is refused.</param>
/// <param name="place">Where its files go.</param>
internal sealed class TrainingRun(ITraining training, string identity, TrainingPlace place)
{
    // What a killed training loses at most.
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromSeconds(10);

    private readonly string _checkpoint = Path.Combine(place.Folder, "checkpoint.safetensors");
    private readonly Stopwatch _sinceCheckpoint = Stopwatch.StartNew();

    /// <summary>Called after every epoch.</summary>
    public Action EpochEnd { get; init; } = () => { };

    /// <summary>Trains to the end or until stopped.</summary>
    /// <param name="score">Measured after every epoch.</param>
    /// <param name="scoreName">Its name in the curve.</param>
    /// <exception cref="InputException">The training is to go on, and the folder has no checkpoint of it.</exception>
    /// <exception cref="OperationCanceledException">Stopped. The checkpoint is there.</exception>
    public void Run(Func<double> score, string scoreName)
    {
        if (place.Resumes)
            Restore();
        var ended = place.Watched(show => training.Run(Hooks(score, scoreName, show), place.Stop));
        SaveCurve(scoreName);
        if (ended)
        {
            File.Delete(_checkpoint);
            return;
        }

        Save();
        place.Progress($"Interrupted in epoch {training.Curve.Count + 1}; the same command with --resume --out {place.Folder} goes on.");
        throw new OperationCanceledException("The training was stopped.", place.Stop);
    }

    /// <summary>Writes a description beside the weights.</summary>
    /// <param name="name">What was trained.</param>
    /// <param name="fields">What is to be known of it, beside its identity and the time it took.</param>
    public void Describe(string name, params IReadOnlyList<(string Name, object Value)> fields) => RunDescription.Write(
        Path.Combine(place.Folder, name + ".json"), $"train {name}",
        [("identity", identity), .. fields, ("trainSeconds", training.Curve.Sum(e => e.Seconds))], place.Start);

    private void Restore()
    {
        if (!File.Exists(_checkpoint))
            throw new InputException($"Option '--resume' is given, and '{place.Folder}' holds no checkpoint; allowed: "
                + "the folder of a training that was stopped.");
        using var checkpoint = Checkpoint.Read(_checkpoint, identity);
        training.Restore(checkpoint);
        place.Progress($"continues after epoch {training.Curve.Count}");
    }

    private TrainingHooks Hooks(Func<double> score, string scoreName, Action<TrainingProgress> show) => new()
    {
        Score = score,
        Progress = progress =>
        {
            show(progress);
            if (_sinceCheckpoint.Elapsed < CheckpointEvery)
                return;
            Save();
            _sinceCheckpoint.Restart();
        },
        EpochEnd = epoch =>
        {
            place.Progress(
                $"epoch {epoch.Epoch}: loss {epoch.Loss:0.00000}, {scoreName} {epoch.Score:0.0000}, {NumberText.Seconds(epoch.Seconds)}");
            SaveCurve(scoreName);
            EpochEnd();
        },
    };

    private void Save()
    {
        using var checkpoint = training.Save();
        checkpoint.Write(_checkpoint, identity);
    }

    private void SaveCurve(string scoreName) => AtomicFile.Write(
        Path.Combine(place.Folder, "curve.csv"),
        StudyTable.Of(
            training.Curve, new("epoch", e => e.Epoch), new("loss", e => e.Loss), new(scoreName, e => e.Score),
            new("learningRate", e => e.LearningRate), new("seconds", e => e.Seconds)).ToCsv());
}
