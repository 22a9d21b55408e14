using System.Diagnostics;
using Judba.Experiments.Records;
using Judba.Experiments.Text;
using Judba.Models.Scoring;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Running;

/// <summary>
/// Does solves one after the other, so that no timing disturbs another, and hands over a record of each. Whatever a solver does, the others
/// get
/// their turn: what it throws is its record, and one that does not stop when it should is left behind.
/// </summary>
/// <remarks>
/// All solves are done on one thread of the runner's own: handing each to another would cost little on an idle machine and a time slice on
/// a busy
/// one. The caller's thread only watches. A solver that is left behind keeps its thread; the rest is done on a new one.
/// </remarks>
/// <param name="stop">Ends the run.</param>
internal sealed class Runner(CancellationToken stop)
{
    // Solvers promise to end within a second. The program promises the same to its user, so it waits a little less.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.8);

    // How often the caller's thread looks for a solver that is overdue.
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private (SolveJob Job, long Start)? _now;
    private int _crew;

    /// <summary>
    /// The least time beyond its limit that a solver is given. It is given as much again as its limit where that is more.
    /// </summary>
    public TimeSpan LeastOvertime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether a solve that the token cuts short leaves a record too: a solver that is asked to stop answers with the best that it has.
    /// Comparisons and sweeps do without.
    /// </summary>
    public bool KeepsInterrupted { get; init; }

    /// <summary>Does the jobs. Returns when all are done, or soon after the token is set, even if a solver does not listen.</summary>
    /// <param name="jobs">The jobs. They are drawn one at a time, on the runner's thread.</param>
    /// <param name="take">Takes each record, with the verdict where there is one; never after the method returned, never twice at a
    /// time.</param>
    public void Run(IEnumerable<SolveJob> jobs, Action<SolveRecord, Verdict?> take)
    {
        var queue = jobs.GetEnumerator();
        var work = Begin(queue, take);
        while (!IsEnded(work, out var isLeft))
        {
            if (isLeft)
            {
                Leave(SolveStatus.Interrupted, "did not stop when asked to", take);
                return;
            }

            if (LeaveOverdue(take))
                work = Begin(queue, take);
        }

        work.GetAwaiter().GetResult();
        queue.Dispose();
    }

    private Task Begin(IEnumerator<SolveJob> queue, Action<SolveRecord, Verdict?> take)
    {
        var crew = _crew;
        return Task.Factory.StartNew(
            () => Work(crew, queue, take), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    // Waits a moment for the work. Once the token is set, waits as long as solvers may take to notice; after that the work is to be left
    // behind.
    private bool IsEnded(Task work, out bool isLeft)
    {
        isLeft = false;
        try
        {
            return Task.WaitAny([work], (int)Glance.TotalMilliseconds, stop) >= 0;
        }
        catch (OperationCanceledException)
        {
            isLeft = Task.WaitAny([work], Grace) < 0;
            return !isLeft;
        }
    }

    private void Work(int crew, IEnumerator<SolveJob> queue, Action<SolveRecord, Verdict?> take)
    {
        while ((KeepsInterrupted || !stop.IsCancellationRequested) && queue.MoveNext())
        {
            var job = queue.Current;
            lock (_gate)
            {
                if (crew != _crew)
                    return;
                _now = (job, Stopwatch.GetTimestamp());
            }

            var (record, verdict) = Solve(job);
            lock (_gate)
            {
                // Whoever was left behind may come back: too late, and the queue is another's.
                if (crew != _crew)
                    return;
                _now = null;
                if (!job.IsWarmUp && (KeepsInterrupted || !stop.IsCancellationRequested))
                    take(record, verdict);
            }
        }
    }

    private (SolveRecord Record, Verdict? Verdict) Solve(SolveJob job)
    {
        var (solver, task) = (job.Contender.Solver, job.Task);
        if (job.Problem is not { } problem)
            return Without(SolveStatus.Refused, job.Refusal);
        if (problem.DeviceCount > solver.Info.MaxDevices)
            return Without(SolveStatus.TooLarge, $"{problem.DeviceCount} devices are above the {solver.Info.MaxDevices} that it takes.");
        try
        {
            var verdict = Referee.Run(solver, problem, job.Options, stop);
            return (SolveRecord.Of(task, verdict) with { Energy = Energy(job, verdict) }, verdict);
        }
        catch (SolverDisagreementException e)
        {
            // The sentence begins with the solver and the instance, which the record names already.
            var opening = $"Solver '{solver.Info.Name}' on '{problem.Name}': ";
            return Without(
                SolveStatus.Error, e.Message.StartsWith(opening, StringComparison.Ordinal) ? e.Message[opening.Length..] : e.Message);
        }
#pragma warning disable CA1031 // A defect of one solver, perhaps somebody's plugin, must not cost the results of the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Without(SolveStatus.Error, $"{e.GetType().Name}: {e.Message}");
        }

        (SolveRecord, Verdict?) Without(SolveStatus status, string message) => (SolveRecord.Without(task, status, message), null);
    }

    private static double Energy(SolveJob job, Verdict verdict) =>
        job is { Scenario: { } scenario, IsWarmUp: false } && verdict.Result.Allocation is { } point
            ? Evaluator.Evaluate(scenario, point).Devices.Sum(d => d.Energy)
            : double.NaN;

    private bool LeaveOverdue(Action<SolveRecord, Verdict?> take)
    {
        lock (_gate)
        {
            if (_now is not ({ WatchedLimit: { } limit }, var start))
                return false;
            var overtime = limit > LeastOvertime ? limit : LeastOvertime;
            return Stopwatch.GetElapsedTime(start) > limit + overtime
                && Leave(SolveStatus.Error, $"did not stop at its time limit of {NumberText.Seconds(limit.TotalSeconds)}", take);
        }
    }

    // From here on nobody listens to the thread that works now. Its job is recorded as one without a verdict.
    private bool Leave(SolveStatus status, string message, Action<SolveRecord, Verdict?> take)
    {
        lock (_gate)
        {
            _crew++;
            if (_now is ({ IsWarmUp: false } job, var start) && (status is not SolveStatus.Interrupted || KeepsInterrupted))
                take(SolveRecord.Without(job.Task, status, message) with { Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds }, null);
            _now = null;
            return true;
        }
    }
}
