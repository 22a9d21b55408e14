using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Tests.Abstractions;

public sealed class IncumbentTests
{
    private static readonly Problem Fleet = new("", 1, 0, [1, 1, 1], [1, 1, 1], [-5, -1, 4], [0, 0, 0]);

    [Fact]
    public void Constructor_NoWarmStart_IsEverybody()
    {
        var incumbent = Create(new());
        Assert.Equal([0, 1, 2], incumbent.Set.ToArray());
        Assert.Equal(Cost([0, 1, 2]), incumbent.Cost);
    }

    [Fact]
    public void Constructor_BetterWarmStart_IsThat() =>
        Assert.Equal([0], Create(new() { WarmStart = new Allocation(3, [0], [1.0]) }).Set.ToArray());

    [Fact]
    public void Constructor_NobodyMayUploadAndAllAreUnwilling_IsNobody()
    {
        var problem = new Problem("", 1, 7, [1], [1], [2], [0], minUploaders: 0);
        var incumbent = new Incumbent(new SetScorer(problem, Reading.MinCost), new());
        Assert.Equal(7, incumbent.Cost);
        Assert.True(incumbent.Set.IsEmpty);
    }

    [Fact]
    public void Constructor_WarmStartOfAnotherFleet_Throws() =>
        Assert.Throws<ArgumentException>(() => Create(new() { WarmStart = new Allocation(2, [0], [1.0]) }));

    [Fact]
    public void Offer_Worse_ReturnsItsCostAndKeepsTheBest()
    {
        var incumbent = Create(new());
        incumbent.Offer([0]);
        Assert.Equal(Cost([2]), incumbent.Offer([2]));
        Assert.Equal([0], incumbent.Set.ToArray());
        Assert.Equal(Cost([0]), incumbent.Cost);
        Assert.Equal(3, incumbent.Evaluations);
    }

    [Fact]
    public void Offer_TooFewUploaders_IsNoAnswer()
    {
        var incumbent = Create(new());
        var before = incumbent.Cost;
        Assert.Equal(double.PositiveInfinity, incumbent.Offer([]));
        Assert.Equal(before, incumbent.Cost);
        Assert.Equal(1, incumbent.Evaluations);
    }

    // The set that is kept is a copy: a solver may go on in its buffer.
    [Fact]
    public void Offer_BufferChangedAfterwards_KeepsTheSet()
    {
        var incumbent = Create(new());
        int[] buffer = [0];
        incumbent.Offer(buffer);
        buffer[0] = 2;
        Assert.Equal([0], incumbent.Set.ToArray());
    }

    [Fact]
    public void ToResult_Any_IsScoredByTheEvaluatorOnThatVeryPoint()
    {
        var incumbent = Create(new());
        incumbent.Offer([0]);
        var result = incumbent.ToResult(Termination.Completed, bound: -100, evaluations: 5, "words");
        Assert.Equal([0], result.Allocation!.Uploaders.ToArray());
        Assert.Equal(Evaluator.Evaluate(Fleet, result.Allocation).Cost, result.Objective);
        Assert.Equal((-100, 5L, "words"), (result.Bound, result.Evaluations, result.RawStatus));
    }

    private static Incumbent Create(SolveOptions options) => new(new SetScorer(Fleet, options.Reading), options);

    private static double Cost(int[] set) => new SetScorer(Fleet, Reading.MinCost).Cost(set);
}
