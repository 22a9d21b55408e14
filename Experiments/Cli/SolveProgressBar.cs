using Judba.Experiments.Text;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;
using Spectre.Console;

namespace Judba.Experiments.Cli;

/// <summary>A bar on standard error while one solver works; nothing where nobody watches.</summary>
internal static class SolveProgressBar
{
    public static Verdict Run(Session session, Func<IProgress<SolveProgress>?, Verdict> solve)
    {
        if (!session.IsWatched)
            return solve(null);
        return session.ErrorConsole.Progress().AutoClear(enabled: true).Start(context =>
        {
            var bar = context.AddTask("solving");
            return solve(new Reporter(bar));
        });
    }

    private static string Gap(SolveProgress value) => double.IsFinite(value.Gap) ? $", gap {NumberText.Gap(value.Gap)}" : "";

    private static string Open(SolveProgress value) => value.OpenNodes > 0 ? $", {value.OpenNodes} open" : "";

    // System.Progress would post to the thread pool and could report after the end.
    private sealed class Reporter(ProgressTask bar) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value)
        {
            if (!double.IsNaN(value.Fraction))
                bar.Value = 100 * value.Fraction;
            if (!double.IsNaN(value.Objective))
                bar.Description = $"best {value.Objective:G7}{Gap(value)}{Open(value)}";
        }
    }
}
