using System.Diagnostics;
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
        if (session.Verbosity == Verbosity.Verbose)
        {
            solve(new Lines(session.Details));
            return;
        }

        if (!session.IsWatched)
        {
            solve(null);
            return;
        }

        session.ErrorConsole.Progress().AutoClear(enabled: true).Start(context => solve(new Reporter(context.AddTask("solving"))));
    }

    private static string Text(SolveProgress value) =>
        $"best {NumberText.Number(value.Objective, digits: 7)}{Gap(value)}{Open(value)}";

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
                bar.Description = Text(value);
        }
    }

    // A solver may report thousands of times a second: a line is enough now and then, and at the start.
    private sealed class Lines(TextWriter details) : IProgress<SolveProgress>
    {
        private static readonly TimeSpan Every = TimeSpan.FromSeconds(0.2);

        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private TimeSpan _next;

        public void Report(SolveProgress value)
        {
            if (double.IsNaN(value.Objective) || _clock.Elapsed < _next)
                return;
            details.WriteLine($"{NumberText.Seconds(_clock.Elapsed.TotalSeconds)}: {Text(value)}");
            _next = _clock.Elapsed + Every;
        }
    }
}
