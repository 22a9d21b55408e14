using System.Diagnostics;
using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Experiments.Tests.Support;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exhaustive;

namespace Judba.Experiments.Tests.Running;

/// <summary>Whatever a solver does, the others have their turn and the program ends when it is asked to.</summary>
public sealed class RunnerTests : IDisposable
{
    private static readonly Problem Two = new(
        "two", latencyWeight: 6, constant: 41.5, minUploaders: 1, computeLatency: [1.2, 0.4], transmitTime: [0.3, 0.2],
        uploadCost: [-5, -2.5], transmitEnergyWeight: [0.15, 0.15]);

    private static readonly Contender Good = new("good", new ExhaustiveSolver());

    // What a solver that does not listen waits for, so that no thread outlives its test.
    private readonly ManualResetEventSlim _end = new();

    public void Dispose() => _end.Set();

    [Fact]
    public void Run_ThrowingSolver_IsARecordAndTheOthersHaveTheirTurn()
    {
        var records = Run(
            CancellationToken.None, Job(Fake("bad", (_, _, _) => throw new InvalidOperationException("it broke"))), Job(Good));
        Assert.Equal([SolveStatus.Error, SolveStatus.Optimal], records.Select(r => r.Status));
        Assert.Equal("InvalidOperationException: it broke", records[0].Message);
        Assert.False(records[0].HasPoint);
        Assert.True(double.IsNaN(records[0].Seconds));
    }

    [Fact]
    public void Run_AnswerWithoutACost_IsScored()
    {
        var modest = Fake("modest", (_, _, _) => new()
        {
            Termination = Termination.Completed,
            Allocation = new Allocation(2, [1], [1]),
        });
        var record = Assert.Single(Run(CancellationToken.None, Job(modest)));
        Assert.Equal(SolveStatus.Completed, record.Status);
        Assert.Equal(42.63, record.Objective, 10);
    }

    [Fact]
    public void Run_AnswerThatTheRefereeRefuses_IsAnErrorThatSaysWhy()
    {
        var liar = Fake("liar", (problem, _, _) => new()
        {
            Termination = Termination.Completed,
            Allocation = new Allocation(2, [1], [1]),
            Objective = 40,
        });
        var record = Assert.Single(Run(CancellationToken.None, Job(liar)));
        Assert.Equal(SolveStatus.Error, record.Status);
        Assert.StartsWith("it claims cost 40", record.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TooManyDevicesOrNoProblem_IsNotTried()
    {
        var small = new Contender("small", new FakeSolver("small", (_, _, _) => throw new InvalidOperationException("was tried"))
        {
            Info = new("small", "takes one device", Guarantee.None) { MaxDevices = 1 },
        });
        var records = Run(CancellationToken.None, Job(small), Job(Good) with { Problem = null, Refusal = "fields contradict each other" });
        Assert.Equal([SolveStatus.TooLarge, SolveStatus.Refused], records.Select(r => r.Status));
        Assert.Equal("fields contradict each other", records[1].Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_SolverDeafToTheToken_IsLeftBehindWithinASecond(bool keepsInterrupted)
    {
        using var stop = new CancellationTokenSource();
        var records = new List<SolveRecord>();
        var deaf = Fake("deaf", (_, _, _) =>
        {
            stop.Cancel();
            return Wait();
        });
        var clock = Stopwatch.StartNew();
        new Runner(stop.Token) { KeepsInterrupted = keepsInterrupted }.Run(
            [Job(Good), Job(deaf), Job(Good)], (record, _) => records.Add(record));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.5, 30);
        Assert.Equal(
            keepsInterrupted ? [SolveStatus.Optimal, SolveStatus.Interrupted] : [SolveStatus.Optimal], records.Select(r => r.Status));
        _end.Set();
        Thread.Sleep(50);
        Assert.Equal(keepsInterrupted ? 2 : 1, records.Count);
    }

    [Fact]
    public void Run_SolverDeafToItsLimit_IsAnErrorAndTheRestIsDone()
    {
        var records = new List<SolveRecord>();
        var deaf = Fake("deaf", (_, _, _) => Wait());
        new Runner(CancellationToken.None) { LeastOvertime = TimeSpan.FromMilliseconds(20) }.Run(
            [Limited(Job(deaf), 30), Limited(Job(Good), 60_000), Limited(Job(deaf), 30), Job(Good)], (record, _) => records.Add(record));
        Assert.Equal([SolveStatus.Error, SolveStatus.Optimal, SolveStatus.Error, SolveStatus.Optimal], records.Select(r => r.Status));
        Assert.Contains("time limit of 30.0 ms", records[0].Message, StringComparison.Ordinal);
        Assert.InRange(records[0].Seconds, 0.05, 60);
    }

    [Fact]
    public void Run_SolverThatStopsAtItsLimit_SaysSo()
    {
        var slow = Fake("slow", (_, options, _) =>
        {
            Thread.Sleep(options.TimeLimit!.Value);
            return new() { Termination = Termination.TimeLimit, Bound = 40 };
        });
        var record = Assert.Single(Run(CancellationToken.None, Limited(Job(slow), 30)));
        Assert.Equal((SolveStatus.TimeLimit, 40), (record.Status, record.Bound));
        Assert.InRange(record.Seconds, 0.03, 60);
    }

    [Fact]
    public void Run_WarmUp_ComesFirstAndDoesNotCount()
    {
        var limits = new List<double?>();
        var counting = Fake("counting", (_, options, _) =>
        {
            limits.Add(options.TimeLimit?.TotalSeconds);
            return new() { Termination = Termination.Completed };
        });
        var records = Run(
            CancellationToken.None,
            [.. WarmUp.Jobs(Two, [counting], [Reading.MinCost, Reading.MinLatency], new SolveOptions()), Job(counting)]);
        Assert.Single(records);
        Assert.True(limits.Count > 2 * WarmUp.LeastSolves, $"{limits.Count} solves");
        Assert.All(limits.SkipLast(1), limit => Assert.Equal(0.2, limit));
        Assert.Null(limits[^1]);
    }

    [Fact]
    public void Run_StoppedBefore_DoesNothing() => Assert.Empty(Run(new CancellationToken(canceled: true), Job(Good)));

    [Fact]
    public void Run_StoppedBeforeButInterruptedOnesCount_AsksTheSolverForWhatItHas()
    {
        var records = new List<SolveRecord>();
        var listening = Fake("listening", (_, _, stop) => new()
        {
            Termination = stop.IsCancellationRequested ? Termination.Interrupted : Termination.Completed,
        });
        new Runner(new CancellationToken(canceled: true)) { KeepsInterrupted = true }.Run(
            [Job(listening)], (record, _) => records.Add(record));
        Assert.Equal(SolveStatus.Interrupted, Assert.Single(records).Status);
    }

    [Fact]
    public void Run_RecordThatCannotBeKept_EndsIt()
    {
        var runs = 0;
        var counting = Fake("counting", (_, _, _) =>
        {
            runs++;
            return new() { Termination = Termination.Completed };
        });
        Assert.Throws<IOException>(
            () =>
                new Runner(CancellationToken.None).Run(
                    [Job(counting), Job(counting)], (_, _) => throw new IOException("the disk is full")));
        Assert.Equal(1, runs);
    }

    private static List<SolveRecord> Run(CancellationToken stop, params SolveJob[] jobs)
    {
        var records = new List<SolveRecord>();
        new Runner(stop).Run(jobs, (record, _) => records.Add(record));
        return records;
    }

    private static Contender Fake(string name, Func<Problem, SolveOptions, CancellationToken, SolveResult> solve) =>
        new(name, new FakeSolver(name, solve));

    private static SolveJob Job(Contender contender) => new(0, contender, new SolveOptions()) { Instance = Two.Name, Problem = Two };

    private static SolveJob Limited(SolveJob job, int milliseconds)
    {
        var limit = TimeSpan.FromMilliseconds(milliseconds);
        return job with { Options = job.Options with { TimeLimit = limit }, WatchedLimit = limit };
    }

    private SolveResult Wait()
    {
        _end.Wait();
        return new() { Termination = Termination.Completed };
    }
}
