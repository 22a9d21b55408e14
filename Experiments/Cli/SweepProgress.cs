using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Judba.Experiments.Cli;

/// <summary>How far a sweep is and how long it will take: a bar on a terminal, a line now and then elsewhere.</summary>
/// <param name="session">Where to.</param>
/// <param name="done">Solves that were recorded before.</param>
/// <param name="total">Solves in all.</param>
internal sealed class SweepProgress(Session session, int done, int total)
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DrawEvery = TimeSpan.FromSeconds(0.2);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _last;
    private int _now;

    /// <summary>Runs the work, which calls what it is given after each solve.</summary>
    public void Watch(Action<Action> work)
    {
        if (!session.IsWatched)
        {
            work(() => Report(LineEvery, () => session.Notes.WriteLine($"{done + _now} of {total} solves recorded, {Left()} left")));
            return;
        }

        // Redrawn between solves alone, so that no drawing falls into a timed one.
        session.ErrorConsole.Progress().AutoRefresh(enabled: false).AutoClear(enabled: true).Start(context =>
        {
            var bar = context.AddTask("sweeping", maxValue: total);
            work(() => Report(DrawEvery, () =>
            {
                bar.Value = done + _now;
                bar.Description = $"{done + _now} of {total}, {Left()} left";
                context.Refresh();
            }));
        });
    }

    private void Report(TimeSpan every, Action report)
    {
        _now++;
        if (_clock.Elapsed - _last < every)
            return;
        report();
        _last = _clock.Elapsed;
    }

    // Fleets come in shuffled order, so what is left goes as fast as what is done.
    private string Left()
    {
        var left = _clock.Elapsed / _now * (total - done - _now);
        return left.ToString(left.TotalDays >= 1 ? @"d\.hh\:mm\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
    }
}
