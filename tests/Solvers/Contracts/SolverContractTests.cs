using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Baselines;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Contract;
using Judba.Solvers.Exhaustive;
using Judba.Solvers.Tests.Abstractions;
using Judba.Solvers.Threshold;

namespace Judba.Solvers.Tests.Contracts;

/// <summary>The suite itself: each kind of liar is caught by the check that is meant for it.</summary>
public sealed class SolverContractTests
{
    private static readonly ExhaustiveSolver Honest = new();

    [Fact]
    public void Contract_WrongCost_IsCaught() => AssertCaught(
        c => c.Solve_AnyProblem_ClaimsTheCostOfAFeasiblePoint(),
        r => r with { Objective = r.Objective + Math.Max(1, Math.Abs(r.Objective)) });

    [Fact]
    public void Contract_NoPoint_IsCaught() => AssertCaught(
        c => c.Solve_AnyProblem_ClaimsTheCostOfAFeasiblePoint(), _ => new() { Termination = Termination.NumericalError });

    [Fact]
    public void Contract_MoreBandThanThereIs_IsCaught()
    {
        AssertCaught(c => c.Solve_AnyProblem_ClaimsTheCostOfAFeasiblePoint(), Greedy);
        AssertCaught(c => c.Solve_AnyProblem_NeverBeatsExhaustive(), Greedy);
    }

    [Fact]
    public void Contract_EqualSharesInMinLatency_AreCaught() => AssertCaught(
        c => c.Solve_AnyProblem_ClaimsTheCostOfAFeasiblePoint(), (problem, options) => new FullUploadSolver().Solve(problem, options));

    [Fact]
    public void Contract_BoundTooHigh_IsCaught() => AssertCaught(
        c => c.Solve_AnyProblem_BoundIsNotAboveTheOptimum(),
        r => r with { Bound = r.Objective + 1e-3 * Math.Max(1e-3, Math.Abs(r.Objective)) });

    [Fact]
    public void Contract_OptimalWithoutBeingSo_IsCaught() => AssertCaught(
        c => c.Solve_EndsOptimal_IsWithinTheGapOfExhaustive(1e-6),
        (problem, options) => new ThresholdSolver().Solve(problem, options) with { Termination = Termination.Optimal });

    [Fact]
    public void Contract_AnswersThatChange_AreCaught()
    {
        var calls = 0;
        AssertCaught(c => c.Solve_SameSeed_GivesTheSameAnswer(), r => r with { Objective = r.Objective + ++calls });
        AssertCaught(c => c.Solve_OneThreadOrTwo_GivesTheSameAnswer(), r => r with { Objective = r.Objective + ++calls });
        AssertCaught(
            c => c.Solve_OneInstanceFromSeveralThreads_GivesTheSameAnswers(),
            r => r with { Objective = r.Objective + Interlocked.Increment(ref calls) });
    }

    [Fact]
    public void Contract_StatisticsThatChange_AreCaught()
    {
        var calls = 0;
        AssertCaught(c => c.Solve_SameSeed_GivesTheSameAnswer(), r => r with { Statistics = new() { Nodes = ++calls } });
        AssertCaught(
            c => c.Solve_OneInstanceFromSeveralThreads_GivesTheSameAnswers(),
            r => r with { Statistics = new() { Nodes = Interlocked.Increment(ref calls) } });
    }

    [Fact]
    public void Contract_NegativeStatistics_AreCaught()
    {
        AssertCaught(c => c.Solve_AnyProblem_CountsNothingNegative(), r => r with { Statistics = new() { Nodes = -1 } });
        AssertCaught(
            c => c.Solve_AnyProblem_CountsNothingNegative(), r => r with { Statistics = new() { PredictedDeadline = double.NaN } });
        AssertCaught(c => c.Solve_AnyProblem_CountsNothingNegative(), r => r with { Evaluations = -1 });
    }

    [Fact]
    public void Contract_FirstDeviceFavoured_IsCaught() => AssertCaught(
        c => c.Solve_DevicesRenumbered_CostsTheSame(),
        (problem, options) => Only(problem.WithMinUploaders(0), options, device: 0) with { Termination = Termination.Completed });

    [Fact]
    public void Contract_MinUploadersIgnored_IsCaught() => AssertCaught(
        c => c.Solve_MinUploaders_IsObeyed(1), (problem, options) => Honest.Solve(problem.WithMinUploaders(0), options));

    [Fact]
    public void Contract_InfeasibleNotReported_IsCaught() => AssertCaught(
        c => c.Solve_MinUploadersAboveDevices_IsInfeasible(), (problem, options) => Honest.Solve(problem.WithMinUploaders(0), options));

    [Fact]
    public void Contract_CancellationIgnored_IsCaught() => AssertCaught(
        c => c.Solve_CancelledBefore_ReturnsAnIncumbent(), r => r with { Termination = Termination.Completed });

    [Fact]
    public void Contract_NullAccepted_IsCaught() => AssertCaught(
        c => c.Solve_Null_Throws(), (_, _) => new() { Termination = Termination.Completed });

    private static SolveResult Greedy(Problem problem, SolveOptions options)
    {
        var result = Honest.Solve(problem, options);
        var point = result.Allocation!;
        var more = new Allocation(
            point.DeviceCount, [.. point.Uploaders], [.. Array.ConvertAll(point.BandwidthShare.ToArray(), w => 1.1 * w)]);
        return result with { Allocation = more, Objective = Evaluator.Evaluate(problem, more).Cost };
    }

    private static SolveResult Only(Problem problem, SolveOptions options, int device)
    {
        var point = new SetScorer(problem, options.Reading).Allocate([device]);
        return new() { Termination = Termination.Completed, Allocation = point, Objective = Evaluator.Evaluate(problem, point).Cost };
    }

    private static void AssertCaught(Action<SolverContract> check, Func<SolveResult, SolveResult> lie) =>
        AssertCaught(check, (problem, options) => lie(Honest.Solve(problem, options)));

    private static void AssertCaught(Action<SolverContract> check, Func<Problem, SolveOptions, SolveResult> answer) =>
        Assert.ThrowsAny<Exception>(() => check(new OfLiar(answer)));

    // Not public: the runner must not take it for a suite of its own.
    private sealed class OfLiar(Func<Problem, SolveOptions, SolveResult> answer) : SolverContract
    {
        protected override int LargestCase => 5;

        protected override ISolver CreateSolver() => new LyingSolver(answer);
    }
}
