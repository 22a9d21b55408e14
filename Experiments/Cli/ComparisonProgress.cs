using Judba.Experiments.Comparisons;
using Spectre.Console;

namespace Judba.Experiments.Cli;

/// <summary>How far a comparison is: a bar on a terminal, a line at every quarter elsewhere.</summary>
internal static class ComparisonProgress
{
    private const int Lines = 4;

    /// <summary>Takes all trials, reporting each.</summary>
    public static List<Trial> Collect(Session session, ComparisonPlan plan, IEnumerable<Trial> trials) =>
        session.IsWatched ? WithBar(session, plan, trials) : WithLines(session, plan, trials);

    private static List<Trial> WithBar(Session session, ComparisonPlan plan, IEnumerable<Trial> trials) =>
        // Redrawn between solves alone, so that no drawing falls into a timed one.
        session.ErrorConsole.Progress().AutoRefresh(enabled: false).AutoClear(enabled: true).Start(context =>
        {
            var bar = context.AddTask("comparing", maxValue: plan.TrialCount);
            context.Refresh();
            var done = new List<Trial>(plan.TrialCount);
            foreach (var trial in trials)
            {
                done.Add(trial);
                bar.Value = done.Count;
                bar.Description = Markup.Escape(trial.Instance);
                context.Refresh();
            }

            return done;
        });

    private static List<Trial> WithLines(Session session, ComparisonPlan plan, IEnumerable<Trial> trials)
    {
        session.Error.WriteLine(
            $"solvers: {plan.Contenders.Count}, instances: {plan.Instances.Count}, readings: {plan.Readings.Count}, "
            + $"solves: {plan.TrialCount}");
        var done = new List<Trial>(plan.TrialCount);
        foreach (var trial in trials)
        {
            var before = Lines * done.Count / plan.TrialCount;
            done.Add(trial);
            if (Lines * done.Count / plan.TrialCount > before)
                session.Error.WriteLine($"{done.Count} of {plan.TrialCount} solves done");
        }

        return done;
    }
}
