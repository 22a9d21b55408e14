using System.Globalization;
using System.Reflection;
using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exhaustive;
using Xunit;
using Xunit.Sdk;

namespace Judba.Solvers.Contract;

/// <summary>
/// What every <see cref="ISolver"/> must do. Inherit it, build the solver, and the suite runs: over every
/// <see cref="Corner"/>, in both readings, against exhaustive search.
/// </summary>
public abstract partial class SolverContract
{
    private static readonly Reading[] Readings = [Reading.MinCost, Reading.MinLatency];

    // A cancelled solve ends within a second of effort; the rest is for slower machines.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ExhaustiveSolver _reference = new();

    /// <summary>A solver of the kind under test; called often.</summary>
    protected abstract ISolver CreateSolver();

    /// <summary>Generated problems per check; lower it for a slow solver.</summary>
    protected virtual int Cases => 150;

    /// <summary>Devices of the largest generated problem; at most what exhaustive search can check.</summary>
    protected virtual int LargestCase => 8;

    /// <summary>Devices of the problem that is cancelled in mid-solve: best one that takes longer than a second.</summary>
    protected virtual int LongSolve => 200;

    /// <summary>Whether the answer is never worse than <see cref="SolveOptions.WarmStart"/>; otherwise it does not depend on it.</summary>
    protected virtual bool UsesWarmStart => false;

    [Fact]
    public void Solve_AnyProblem_ClaimsTheCostOfAFeasiblePoint() => ForAll((problem, reading) =>
    {
        var solver = NewSolver();
        var result = solver.Solve(problem, new() { Reading = reading });
        if (solver.Info.Guarantee == Guarantee.None && result.Point == PointStatus.None)
            return;
        Assert.Equal(PointStatus.Feasible, result.Point);
        Assert.True(result.Termination is Termination.Optimal or Termination.Completed, $"ended with {result.Termination}");
        var evaluation = Evaluator.Evaluate(problem, result.Allocation!);
        Assert.Null(evaluation.Violation);
        Assert.True(evaluation.AgreesWith(result.Objective), $"claims {result.Objective:R}, costs {evaluation.Cost:R}");
        if (reading == Reading.MinLatency && !solver.Info.KeepsOwnBandwidth)
            AssertEqualFinish(problem, result.Allocation!);
    });

    [Fact]
    public void Solve_AnyProblem_NeverBeatsExhaustive() => ForAll((problem, reading) =>
    {
        var solver = NewSolver();
        var optimum = Optimum(problem, Comparable(solver, reading));
        if (solver.Solve(problem, new() { Reading = reading }).Allocation is not { } point)
            return;
        var cost = Evaluator.Evaluate(problem, point).Cost;
        Assert.True(cost >= optimum.Cost - Near.Slack(optimum), $"costs {cost:R}, below the optimum {optimum.Cost:R}");
    });

    [Fact]
    public void Solve_AnyProblem_BoundIsNotAboveTheOptimum() => ForAll((problem, reading) =>
    {
        var solver = NewSolver();
        var result = solver.Solve(problem, new() { Reading = reading });
        var optimum = Optimum(problem, Comparable(solver, reading));
        Assert.False(result.Bound > optimum.Cost + Near.Slack(optimum), $"bound {result.Bound:R}, above the optimum {optimum.Cost:R}");
        Assert.False(solver.Info.Guarantee == Guarantee.Optimal && double.IsNaN(result.Bound), "an exact solver without a bound");
    });

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.05)]
    public void Solve_EndsOptimal_IsWithinTheGapOfExhaustive(double gap) => ForAll((problem, reading) =>
    {
        var solver = NewSolver();
        var result = solver.Solve(problem, new() { Reading = reading, RelativeGap = gap });
        var optimum = Optimum(problem, Comparable(solver, reading));
        var allowed = gap * Math.Abs(result.Objective) + Near.Slack(optimum);
        if (solver.Info.Guarantee == Guarantee.Optimal && Near.ProofSlack(problem, optimum, solver.Info) <= allowed)
            Assert.Equal(Termination.Optimal, result.Termination);
        if (result.Termination != Termination.Optimal)
            return;
        Assert.True(result.Objective <= optimum.Cost + allowed, $"costs {result.Objective:R}, the optimum {optimum.Cost:R}");
        Assert.True(
            result.Gap <= gap || result.Objective - result.Bound <= allowed + Near.BoundSlack(problem, optimum),
            $"claims a gap of {result.Gap:R}");
    });

    [Fact]
    public void Solve_SameSeed_GivesTheSameAnswer() => ForAll((problem, reading) =>
    {
        var options = new SolveOptions { Reading = reading, Seed = 7 };
        SolveResult one = NewSolver().Solve(problem, options), other = NewSolver().Solve(problem, options);
        AssertSame(one, other);
        Assert.Equal(one.Statistics, other.Statistics);
    });

    [Fact]
    public void Solve_AnyProblem_CountsNothingNegative() => ForAll((problem, reading) =>
    {
        var result = NewSolver().Solve(problem, new() { Reading = reading });
        Assert.True(result.Evaluations >= 0, $"{nameof(SolveResult.Evaluations)} is {result.Evaluations}");
        foreach (var property in typeof(SolveStatistics).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetValue(result.Statistics) is { } value and not bool)
            {
                var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                Assert.True(number >= 0 && double.IsFinite(number), $"{property.Name} is {number:R}");
            }
        }
    });

    [Fact]
    public void Solve_OneThreadOrTwo_GivesTheSameAnswer() => ForAll((problem, reading) =>
    {
        var options = new SolveOptions { Reading = reading, Threads = 1 };
        AssertSame(NewSolver().Solve(problem, options), NewSolver().Solve(problem, options with { Threads = 2 }));
    });

    [Fact]
    public void Solve_OneInstanceFromSeveralThreads_GivesTheSameAnswers()
    {
        var problems = Property.Sample(ProblemGenerators.Any(LargestCase).Generator, Math.Min(Cases, 40));
        var shared = NewSolver();
        var expected = Solve(shared);
        var actual = new SolveResult[4][];
        Parallel.For(0, actual.Length, new() { MaxDegreeOfParallelism = actual.Length }, k => actual[k] = Solve(shared));
        foreach (var answers in actual)
        {
            foreach (var (one, other) in expected.Zip(answers))
            {
                AssertSame(one, other);
                Assert.Equal(one.Statistics, other.Statistics);
            }
        }

        SolveResult[] Solve(ISolver solver) =>
            [.. from c in problems from reading in Readings select solver.Solve(c.Problem, new() { Reading = reading, Threads = 1 })];
    }

    // Property 8. Which of two equal sets wins is nobody's business; heuristics may also end elsewhere after a tie, so
    // that they are asked only where ties do not occur.
    [Fact]
    public void Solve_DevicesRenumbered_CostsTheSame()
    {
        var solver = NewSolver();
        var corners = solver.Info.Guarantee == Guarantee.Optimal ? Enum.GetValues<Corner>() : ProblemGenerators.WithoutTies;
        ForAll(corners, (problem, reading) =>
        {
            var order = Enumerable.Range(0, problem.DeviceCount).Reverse().ToArray();
            var options = new SolveOptions { Reading = reading };
            var one = solver.Solve(problem, options);
            var other = solver.Solve(problem.Renumbered(order), options);
            Assert.Equal(one.Point, other.Point);
            if (solver.Info.IsRandomised || one.Allocation is not { } point)
                return;
            var allowed = Near.Slack(Evaluator.Evaluate(problem, point));
            if (one.Termination == Termination.Optimal)
                allowed += options.RelativeGap * Math.Abs(one.Objective);
            Assert.True(Math.Abs(one.Objective - other.Objective) <= allowed, $"{one.Objective:R} became {other.Objective:R}");
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void Solve_MinUploaders_IsObeyed(int minUploaders) => ForAll((problem, reading) =>
    {
        var constrained = problem.WithMinUploaders(Math.Min(minUploaders, problem.DeviceCount));
        if (NewSolver().Solve(constrained, new() { Reading = reading }).Allocation is { } point)
            Assert.True(point.UploaderCount >= constrained.MinUploaders, $"{point.UploaderCount} of {constrained.MinUploaders} upload");
    });

    [Fact]
    public void Solve_MinUploadersAboveDevices_IsInfeasible() => ForAll((problem, reading) =>
    {
        var result = NewSolver().Solve(problem.WithMinUploaders(problem.DeviceCount + 1), new() { Reading = reading });
        Assert.Equal(Termination.Infeasible, result.Termination);
        Assert.Equal(PointStatus.None, result.Point);
        Assert.Equal(double.NaN, result.Objective);
    });

    private static void AssertSame(SolveResult one, SolveResult other)
    {
        Assert.Equal(one.Termination, other.Termination);
        Assert.Equal(one.Objective, other.Objective);
        Assert.Equal(one.Bound, other.Bound);
        Assert.Equal(one.Allocation?.Uploaders.ToArray(), other.Allocation?.Uploaders.ToArray());
        Assert.Equal(one.Allocation?.BandwidthShare.ToArray(), other.Allocation?.BandwidthShare.ToArray());
    }

    // w = w*(S), share by share: T alone does not show it where a is far above b.
    private static void AssertEqualFinish(Problem problem, Allocation point)
    {
        if (point.UploaderCount == 0)
            return;
        double[] a = [.. Of(problem.ComputeLatency)], b = [.. Of(problem.TransmitTime)], least = new double[point.UploaderCount];
        LatencyBisection.Solve(a, b).Shares(a, b, least);
        for (var k = 0; k < least.Length; k++)
            Assert.Equal(1, point.BandwidthShare[k] / least[k], 1e-6);

        List<double> Of(ReadOnlySpan<double> values)
        {
            List<double> picked = [];
            foreach (var i in point.Uploaders)
                picked.Add(values[i]);
            return picked;
        }
    }

    // The reading whose optimum nothing that the solver returns can beat.
    private static Reading Comparable(ScoredSolver solver, Reading reading) =>
        solver.Info.KeepsOwnBandwidth ? Reading.MinCost : reading;

    private Evaluation Optimum(Problem problem, Reading reading) =>
        Evaluator.Evaluate(problem, _reference.Solve(problem, new() { Reading = reading, Threads = 1 }).Allocation!);

    private void ForAll(Action<Problem, Reading> check) => ForAll(Enum.GetValues<Corner>(), check);

    private void ForAll(IReadOnlyCollection<Corner> corners, Action<Problem, Reading> check) => Property.ForAll(
        ProblemGenerators.Of(corners, LargestCase),
        c =>
        {
            foreach (var reading in Readings)
                Check(c.Problem, reading, check);
        },
        Cases);

    private ScoredSolver NewSolver() => new ScoredSolver(CreateSolver());

    // What fails says how to see it again.
    private void Check(Problem problem, Reading reading, Action<Problem, Reading> check)
    {
        try
        {
            check(problem, reading);
        }
        catch (Exception e)
        {
            throw new XunitException($"{e.Message}\nTo see its answer: {ReplayCommand.Of(CreateSolver(), problem, reading)}", e);
        }
    }
}
