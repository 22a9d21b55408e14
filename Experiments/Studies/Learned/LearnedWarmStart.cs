using System.Diagnostics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exact;
using Judba.Solvers.Learned;

namespace Judba.Experiments.Studies.Learned;

/// <summary>What <c>exact</c> gains from starting at the answer of <c>learned</c>, over some fleets in one reading.</summary>
/// <param name="Law">The law.</param>
/// <param name="Devices">M.</param>
/// <param name="Reading">The reading.</param>
/// <param name="ColdNodes">Mean nodes without.</param>
/// <param name="WarmNodes">Mean nodes with.</param>
/// <param name="ColdSeconds">Mean time without.</param>
/// <param name="WarmSeconds">Mean time with, the time of <c>learned</c> not in it.</param>
/// <param name="LearnedSeconds">Mean time of <c>learned</c>.</param>
internal sealed record LearnedWarmStart(
    string Law, int Devices, Reading Reading, double ColdNodes, double WarmNodes, double ColdSeconds, double WarmSeconds,
    double LearnedSeconds)
{
    // The least of three rounds for each fleet: the machine may do something else as well.
    private const int Rounds = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly (string Law, int Devices)[] Cases =
        [("paper-scaled", 30), ("paper-scaled", 100), ("paper-scaled", 1000), ("five-types", 100), ("subset-sum", 100),
            ("wide-range", 100)];

    /// <summary>Measures all cases.</summary>
    public static List<LearnedWarmStart> Measure(int fleets, int seed, CancellationToken stop)
    {
        List<LearnedWarmStart> rows = [];
        foreach (var (law, devices) in Cases)
        {
            foreach (var reading in Enum.GetValues<Reading>())
            {
                var sums = new double[5];
                for (var k = -1; k < fleets; k++)
                {
                    stop.ThrowIfCancellationRequested();
                    // One fleet more than are counted: the first compiles the code.
                    var measured = One(Draw(law, devices, ScenarioGenerator.Mix(seed, Math.Max(0, k))), reading);
                    for (var c = 0; k >= 0 && c < sums.Length; c++)
                        sums[c] += measured[c] / fleets;
                }

                rows.Add(new(law, devices, reading, sums[0], sums[1], sums[2], sums[3], sums[4]));
            }
        }

        return rows;
    }

    private static double[] One(Problem problem, Reading reading)
    {
        var options = new SolveOptions { Reading = reading, Threads = 1, TimeLimit = Limit };
        var (cold, coldSeconds) = Time(() => new ExactSolver().Solve(problem, options));
        var (learned, learnedSeconds) = Time(() => new LearnedSolver().Solve(problem, options));
        var (warm, warmSeconds) = Time(() => new ExactSolver().Solve(problem, options with { WarmStart = learned.Allocation }));
        return [cold.Statistics.Nodes!.Value, warm.Statistics.Nodes!.Value, coldSeconds, warmSeconds, learnedSeconds];
    }

    private static Problem Draw(string law, int devices, int seed) =>
        ScenarioLaw.All.FirstOrDefault(l => string.Equals(l.Name, law, StringComparison.Ordinal)) is { } scenario
            ? ScenarioGenerator.Generate(scenario, devices, seed).ToProblem()
            : HardFamilies.Create(law, devices, seed);

    private static (SolveResult Result, double Seconds) Time(Func<SolveResult> solve)
    {
        SolveResult? result = null;
        var least = double.PositiveInfinity;
        for (var k = 0; k < Rounds; k++)
        {
            var start = Stopwatch.GetTimestamp();
            result = solve();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return (result!, least);
    }
}
