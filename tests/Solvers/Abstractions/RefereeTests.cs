using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exhaustive;
using Judba.Solvers.Registry;

namespace Judba.Solvers.Tests.Abstractions;

/// <summary>Nobody believes a solver.</summary>
public sealed class RefereeTests
{
    // T* = (3 + √5)/2 for both; equal shares end at 3.
    private static readonly Problem Two = new("two", 0.5, 0, [0, 1], [1, 1], [0, 0], [1, 0]);

    [Theory]
    [InlineData(Reading.MinCost)]
    [InlineData(Reading.MinLatency)]
    public void Run_HonestSolver_IsScoredAndTimed(Reading reading)
    {
        var verdict = Referee.Run(new ExhaustiveSolver(), Two, new() { Reading = reading });
        Assert.Equal(verdict.Result.Objective, verdict.Cost);
        Assert.Equal(reading, verdict.Reading);
        Assert.Equal("exhaustive", verdict.Solver.Name);
        Assert.True(verdict.Seconds > 0);
        Assert.Null(verdict.Evaluation!.Violation);
    }

    [Fact]
    public void Run_NoPoint_HasNoCost()
    {
        var verdict = Referee.Run(new ExhaustiveSolver(), new("", 1, 0, [0], [1], [0], [0], 2), new());
        Assert.Null(verdict.Evaluation);
        Assert.Equal(double.NaN, verdict.Cost);
    }

    [Fact]
    public void Run_WrongCost_Throws() =>
        AssertCaught("it claims cost 3.4, but its point costs 3.5", r => r with { Objective = 3.4 });

    // Not a claim, but none: the referee says what the point costs.
    [Fact]
    public void Run_CostLeftOut_IsFilledIn()
    {
        var verdict = Run(r => r with { Objective = double.NaN }, Reading.MinCost);
        Assert.Equal(verdict.Cost, verdict.Result.Objective);
        Assert.Equal(3.5, verdict.Result.Objective, 12);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Run_CostOfInfinity_Throws(double cost) => AssertCaught("it claims cost", r => r with { Objective = cost });

    // Off by the rounding of a decimal file is no lie.
    [Fact]
    public void Run_CostOffByRounding_IsBelieved() => _ = Run(r => r with { Objective = r.Objective * (1 + 1e-9) }, Reading.MinCost);

    [Fact]
    public void Run_SharesAboveOne_Throws() =>
        AssertCaught("its point is infeasible: the shares sum to 1.2", r => r with { Allocation = new(2, [0, 1], [0.6, 0.6]) });

    [Fact]
    public void Run_UploaderWithoutBand_Throws() =>
        AssertCaught("device 1 uploads with no share of the band", r => r with { Allocation = new(2, [0, 1], [1, 0]) });

    [Fact]
    public void Run_TooFewUploaders_Throws() =>
        AssertCaught("0 devices upload; at least 1 must", r => r with { Allocation = Allocation.Nobody(2) });

    [Fact]
    public void Run_BoundAboveItsOwnPoint_Throws() =>
        AssertCaught("its lower bound 3.6 lies above the cost 3.5 of its own point", r => r with { Bound = 3.6 });

    [Fact]
    public void Run_BoundAboveByRounding_IsBelieved() => _ = Run(r => r with { Bound = 3.5 * (1 + 1e-9) }, Reading.MinCost);

    // Equal shares are a point of MinCost but not of MinLatency, unless the solver says that it keeps its own.
    [Fact]
    public void Run_OtherSharesInMinLatency_ThrowsUnlessMarked()
    {
        var complaint = Assert.Throws<SolverDisagreementException>(() => Run(r => r, Reading.MinLatency));
        Assert.Contains("in min-latency its uploaders must end at 2.618", complaint.Message, StringComparison.Ordinal);
        _ = Run(r => r, Reading.MinLatency, keepsOwn: true);
    }

    [Fact]
    public void Run_PointOfAnotherProblem_Throws() =>
        Assert.Throws<ArgumentException>(() => Run(r => r with { Allocation = Allocation.Nobody(3) }, Reading.MinCost));

    [Fact]
    public void Run_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => Referee.Run(null!, Two, new()));
        Assert.Throws<ArgumentNullException>(() => Referee.Run(new ExhaustiveSolver(), null!, new()));
        Assert.Throws<ArgumentNullException>(() => Referee.Run(new ExhaustiveSolver(), Two, null!));
    }

    private static void AssertCaught(string sentence, Func<SolveResult, SolveResult> lie)
    {
        var complaint = Assert.Throws<SolverDisagreementException>(() => Run(lie, Reading.MinCost)).Message;
        Assert.StartsWith("Solver 'liar' on 'two': ", complaint, StringComparison.Ordinal);
        Assert.Contains(sentence, complaint, StringComparison.Ordinal);
    }

    // Equal shares, honestly scored, and then the lie.
    private static Verdict Run(Func<SolveResult, SolveResult> lie, Reading reading, bool keepsOwn = false)
    {
        var honest = new SolveResult
        {
            Termination = Termination.Completed,
            Allocation = Allocation.EqualShares(2, [0, 1]),
            Objective = 3.5,
        };
        var info = new SolverInfo("liar", "tells what it is told to tell", Guarantee.Feasible) { KeepsOwnBandwidth = keepsOwn };
        return Referee.Run(new LyingSolver((_, _) => lie(honest)) { Info = info }, Two, new() { Reading = reading });
    }
}
