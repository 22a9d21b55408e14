using Judba.Experiments.Studies;

namespace Judba.Experiments.Tests.Studies;

public sealed class ParallelStudyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Run_AnyNumberOfThreads_ReturnsResultsInTheOrderOfTheParts(int threads)
    {
        int[] parts = [.. Enumerable.Range(0, 20)];
        List<int> counts = [];
        var results = ParallelStudy.Run(parts, p => p * p, threads, (done, _) => counts.Add(done), CancellationToken.None);
        Assert.Equal(parts.Select(p => p * p), results);
        Assert.Equal(Enumerable.Range(1, 20), counts);
    }

    [Fact]
    public void Run_OneThread_TakesThePartsInOrder()
    {
        List<int> taken = [];
        ParallelStudy.Run([3, 1, 2], p =>
        {
            taken.Add(p);
            return p;
        }, 1, (_, _) => { }, CancellationToken.None);
        Assert.Equal([3, 1, 2], taken);
    }

    [Fact]
    public void Run_FaultBesideAStop_ThrowsTheFault()
    {
        using var stop = new CancellationTokenSource();
        using var bothRun = new Barrier(2);
        var fault = Assert.Throws<InvalidOperationException>(() => ParallelStudy.Run<int, int>([0, 1], part =>
        {
            bothRun.SignalAndWait();
            stop.Cancel();
            throw part == 0 ? new InvalidOperationException("the part failed") : new OperationCanceledException(stop.Token);
        }, 2, (_, _) => { }, stop.Token));
        Assert.Equal("the part failed", fault.Message);
    }

    [Fact]
    public void Run_Stopped_BeginsNoOtherPart()
    {
        using var stop = new CancellationTokenSource();
        List<int> taken = [];
        Assert.ThrowsAny<OperationCanceledException>(() => ParallelStudy.Run([1, 2, 3], part =>
        {
            taken.Add(part);
            stop.Cancel();
            return part;
        }, 1, (_, _) => { }, stop.Token));
        Assert.Equal([1], taken);
    }
}
