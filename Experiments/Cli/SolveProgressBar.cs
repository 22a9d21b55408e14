using Judba.Experiments.Text;
using Judba.Solvers.Abstractions;
using Spectre.Console;

namespace Judba.Experiments.Cli;

/// <summary>A bar on standard error while one solver works; nothing where nobody watches.</summary>
internal static class SolveProgressBar
{
    /// <summary>Runs the solve, which reports to what it is given; null where nobody watches.</summary>
    public static void Show(Session session, Action<IProgress<SolveProgress>?> solve)
    {
        if (!session.IsWatched)
        {
            solve(null);
            return;
        }

        session.ErrorConsole.Progress().AutoClear(enabled: true).Start(context => solve(new Reporter(context.AddTask("solving"))));
    }

    private static string Gap(SolveProgress value) => double.IsFinite(value.Gap) ? $", gap {NumberText.Percent(value.Gap)}" : "";

    private static string Open(SolveProgress value) => value.OpenNodes > 0 ? $", {value.OpenNodes} open" : "";

    // System.Progress would post to the thread pool and could report after the end.
    private sealed class Reporter(ProgressTask bar) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value)
        {
            if (!double.IsNaN(value.Fraction))
                bar.Value = 100 * value.Fraction;
            if (!double.IsNaN(value.Objective))
                bar.Description = $"best {NumberText.Number(value.Objective, digits: 7)}{Gap(value)}{Open(value)}";
        }
    }
}
