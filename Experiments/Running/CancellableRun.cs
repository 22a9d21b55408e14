using System.Diagnostics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Running;

/// <summary>Work that ends soon after the token or the time limit, even if a solver in it listens to neither.</summary>
internal static class CancellableRun
{
    // Solvers promise to end within a second; the program promises the same to the user, so it waits a little less.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.8);

    // After a time limit more, and never less than the limit itself: some engines come late with an answer that somebody waits for.
    private static readonly TimeSpan LeastLimitGrace = TimeSpan.FromSeconds(5);

    // No timer runs longer than twice this.
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(12);

    /// <summary>Runs <see cref="Referee.Run"/>; a solver that ignores the token or its time limit is left behind with no point.</summary>
    public static Verdict Run(ISolver solver, Problem problem, SolveOptions options, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        var solve = Task.Run(() => Referee.Run(solver, problem, options, stop), CancellationToken.None);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (options.TimeLimit is { } limit && limit < LongestLimit)
            late.CancelAfter(limit + (limit > LeastLimitGrace ? limit : LeastLimitGrace));
        if (Ended(solve, late.Token))
            return solve.GetAwaiter().GetResult();
        var abandoned = stop.IsCancellationRequested
            ? new SolveResult { Termination = Termination.Interrupted, RawStatus = "did not stop when asked to" }
            : new SolveResult { Termination = Termination.TimeLimit, RawStatus = "did not stop at its time limit" };
        return new(solver.Info, options.Reading, abandoned, Evaluation: null, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>Waits for work that knows the token; false if it does not end when asked to, and is to be left behind.</summary>
    public static bool Ended(Task work, CancellationToken stop)
    {
        try
        {
            Task.WaitAny([work], stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return Task.WaitAny([work], Grace) >= 0;
        }
    }
}
