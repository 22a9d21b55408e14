using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;
using Xunit;

namespace Judba.Solvers.Contract;

/// <content>Being stopped, warm starts, refusals, and what a solver says about itself.</content>
public abstract partial class SolverContract
{
    [Fact]
    public void Solve_CancelledBefore_ReturnsAnIncumbent() => ForAll((problem, reading) =>
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var solver = NewSolver();
        var result = solver.Solve(problem, new() { Reading = reading }, cancelled.Token);
        // A solver that had proved its incumbent optimal before it looked may say so.
        Assert.True(result.Termination is Termination.Interrupted or Termination.Optimal, $"ended with {result.Termination}");
        AssertIncumbent(solver, problem, result);
    });

    [Fact]
    public void Solve_CancelledInMidSolve_ReturnsSoonWithAnIncumbent()
    {
        var solver = NewSolver();
        var problem = Long(solver);
        foreach (var reading in Readings)
        {
            using var soon = new CancellationTokenSource();
            Effort? effort = null;
            // A thread of its own: a timer would wait for the pool, which the solver may have taken whole.
            var other = new Thread(() =>
            {
                Thread.Sleep(100);
                effort = Effort.Start();
                soon.Cancel();
            });
            other.Start();
            var result = solver.Solve(problem, new() { Reading = reading }, soon.Token);
            // A solver may have ended before it was cancelled.
            var spent = effort?.Spent ?? TimeSpan.Zero;
            other.Join();
            Assert.True(spent < Patience, $"took {spent} after a cancellation");
            AssertIncumbent(solver, problem, result);
        }
    }

    [Fact]
    public void Solve_TimeLimit_ReturnsSoonWithAnIncumbent()
    {
        var solver = NewSolver();
        var problem = Long(solver);
        foreach (var reading in Readings)
        {
            var effort = Effort.Start();
            var result = solver.Solve(problem, new() { Reading = reading, TimeLimit = TimeSpan.FromTicks(1) });
            var spent = effort.Spent;
            Assert.True(spent < Patience, $"took {spent} beyond its time limit");
            Assert.True(result.Termination is Termination.TimeLimit or Termination.Optimal, $"ended with {result.Termination}");
            AssertIncumbent(solver, problem, result);
        }
    }

    [Fact]
    public void Solve_WarmStart_IsHonouredWhereUsed() => ForAll((problem, reading) =>
    {
        var solver = NewSolver();
        var options = new SolveOptions { Reading = reading };
        var start = _reference.Solve(problem, options with { Threads = 1 }).Allocation!;
        if (!UsesWarmStart)
        {
            AssertSame(solver.Solve(problem, options), solver.Solve(problem, options with { WarmStart = start }));
            return;
        }

        // Stopped at once, a solver has the warm start to return and little else.
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var optimum = Evaluator.Evaluate(problem, start);
        foreach (var token in (CancellationToken[])[cancelled.Token, CancellationToken.None])
        {
            var result = solver.Solve(problem, options with { WarmStart = start }, token);
            Assert.True(
                result.Objective <= optimum.Cost + Near.Slack(optimum),
                $"costs {result.Objective:R}, its warm start {optimum.Cost:R}");
        }

        var other = Allocation.Nobody(problem.DeviceCount + 1);
        Assert.Throws<ArgumentException>(() => solver.Solve(problem, options with { WarmStart = other }));
    });

    [Fact]
    public void Solve_WarmStartWithTooFewUploaders_StaysFeasible() => ForAll((problem, reading) =>
    {
        var solver = NewSolver();
        var result = solver.Solve(problem, new() { Reading = reading, WarmStart = Allocation.Nobody(problem.DeviceCount) });
        AssertIncumbent(solver, problem, result);
    });

    [Fact]
    public void Solve_Progress_NeverContradictsTheOptimum() => ForAll((problem, reading) =>
    {
        var solver = NewSolver();
        var reports = new Reports();
        _ = solver.Solve(problem, new() { Reading = reading, Progress = reports });
        var optimum = Optimum(problem, Comparable(solver, reading));
        var slack = Near.Slack(optimum);
        foreach (var report in reports.All)
        {
            Assert.False(report.Objective < optimum.Cost - slack, $"reports an incumbent of {report.Objective:R}, below {optimum.Cost:R}");
            Assert.False(report.Bound > optimum.Cost + slack, $"reports a bound of {report.Bound:R}, above {optimum.Cost:R}");
            Assert.False(report.Fraction is < 0 or > 1, $"reports a fraction of {report.Fraction:R}");
        }
    });

    [Fact]
    public void Solve_Null_Throws()
    {
        var solver = NewSolver();
        var problem = Property.Sample(ProblemGenerators.Of(Corner.Ordinary, LargestCase), 1)[0].Problem;
        Assert.Throws<ArgumentNullException>(() => solver.Solve(null!, new()));
        Assert.Throws<ArgumentNullException>(() => solver.Solve(problem, null!));
    }

    [Fact]
    public void Solve_LargeProblem_IsSolvedOrRefusedByName()
    {
        var solver = NewSolver();
        var limit = solver.Info.MaxDevices;
        var devices = limit < 1000 ? limit + 1 : 200;
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, devices, seed: 1).ToProblem();
        foreach (var reading in Readings)
        {
            var options = new SolveOptions { Reading = reading, TimeLimit = Patience };
            if (limit < 1000)
            {
                var refusal = Assert.Throws<ArgumentException>(() => solver.Solve(problem, options));
                Assert.Contains(solver.Info.Name, refusal.Message, StringComparison.Ordinal);
                Assert.Contains(limit.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
            }
            else
            {
                AssertIncumbent(solver, problem, solver.Solve(problem, options));
            }
        }
    }

    [Fact]
    public void Info_Always_IsFitToPrint()
    {
        var info = NewSolver().Info;
        Assert.Matches(NamePattern(), info.Name);
        Assert.Matches(SentencePattern(), info.Summary);
        Assert.NotEmpty(info.Version);
        Assert.True(Enum.IsDefined(info.Guarantee));
        Assert.InRange(info.ComfortableDevices, 1, info.MaxDevices);
        Assert.False(info.KeepsOwnBandwidth && info.Guarantee == Guarantee.Optimal, "equal shares are optimal in no reading");
        Assert.Equal(info, NewSolver().Info);
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();

    // One line without a full stop: it stands in a table.
    [GeneratedRegex(@"^\S.*[^\s.]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentencePattern();

    private static void AssertIncumbent(ScoredSolver solver, Problem problem, SolveResult result)
    {
        if (solver.Info.Guarantee == Guarantee.None && result.Allocation is null)
            return;
        Assert.NotNull(result.Allocation);
        var evaluation = Evaluator.Evaluate(problem, result.Allocation);
        Assert.Null(evaluation.Violation);
        Assert.True(evaluation.AgreesWith(result.Objective), $"claims {result.Objective:R}, costs {evaluation.Cost:R}");
        Assert.False(
            result.Bound > evaluation.Cost + Near.Slack(evaluation), $"bound {result.Bound:R} above its own cost {evaluation.Cost:R}");
    }

    private Problem Long(ScoredSolver solver) => ScenarioGenerator
        .Generate(ScenarioLaw.PaperScaled, Math.Min(LongSolve, solver.Info.MaxDevices), seed: 3).ToProblem();

    private sealed class Reports : IProgress<SolveProgress>
    {
        private readonly ConcurrentQueue<SolveProgress> _all = new();

        public IEnumerable<SolveProgress> All => _all;

        public void Report(SolveProgress value) => _all.Enqueue(value);
    }
}
