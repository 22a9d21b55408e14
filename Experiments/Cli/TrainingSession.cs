using System.Diagnostics;
using Judba.Experiments.Records;
using Judba.Learning.Training;
using Judba.Models.Files;
using Spectre.Console;

namespace Judba.Experiments.Cli;

/// <summary>One training under the eyes of a user: progress, a checkpoint every ten seconds and when stopped, the curve as a file.</summary>
internal sealed class TrainingSession(Session session, ITraining training, string folder, string identity)
{
    // What a killed training loses at most.
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromSeconds(10);

    private readonly string _checkpoint = Path.Combine(folder, "checkpoint.safetensors");
    private readonly Stopwatch _sinceCheckpoint = Stopwatch.StartNew();
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>What the training counts, for the progress bar.</summary>
    public string Unit { get; init; } = "images";

    /// <summary>Called after every epoch.</summary>
    public Action EpochEnd { get; init; } = () => { };

    /// <summary>Trains to the end or until stopped.</summary>
    /// <param name="resume">Whether to go on from the checkpoint in the folder.</param>
    /// <param name="score">Measured after every epoch.</param>
    /// <param name="scoreName">Its name in the curve.</param>
    /// <returns>Whether the end was reached; if not, the checkpoint is there.</returns>
    public bool Run(bool resume, Func<double> score, string scoreName)
    {
        if (resume)
        {
            if (!File.Exists(_checkpoint))
                throw new InputException($"Option '--resume' is given, and '{folder}' holds no checkpoint; allowed: the folder of a training that was stopped.");
            using var checkpoint = Checkpoint.Read(_checkpoint, identity);
            training.Restore(checkpoint);
            session.Error.WriteLine($"continues after epoch {training.Curve.Count}");
        }

        var ended = session.IsWatched ? WithBar(score, scoreName) : training.Run(Hooks(score, scoreName, _ => { }), session.Stop);
        SaveCurve(scoreName);
        if (ended)
        {
            File.Delete(_checkpoint);
            return true;
        }

        Save();
        session.Error.WriteLine($"Interrupted in epoch {training.Curve.Count + 1}; the same command with --resume --out {folder} goes on.");
        return false;
    }

    private bool WithBar(Func<double> score, string scoreName) =>
        session.ErrorConsole.Progress().AutoClear(enabled: true).Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
            {
                var bar = context.AddTask("training");
                return training.Run(
                    Hooks(score, scoreName, p =>
                    {
                        bar.MaxValue = p.TotalSteps;
                        bar.Value = p.Steps;
                        bar.Description = $"epoch {p.Epoch}, loss {p.Loss:0.0000}, {p.Samples / _clock.Elapsed.TotalSeconds:0} {Unit}/s";
                    }),
                    session.Stop);
            });

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
            session.Error.WriteLine($"epoch {epoch.Epoch}: loss {epoch.Loss:0.00000}, {scoreName} {epoch.Score:0.0000}, {epoch.Seconds:0.0} s");
            SaveCurve(scoreName);
            EpochEnd();
        },
    };

    private void Save()
    {
        using var checkpoint = training.Save();
        checkpoint.Write(_checkpoint, identity);
    }

    private void SaveCurve(string scoreName) => AtomicFile.Write(Path.Combine(folder, "curve.csv"), Csv.Bytes(
        ["epoch", "loss", scoreName, "learningRate", "seconds"],
        training.Curve.Select(e => (object?[])[e.Epoch, e.Loss, e.Score, e.LearningRate, e.Seconds])));
}
