using BenchmarkDotNet.Attributes;
using Judba.Models.Scenarios;
using Judba.Solvers.Exhaustive;

namespace Judba.Benchmarks;

/// <summary>Targets: 20 devices under 0.2 s, 24 under 3 s, each on two cores.</summary>
public class ExhaustiveBenchmarks : SolverBenchmark
{
    /// <summary>M.</summary>
    [Params(20, 24)]
    public int Devices { get; set; }

    /// <summary>Draws the fleets.</summary>
    [GlobalSetup]
    public void Setup() => Draw(ScenarioLaw.Paper, Devices);

    /// <summary>Every set.</summary>
    [Benchmark(OperationsPerInvoke = Seeds)]
    public double Exhaustive() => SolveAll(new ExhaustiveSolver());
}
