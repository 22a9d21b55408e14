using Judba.Experiments.Comparisons;
using Judba.Experiments.Records;
using Judba.Experiments.Tests.Support;
using Judba.Models.Problems;

namespace Judba.Experiments.Tests.Comparisons;

/// <summary>Aggregates of records whose numbers are reckoned by hand.</summary>
public sealed class ComparisonResultTests
{
    private static readonly Participant Prover = SampleRecords.Solver("prover");
    private static readonly Participant Rule = SampleRecords.Solver("rule");

    [Fact]
    public void Summaries_OfTwoSolvers_MeasureAgainstTheBestBound()
    {
        var rule = Summaries(2, Proof(0, 100, 1), Point(0, 125, 2), Proof(1, 50, 3), Point(1, 50, 8))[1];
        Assert.Equal((2, 2, 1, 0, 0), (rule.Instances, rule.Feasible, rule.Optimal, rule.Timeouts, rule.Failures));
        Assert.Equal(0.1, rule.MeanGap, 1e-12);
        Assert.Equal(0.2, rule.WorstGap, 1e-12);
        Assert.Equal(5, rule.MedianSeconds);
        Assert.Equal(Math.Sqrt(2.001 * 8.001) - 0.001, rule.MeanSeconds, 1e-9);
    }

    [Fact]
    public void Summaries_OneFailedSolve_CountsAsAllItsCostAndAsTheSlowest()
    {
        var rule = Summaries(2, Proof(0, 100, 1), Point(0, 100, 2), Proof(1, 50, 3), Failed(1))[1];
        Assert.Equal((2, 1, 1, 1), (rule.Instances, rule.Feasible, rule.Optimal, rule.Failures));
        Assert.Equal(0.5, rule.MeanGap, 1e-12);
        Assert.Equal(2, rule.MedianSeconds);
        Assert.Equal(Math.Sqrt(2.001 * 3.001) - 0.001, rule.MeanSeconds, 1e-9);
    }

    [Fact]
    public void Summaries_SolverThatFailedAll_ShowsNoTimeOfAnother()
    {
        var rule = Summaries(2, Proof(0, 100, 1), Failed(0), Proof(1, 50, 3), Failed(1))[1];
        Assert.Equal((2, 0, 2), (rule.Failures, rule.Feasible, rule.Instances));
        Assert.True(double.IsNaN(rule.MeanSeconds));
        Assert.True(double.IsNaN(rule.MedianSeconds));
        Assert.Equal(1, rule.MeanGap);
    }

    [Fact]
    public void Summaries_OfAnInterruptedRun_CountInstancesThatAllAttempted()
    {
        var result = Result(3, Proof(0, 100, 1), Point(0, 125, 2), Proof(1, 50, 3));
        Assert.True(result.IsInterrupted);
        Assert.Equal([0], result.CommonInstances(Reading.MinCost));
        Assert.All(result.Summaries(Reading.MinCost), s => Assert.Equal(1, s.Instances));
        Assert.False(Result(1, Proof(0, 100, 1), Point(0, 125, 2)).IsInterrupted);
    }

    [Fact]
    public void Errors_SameWordsOfASolver_AreToldOnce()
    {
        var result = Result(
            2, Proof(0, 1, 1), Failed(0, SolveStatus.NumericalError), Proof(1, 1, 1), Failed(1, SolveStatus.NumericalError));
        Assert.Equal("Solver 'rule' failed: Boom: it broke.", Assert.Single(result.Errors));
        Assert.Equal(["Solver 'rule' on 'fleet-0' failed: Boom: it broke."], Result(1, Proof(0, 1, 1), Failed(0)).Errors);
    }

    [Fact]
    public void Errors_BoundAboveACost_NameTheProverAndMeasureNothing()
    {
        using var culture = new CommaCulture();
        var result = Result(1, Proof(0, 100.5, 1), Point(0, 90.25, 2));
        Assert.Equal(
            "Solver 'prover' on 'fleet-0': its lower bound 100.5 lies above the cost 90.25 of a point of 'rule'.",
            Assert.Single(result.Errors));
        Assert.True(double.IsNaN(result.Scores[1].Gap));
    }

    [Fact]
    public void Scores_OfOwnBandwidth_AreMeasuredAgainstMinCost()
    {
        var own = SampleRecords.Solver("own", keepsOwnBandwidth: true);
        var setup = SampleRecords.Setup(1, Prover, own) with { Readings = [Reading.MinCost, Reading.MinLatency] };
        var result = new ComparisonResult(setup,
        [
            Proof(0, 100, 1), SampleRecords.Point(SampleRecords.Task(0, own), 200, 1),
            SampleRecords.Point(SampleRecords.Task(0, Prover, Reading.MinLatency), 150, 1, 150),
            SampleRecords.Point(SampleRecords.Task(0, own, Reading.MinLatency), 200, 1),
        ]);
        Assert.Equal([0, 0.5, 0, 0.5], result.Scores.Select(s => s.Gap));
    }

    [Fact]
    public void TimesToSolve_WithinTheGap_AreTimesElseInfinite()
    {
        var result = Result(2, Proof(0, 100, 1), Point(0, 125, 2), Proof(1, 50, 3), Point(1, 50, 8));
        Assert.Equal([double.PositiveInfinity, 8], result.TimesToSolve(Rule, Reading.MinCost).OrderBy(p => p.Key).Select(p => p.Value));
    }

    // The prover is fastest on instance 0 and the rule does not solve it; on instance 1 the rule is twice as fast.
    [Fact]
    public void ProfileOfTimes_OfTwoSolvers_IsTheShareSolvedWithinATimesTheFastest()
    {
        var result = Result(2, Proof(0, 100, 1), Point(0, 125, 2), Proof(1, 50, 6), Point(1, 50, 3));
        var panel = PerformanceProfile.OfTimes(result, [.. result.Summaries(Reading.MinCost)], "times");
        Assert.Equal([1, 1, 2, 2.6], panel.Series[0].X);
        Assert.Equal([0, 0.5, 1, 1], panel.Series[0].Y);
        Assert.Equal([1, 1, 2.6], panel.Series[1].X);
        Assert.Equal([0, 0.5, 0.5], panel.Series[1].Y);
    }

    [Fact]
    public void ProfileOfGaps_OfTwoSolvers_IsTheShareWithinAGap()
    {
        var result = Result(2, Proof(0, 100, 1), Point(0, 125, 2), Proof(1, 50, 6), Point(1, 50, 3));
        var panel = PerformanceProfile.OfGaps(result, [.. result.Summaries(Reading.MinCost)], "gaps", 1e-6);
        Assert.Equal([1e-6, 1e-6, 0.2, 1], panel.Series[1].X.Select(x => Math.Round(x, 12)));
        Assert.Equal([0, 0.5, 1, 1], panel.Series[1].Y);
    }

    private static List<SolverSummary> Summaries(int instances, params SolveRecord[] records) =>
        [.. Result(instances, records).Summaries(Reading.MinCost)];

    private static ComparisonResult Result(int instances, params SolveRecord[] records) =>
        new(SampleRecords.Setup(instances, Prover, Rule), records);

    private static SolveRecord Proof(int index, double cost, double seconds) =>
        SampleRecords.Point(SampleRecords.Task(index, Prover), cost, seconds, cost);

    private static SolveRecord Point(int index, double cost, double seconds) =>
        SampleRecords.Point(SampleRecords.Task(index, Rule), cost, seconds);

    private static SolveRecord Failed(int index, SolveStatus status = SolveStatus.Error) =>
        SampleRecords.Failed(SampleRecords.Task(index, Rule), status);
}
