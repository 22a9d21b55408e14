using Judba.Experiments.Comparisons;
using Spectre.Console;

namespace Judba.Experiments.Cli;

/// <summary>How far a comparison is: a bar on a terminal, a line at every quarter elsewhere.</summary>
/// <param name="session">Where to.</param>
/// <param name="setup">The comparison.</param>
/// <param name="done">Solves that were recorded before.</param>
internal sealed class ComparisonProgress(Session session, ComparisonSetup setup, int done)
{
    private const int Lines = 4;

    private int _done = done;

    /// <summary>Runs the work, which calls what it is given after each solve, with the name of the instance.</summary>
    public void Watch(Action<Action<string>> work)
    {
        if (session.IsWatched)
            WithBar(work);
        else
            WithLines(work);
    }

    private void WithBar(Action<Action<string>> work) =>
        // Redrawn between solves alone, so that no drawing falls into a timed one.
        session.ErrorConsole.Progress().AutoRefresh(enabled: false).AutoClear(enabled: true).Start(context =>
        {
            var bar = context.AddTask("comparing", maxValue: setup.SolveCount);
            context.Refresh();
            work(instance =>
            {
                bar.Value = ++_done;
                bar.Description = Markup.Escape(instance);
                context.Refresh();
            });
        });

    private void WithLines(Action<Action<string>> work)
    {
        session.Notes.WriteLine(
            $"solvers: {setup.Solvers.Count}, instances: {setup.InstanceCount}, readings: {setup.Readings.Count}, "
            + $"solves: {setup.SolveCount}");
        work(_ =>
        {
            var before = Lines * _done / setup.SolveCount;
            _done++;
            if (Lines * _done / setup.SolveCount > before)
                session.Notes.WriteLine($"{_done} of {setup.SolveCount} solves done");
        });
    }
}
