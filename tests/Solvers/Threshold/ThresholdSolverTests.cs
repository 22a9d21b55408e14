using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Threshold;

namespace Judba.Solvers.Tests.Threshold;

/// <summary>Observation 2 as written: p (T* − a) > q means "do not upload", by elimination from all-upload.</summary>
public sealed class ThresholdSolverTests
{
    // a = 0, b = 1: T* = 3, 2, 1 for three, two, one uploaders. Device 2 leaves at once (3 > 2.5); with T* = 2 device 1
    // would stay (2 ≤ 2.9), but it left in the first round too (3 > 2.9): elimination does not take back.
    [Fact]
    public void Solve_HandMadeFleet_EliminatesInRounds()
    {
        var problem = Equal(q: [3, 2.9, 2.5]);
        Assert.Equal([0], Uploaders(new(), problem));
        Assert.Equal([0], Uploaders(new(rounds: 1), problem));
    }

    // T* = 4 → device 3 leaves (4 > 3.5); T* = 3 → device 2 stays (3 ≤ 3).
    [Fact]
    public void Solve_EnergyEqualToSaving_Stays()
    {
        Assert.Equal([0, 1, 2], Uploaders(new(), Equal(q: [9, 9, 4, 3.5])));
    }

    // p differs, so that leaving goes on: T* = 3: device 2 leaves (3·1 > 2.5); T* = 2: nobody else; all gone without a saving.
    [Fact]
    public void Solve_LaterRounds_LookAtTheNewLatency()
    {
        // a = (0, 0, 4), b = 1: everybody: 1/T·2 + 1/(T − 4) = 1 → T = (7 + √17)/2 = 5.56; without device 2: T = 2.
        var problem = new Problem("", 1, 0, [0, 0, 4], [1, 1, 1], [0, 0, 0], [1, 1, 1], 0, [5.6, 5.5, 1.5]);
        Assert.Equal([0], Uploaders(new(), problem));
        var patient = new Problem("", 1, 0, [0, 0, 4], [1, 1, 1], [0, 0, 0], [1, 1, 1], 0, [5.6, 5.57, 1.5]);
        Assert.Equal([0, 1], Uploaders(new(), patient));
    }

    // Each round shortens T, and less time spent transmitting is never a reason to leave: one round decides where all
    // p (T* − a) fall together. Hence rounds differ only through the top-up.
    [Fact]
    public void Solve_OneRoundAndAll_DifferOnlyByFurtherEliminations() => Property.ForAll(
        ProblemGenerators.Any(),
        c =>
        {
            int[] one = Uploaders(new(rounds: 1), c.Problem), all = Uploaders(new(), c.Problem);
            Assert.Subset(one.ToHashSet(), all.ToHashSet());
            // T* falls from round to round, so whoever stays once stays for good.
            Assert.Equal(one, all);
        });

    // By the definition, in plain loops: whoever stays is at or below break-even at the T* of all.
    [Fact]
    public void Solve_AnyProblem_KeepsWhoeverIsNotAboveBreakEven() => Property.ForAll(
        ProblemGenerators.Of(ProblemGenerators.WithoutTies, 9),
        c =>
        {
            var m = c.Problem.DeviceCount;
            var latest = LatencyBisection.Solve(c.Problem.ComputeLatency, c.Problem.TransmitTime);
            double[] excess = [.. Enumerable.Range(0, m).Select(Excess)];
            var willing = excess.Count(x => x <= 0);
            int[] expected = willing >= c.Problem.MinUploaders
                ? [.. Enumerable.Range(0, m).Where(i => excess[i] <= 0)]
                : [.. Enumerable.Range(0, m).OrderBy(i => excess[i]).Take(c.Problem.MinUploaders).Order()];
            Assert.Equal(expected, Uploaders(new(rounds: 1), c.Problem));

            double Excess(int i) =>
                c.Problem.TransmitEnergyWeight[i] * latest.TransmitLatency(c.Problem.ComputeLatency[i]) - c.Problem.TuningSaving[i];
        });

    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(1, new[] { 1 })]
    [InlineData(2, new[] { 1, 2 })]
    [InlineData(3, new[] { 0, 1, 2 })]
    public void Solve_NobodyWilling_KeepsTheSmallestDifferences(int minUploaders, int[] expected) =>
        Assert.Equal(expected, Uploaders(new(), Equal(q: [0, 2, 1]).WithMinUploaders(minUploaders)));

    // α = 0: p = q = 0, both sides vanish.
    [Fact]
    public void Solve_OnlyLatencyCounts_EverybodyUploads()
    {
        var scenario = ScenarioGenerator.Generate(ScenarioLaw.Paper, 6, seed: 1).With("energyPreference", 0);
        Assert.Equal([0, 1, 2, 3, 4, 5], Uploaders(new(), scenario.ToProblem()));
    }

    // The decision is made at w*; the bandwidth of the answer is the reading's.
    [Fact]
    public void Solve_BothReadings_DecideAlikeAndAllocateApart() => Property.ForAll(
        ProblemGenerators.Any(),
        c =>
        {
            var cheap = new ThresholdSolver().Solve(c.Problem, new() { Reading = Reading.MinCost });
            var early = new ThresholdSolver().Solve(c.Problem, new() { Reading = Reading.MinLatency });
            Assert.Equal(cheap.Allocation!.Uploaders.ToArray(), early.Allocation!.Uploaders.ToArray());
            Assert.True(cheap.Objective <= early.Objective + Near.Slack(Evaluator.Evaluate(c.Problem, early.Allocation)));
        });

    [Fact]
    public void Constructor_NegativeRounds_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new ThresholdSolver(-1));

    // p = b = 1, a = 0: T* is the number of uploaders.
    private static Problem Equal(double[] q)
    {
        double[] ones = [.. Enumerable.Repeat(1.0, q.Length)], zeros = new double[q.Length];
        return new("", 1, 0, [.. zeros], [.. ones], [.. zeros], [.. ones], 0, [.. q]);
    }

    private static int[] Uploaders(ThresholdSolver solver, Problem problem) =>
        solver.Solve(problem, new()).Allocation!.Uploaders.ToArray();
}
