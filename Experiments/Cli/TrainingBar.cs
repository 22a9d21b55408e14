using System.Diagnostics;
using Judba.Learning.Training;
using Spectre.Console;

namespace Judba.Experiments.Cli;

/// <summary>How far a training is: a bar on a terminal, nothing but the lines of its epochs elsewhere.</summary>
internal static class TrainingBar
{
    /// <summary>Runs a training and shows its steps.</summary>
    /// <param name="session">The session.</param>
    /// <param name="unit">What the training counts.</param>
    /// <param name="train">Trains, and tells of each step.</param>
    /// <returns>What <paramref name="train"/> returns.</returns>
    public static bool Watch(Session session, string unit, Func<Action<TrainingProgress>, bool> train)
    {
        if (!session.IsWatched)
            return train(_ => { });
        var clock = Stopwatch.StartNew();
        return session.ErrorConsole.Progress().AutoClear(enabled: true).Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
            {
                var bar = context.AddTask("training");
                return train(p =>
                {
                    bar.MaxValue = p.TotalSteps;
                    bar.Value = p.Steps;
                    bar.Description = $"epoch {p.Epoch}, loss {p.Loss:0.0000}, {p.Samples / clock.Elapsed.TotalSeconds:0} {unit}/s";
                });
            });
    }
}
