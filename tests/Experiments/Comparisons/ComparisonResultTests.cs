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
        Assert.Equal(0.125, rule.MeanExcess, 1e-12);
        Assert.Equal(0.25, rule.WorstExcess, 1e-12);
        Assert.Equal(12.5, rule.MeanExcessAbsolute, 1e-12);
        Assert.Equal(5, rule.MedianSeconds);
        Assert.Equal(Math.Sqrt(2.001 * 8.001) - 0.001, rule.MeanSeconds, 1e-9);
    }

    [Fact]
    public void Summaries_OneFailedSolve_CountsAsTheBoundOnceMoreAndAsTheSlowest()
    {
        var rule = Summaries(2, Proof(0, 100, 1), Point(0, 100, 2), Proof(1, 50, 3), Failed(1))[1];
        Assert.Equal((2, 1, 1, 1), (rule.Instances, rule.Feasible, rule.Optimal, rule.Failures));
        Assert.Equal(0.5, rule.MeanExcess, 1e-12);
        Assert.Equal(25, rule.MeanExcessAbsolute, 1e-12);
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
        Assert.Equal(1, rule.MeanExcess);
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
        Assert.True(double.IsNaN(result.Scores[1].Excess));
        Assert.True(double.IsNaN(result.Scores[1].GapToBest));
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
        Assert.Equal([0, 1, 0, 1], result.Scores.Select(s => s.Excess));
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
    public void ProfileOfExcesses_OfTwoSolvers_IsTheShareWithinAnExcess()
    {
        var result = Result(2, Proof(0, 100, 1), Point(0, 125, 2), Proof(1, 50, 6), Point(1, 50, 3));
        var panel = PerformanceProfile.OfExcesses(result, [.. result.Summaries(Reading.MinCost)], "excesses", 1e-6);
        Assert.Equal([1e-6, 1e-6, 0.25, 1], panel.Series[1].X.Select(x => Math.Round(x, 12)));
        Assert.Equal([0, 0.5, 1, 1], panel.Series[1].Y);
    }

    [Fact]
    public void Summaries_CostOfFourTimesTheBound_IsAnExcessOf300Percent()
    {
        var rule = Summaries(1, Proof(0, 100, 1), Point(0, 400, 2))[1];
        Assert.Equal((3, 3), (rule.MeanExcess, rule.WorstExcess));
    }

    // The rule, with 500 % on instance 1, is worse than nothing: giving up there must not pay.
    [Fact]
    public void Summaries_NoPointBesideAWorseSolver_CountsAsItsExcess()
    {
        var other = SampleRecords.Solver("other");
        var result = new ComparisonResult(
            SampleRecords.Setup(1, Prover, Rule, other),
            [Proof(0, 100, 1), Point(0, 600, 1), SampleRecords.Failed(SampleRecords.Task(0, other))]);
        var gaveUp = result.Summaries(Reading.MinCost).Last();
        Assert.Equal((5, 500), (gaveUp.MeanExcess, gaveUp.MeanExcessAbsolute));
        Assert.Equal(0, gaveUp.Optimal);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(-2, 3)]
    public void Scores_BoundOfZeroOrOfAnotherSign_HaveTheAbsoluteExcessAlone(double bound, double cost)
    {
        var score = Result(1, Proof(0, bound, 1), Point(0, cost, 2)).Scores[1];
        Assert.True(double.IsNaN(score.Excess));
        Assert.Equal(cost - bound, score.ExcessAbsolute);
        Assert.True(score.IsAbsoluteAlone);
    }

    // An instance without ratios is in no solver's mean: the means would be over different instances.
    [Fact]
    public void Summaries_OneInstanceWithoutARatio_CountsInAbsoluteMeansAlone()
    {
        var result = Result(2, Proof(0, 100, 1), Point(0, 125, 2), Proof(1, -2, 3), Point(1, 3, 8));
        Assert.True(result.HasAbsoluteExcess(Reading.MinCost));
        Assert.Equal([(0, 0), (0.25, 15)], result.Summaries(Reading.MinCost).Select(s => (s.MeanExcess, s.MeanExcessAbsolute)));
    }

    [Fact]
    public void Scores_NegativeCosts_HaveAnExcessOverTheSizeOfTheBound() =>
        Assert.Equal(0.25, Result(1, Proof(0, -100, 1), Point(0, -75, 2)).Scores[1].Excess);

    // The proof leaves 20 % of its cost open; the rule costs a quarter more than the bound.
    [Fact]
    public void Scores_GapAndExcess_AreOfTwoFormulas()
    {
        var result = Result(1, SampleRecords.Point(SampleRecords.Task(0, Prover), 125, 1, bound: 100), Point(0, 125, 1));
        Assert.Equal((0.2, 0.25), (result.Scores[0].Record.Gap, result.Scores[0].Excess));
        Assert.Equal((double.NaN, 0.25), (result.Scores[1].Record.Gap, result.Scores[1].Excess));
    }

    [Fact]
    public void Summaries_CostsEnergiesLatencies_AreMeansWhereAllFoundAPoint()
    {
        var rows = Summaries(
            3, Proof(0, 100, 1) with { Energy = 10 }, Point(0, 125, 2) with { Energy = 30, CompletionLatency = 2 },
            Proof(1, 50, 1) with { Energy = 20 }, Point(1, 75, 2) with { Energy = 50, CompletionLatency = 4 }, Proof(2, 7, 1), Failed(2));
        Assert.Equal((75, 15, 1.5), (rows[0].MeanCost, rows[0].MeanEnergy, rows[0].MeanLatency));
        Assert.Equal((100, 40, 3), (rows[1].MeanCost, rows[1].MeanEnergy, rows[1].MeanLatency));
    }

    [Fact]
    public void PairedDifferences_OfTwoSolvers_AreInstanceByInstance()
    {
        var setup = SampleRecords.Setup(3, Prover, Rule) with { Baseline = Prover };
        var result = new ComparisonResult(
            setup, [Proof(0, 100, 1), Point(0, 125, 2), Proof(1, 50, 1), Point(1, 50, 8), Proof(2, 7, 1), Failed(2)]);
        var pair = Assert.Single(PairedDifference.All(result, Reading.MinCost));
        Assert.Equal((Rule, 2, 0, 1, 1), (pair.Solver, pair.Instances, pair.Cheaper, pair.Equal, pair.Dearer));
        Assert.Equal((12.5, 0.125), (pair.Cost.Mean, pair.Relative.Mean));
        Assert.Equal(4, pair.TimeRatio, 1e-12);
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
