using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Tests.Abstractions;

public sealed class SolveOptionsTests
{
    [Fact]
    public void Default_NothingSet_IsAsDocumented()
    {
        var options = new SolveOptions();
        Assert.Equal(Reading.MinCost, options.Reading);
        Assert.Null(options.TimeLimit);
        Assert.Equal(1e-6, options.RelativeGap);
        Assert.Equal(1, options.Seed);
        Assert.Equal(Environment.ProcessorCount, options.Threads);
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void RelativeGap_OutOfRange_Throws(double gap) => AssertNamed("RelativeGap", () => new SolveOptions { RelativeGap = gap });

    [Theory]
    [InlineData(0)]
    [InlineData(4097)]
    public void Threads_OutOfRange_Throws(int threads) => AssertNamed("Threads", () => new SolveOptions { Threads = threads });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void TimeLimit_NotPositive_Throws(int seconds) =>
        AssertNamed("TimeLimit", () => new SolveOptions { TimeLimit = TimeSpan.FromSeconds(seconds) });

    [Fact]
    public void Reading_Undefined_Throws() => AssertNamed("Reading", () => new SolveOptions { Reading = (Reading)2 });

    [Fact]
    public void StopSignal_NothingAsked_NeverStops()
    {
        var stop = new StopSignal(new(), CancellationToken.None);
        Assert.False(stop.IsSet);
        Assert.Equal(Termination.Optimal, stop.Reason(Termination.Optimal));
        Assert.Throws<ArgumentNullException>(() => new StopSignal(null!, CancellationToken.None));
    }

    // Far beyond the clock's range: no limit at all.
    [Fact]
    public void StopSignal_LongestTimeLimit_NeverStops() =>
        Assert.False(new StopSignal(new() { TimeLimit = TimeSpan.MaxValue }, CancellationToken.None).IsSet);

    [Fact]
    public void StopSignal_TimeOver_SaysTimeLimit()
    {
        var stop = new StopSignal(new() { TimeLimit = TimeSpan.FromTicks(1) }, CancellationToken.None);
        Assert.True(SpinWait.SpinUntil(() => stop.IsSet, TimeSpan.FromSeconds(5)));
        Assert.Equal(Termination.TimeLimit, stop.Reason(Termination.Completed));
    }

    // Who cancels wants to hear that, even if the time is over as well.
    [Fact]
    public void StopSignal_CancelledAndTimeOver_SaysInterrupted()
    {
        using var source = new CancellationTokenSource();
        var stop = new StopSignal(new() { TimeLimit = TimeSpan.FromTicks(1) }, source.Token);
        source.Cancel();
        Assert.True(stop.IsSet);
        Assert.Equal(Termination.Interrupted, stop.Reason(Termination.Completed));
    }

    private static void AssertNamed(string name, Func<object> create) =>
        Assert.Contains($"'{name}' is ", Assert.ThrowsAny<ArgumentException>(create).Message, StringComparison.Ordinal);
}
