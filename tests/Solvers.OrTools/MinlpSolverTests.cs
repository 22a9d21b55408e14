using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Contract;
using Judba.Solvers.Exhaustive;

namespace Judba.Solvers.OrTools.Tests;

public sealed class MinlpSolverTests
{
    private static readonly Reading[] Readings = [Reading.MinCost, Reading.MinLatency];

    // What engines with tolerances of 1e-6 can prove.
    private const double CoarseGap = 1e-4;

    // Property 10.
    [Theory]
    [InlineData(12, 1)]
    [InlineData(14, 2)]
    [InlineData(16, 3)]
    public void Solve_EveryReading_MeetsExhaustiveWithinItsOwnGap(int devices, int seed)
    {
        foreach (var (problem, reading) in Cases(devices, seed))
        {
            var optimum = new ExhaustiveSolver().Solve(problem, new() { Reading = reading }).Objective;
            var result = new MinlpSolver().Solve(problem, new() { Reading = reading });
            Assert.Equal(Termination.Optimal, result.Termination);
            Assert.InRange(result.Gap, 0, 1e-6);
            var slack = 1e-9 * Math.Abs(optimum);
            Assert.InRange(optimum, result.Bound - slack, result.Objective + slack);
        }
    }

    [Theory]
    [InlineData(MinlpEngine.Highs)]
    [InlineData(MinlpEngine.Cbc)]
    [InlineData(MinlpEngine.Sat)]
    public void Solve_OtherEngine_MeetsExhaustiveWithinACoarserGap(MinlpEngine engine)
    {
        foreach (var (problem, reading) in Cases(10, seed: 4))
        {
            var optimum = new ExhaustiveSolver().Solve(problem, new() { Reading = reading }).Objective;
            var result = new MinlpSolver(engine).Solve(problem, new() { Reading = reading, RelativeGap = CoarseGap });
            Assert.Equal(Termination.Optimal, result.Termination);
            Assert.InRange(result.Objective, optimum - 1e-9 * Math.Abs(optimum), optimum + CoarseGap * Math.Abs(optimum));
            Assert.True(result.Bound <= optimum + 1e-9 * Math.Abs(optimum), $"bound {result.Bound:R} above {optimum:R}");
        }
    }

    [Theory]
    [InlineData(MinlpEngine.Scip)]
    [InlineData(MinlpEngine.Highs)]
    [InlineData(MinlpEngine.Cbc)]
    [InlineData(MinlpEngine.Sat)]
    public void Solve_SlicesTooHardForTheRelaxation_ReachTheEngine(MinlpEngine engine)
    {
        // Subset sums: all φ share one sign, so that no relaxation closes the gap.
        var problem = Property.Sample(ProblemGenerators.Of(Corner.SubsetSum, 8), 8)[^1].Problem;
        var result = new MinlpSolver(engine).Solve(problem, new() { RelativeGap = CoarseGap });
        Assert.DoesNotContain(" 0 integer", result.RawStatus, StringComparison.Ordinal);
        var optimum = new ExhaustiveSolver().Solve(problem, new()).Objective;
        Assert.InRange(result.Objective, optimum - 1e-9, optimum + CoarseGap * Math.Abs(optimum));
        Assert.InRange(result.Bound, optimum - CoarseGap * Math.Abs(optimum), optimum + 1e-9 * Math.Abs(optimum));
    }

    [Theory]
    [InlineData(MinlpEngine.Gurobi)]
    [InlineData(MinlpEngine.Cplex)]
    [InlineData(MinlpEngine.Xpress)]
    public void Solve_EngineNotInstalled_IsAStatusWithTheReason(MinlpEngine engine)
    {
        if (Engine.Of(engine).WhyMissing() is not { } reason)
            return;
        var result = new MinlpSolver(engine).Solve(Cases(4, seed: 1).First().Problem, new());
        Assert.Equal(Termination.Error, result.Termination);
        Assert.Equal(PointStatus.Feasible, result.Point);
        Assert.Equal(reason, result.RawStatus);
        Assert.Contains("licence", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_UnknownEngine_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinlpSolver((MinlpEngine)99));

    [Theory]
    [InlineData(MinlpEngine.Scip)]
    [InlineData(MinlpEngine.Highs)]
    [InlineData(MinlpEngine.Cbc)]
    [InlineData(MinlpEngine.Sat)]
    public void Solve_TimeLimit_IsKeptWithinASecond(MinlpEngine engine)
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 3000, seed: 1).ToProblem();
        var effort = Effort.Start();
        var result = new MinlpSolver(engine).Solve(problem, new() { RelativeGap = 0, TimeLimit = TimeSpan.FromSeconds(1) });
        Assert.InRange(effort.Spent.TotalSeconds, 0, 2);
        Assert.Equal(Termination.TimeLimit, result.Termination);
        Assert.Equal(PointStatus.Feasible, result.Point);
        Assert.True(result.Bound <= result.Objective, $"bound {result.Bound:R}, cost {result.Objective:R}");
    }

    // The figures that the project asks of it, on 18 fleets; here far inside them.
    [Theory]
    [InlineData(30, 3)]
    [InlineData(50, 10)]
    [InlineData(100, 60)]
    public void Solve_LargerFleets_AreProvedInTime(int devices, double seconds)
    {
        foreach (var (problem, reading) in Cases(devices, seed: 5))
        {
            var effort = Effort.Start();
            var result = new MinlpSolver().Solve(problem, new() { Reading = reading, RelativeGap = 1e-4 });
            Assert.InRange(effort.Spent.TotalSeconds, 0, seconds);
            Assert.Equal(Termination.Optimal, result.Termination);
            Assert.True(result.Gap <= 1e-4, $"gap {result.Gap:R}");
        }
    }

    // Property 14: a general solver that minimises T alone agrees with Newton and with bisection.
    [Fact]
    public void Solve_LatencyAloneForAFixedSet_AgreesWithNewtonAndBisection() => Property.ForAll(
        ProblemGenerators.Of(ProblemGenerators.WithoutTies, 8),
        drawn =>
        {
            var all = drawn.Problem;
            var problem = new Problem(
                "latency", 1, 0, [.. all.ComputeLatency], [.. all.TransmitTime], [.. new double[all.DeviceCount]],
                [.. new double[all.DeviceCount]], all.DeviceCount, null);
            var newton = LatencyNewton.Solve(problem.ComputeLatency, problem.TransmitTime).CompletionLatency;
            var bisection = LatencyBisection.Solve(problem.ComputeLatency, problem.TransmitTime).CompletionLatency;
            Assert.Equal(newton, bisection, newton * 1e-12);
            foreach (var reading in Readings)
            {
                var result = new MinlpSolver().Solve(problem, new() { Reading = reading });
                Assert.Equal(Termination.Optimal, result.Termination);
                Assert.InRange(newton, result.Bound * (1 - 1e-9), result.Objective * (1 + 1e-9));
                Assert.InRange(result.Bound, newton * (1 - 1e-6), newton * (1 + 1e-9));
            }
        },
        count: 30);

    private static IEnumerable<(Problem Problem, Reading Reading)> Cases(int devices, int seed)
    {
        var ordinary = Property.Sample(ProblemGenerators.Of(Corner.Ordinary, devices), 4, (ulong)seed)[^1].Problem;
        foreach (var problem in (Problem[])[ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, devices, seed).ToProblem(), ordinary])
        {
            foreach (var reading in Readings)
                yield return (problem, reading);
        }
    }
}
