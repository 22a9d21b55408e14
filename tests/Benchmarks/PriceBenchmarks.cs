using BenchmarkDotNet.Attributes;
using Judba.Models.Scenarios;
using Judba.Solvers.Price;

namespace Judba.Benchmarks;

/// <summary>Targets: 1,000 devices under 20 ms, and linear growth to 10⁶.</summary>
[MemoryDiagnoser]
public class PriceBenchmarks : SolverBenchmark
{
    /// <summary>M.</summary>
    [Params(100, 1_000, 10_000, 100_000, 1_000_000)]
    public int Devices { get; set; }

    /// <summary>Draws the fleets.</summary>
    [GlobalSetup]
    public void Setup() => Draw(ScenarioLaw.PaperScaled, Devices);

    /// <summary>Deadline scan with refinement and bound.</summary>
    [Benchmark(OperationsPerInvoke = Seeds)]
    public double Price() => SolveAll(new PriceSolver());
}
