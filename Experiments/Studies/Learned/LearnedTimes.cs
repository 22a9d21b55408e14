using System.Diagnostics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exact;
using Judba.Solvers.Greedy;
using Judba.Solvers.Learned;
using Judba.Solvers.Price;
using Judba.Solvers.Threshold;
using Judba.Torch;

namespace Judba.Experiments.Studies.Learned;

/// <summary>Wall times on fleets of <c>paper-scaled</c>, one thread unless it says otherwise.</summary>
internal static class LearnedTimes
{
    // The least of several rounds for each fleet: the machine may do something else as well.
    private const int Rounds = 15;

    /// <summary>Devices of the fleets of the batch.</summary>
    public const int BatchDevices = 30;

    private static readonly int[] Sizes = [5, 10, 20, 50, 100, 200, 500, 1000];

    private static readonly (string Name, ISolver Solver, int MostDevices)[] Solvers =
    [
        ("learned", new LearnedSolver(), int.MaxValue), ("learned, direct", new LearnedSolver(Decoding.Direct), int.MaxValue),
        ("exact", new ExactSolver(), int.MaxValue), ("price", new PriceSolver(), int.MaxValue),
        ("threshold", new ThresholdSolver(), int.MaxValue),
        ("greedy", new GreedySolver(), 100),
    ];

    /// <summary>Seconds for one fleet.</summary>
    public static List<(string Solver, int Devices, Reading Reading, double Seconds)> Alone(int fleets, int seed, CancellationToken stop)
    {
        List<(string, int, Reading, double)> rows = [];
        foreach (var devices in Sizes)
        {
            var problems = Draw(devices, fleets, seed);
            foreach (var reading in Enum.GetValues<Reading>())
            {
                var options = new SolveOptions { Reading = reading, Threads = 1 };
                foreach (var (name, solver, _) in Solvers.Where(s => devices <= s.MostDevices))
                {
                    // Greedy takes a thousand times as long as the others: once is enough.
                    var rounds = solver is GreedySolver ? 1 : Rounds;
                    stop.ThrowIfCancellationRequested();
                    rows.Add((name, devices, reading, problems.Average(p => Least(rounds, () => solver.Solve(p, options, stop)))));
                }
            }
        }

        return rows;
    }

    /// <summary>Seconds for a batch.</summary>
    public static List<(string How, Reading Reading, double Seconds)> Batch(int fleets, int seed, CancellationToken stop)
    {
        var problems = Draw(BatchDevices, fleets, seed);
        LearnedSolver guided = new(), direct = new(Decoding.Direct);
        var exact = new ExactSolver();
        List<(string, Reading, double)> rows = [];
        foreach (var reading in Enum.GetValues<Reading>())
        {
            SolveOptions one = new() { Reading = reading, Threads = 1 }, all = new() { Reading = reading };
            var threads = all.Threads;
            Time("learned, one by one", () => Array.ForEach(problems, p => guided.Solve(p, one, stop)));
            Time($"learned, batch on {threads} threads", () => guided.SolveMany(problems, all, stop));
            Time("learned, direct, one by one", () => Array.ForEach(problems, p => direct.Solve(p, one, stop)));
            Time($"learned, direct, batch on {threads} threads", () => direct.SolveMany(problems, all, stop));
            Time("learned, predictions by libtorch, batch", () => LibTorch(problems, reading));
            Time("exact, one by one", () => Array.ForEach(problems, p => exact.Solve(p, one, stop)));
            Time($"exact, one by one on {threads} threads", () =>
                Parallel.ForEach(problems, new ParallelOptions { MaxDegreeOfParallelism = threads }, p => exact.Solve(p, one, stop)));

            void Time(string how, Action work)
            {
                stop.ThrowIfCancellationRequested();
                rows.Add((how, reading, Least(2, work)));
            }
        }

        return rows;
    }

    // What the batch would cost on a processor if libtorch computed it: nothing but predictions.
    private static void LibTorch(Problem[] problems, Reading reading)
    {
        using var inference = new TorchInference(AllocatorWeights.Default, TorchLibrary.Device("cpu"));
        inference.Predict(Array.ConvertAll(problems, p => new NormalisedProblem(p)), reading);
    }

    private static Problem[] Draw(int devices, int fleets, int seed) =>
        [.. Enumerable.Range(0, fleets).Select(k => ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, devices, seed, k).ToProblem())];

    private static double Least(int rounds, Action work)
    {
        var least = double.PositiveInfinity;
        for (var k = 0; k < rounds; k++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return least;
    }
}
