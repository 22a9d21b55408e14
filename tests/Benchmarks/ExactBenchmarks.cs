using BenchmarkDotNet.Attributes;
using Judba.Models;
using Judba.Solvers;

namespace Judba.Benchmarks;

/// <summary>Branch and bound to a relative gap of 1e-6 on one thread.</summary>
[MemoryDiagnoser]
public class ExactBenchmarks : SolverBenchmark
{
    /// <summary>M.</summary>
    [Params(100, 1_000, 10_000, 100_000)]
    public int Devices { get; set; }

    /// <summary>Draws the fleets.</summary>
    [GlobalSetup]
    public void Setup() => Draw(ScenarioLaw.PaperScaled, Devices);

    /// <summary>To the end.</summary>
    [Benchmark(OperationsPerInvoke = Seeds)]
    public double Exact() => SolveAll(new ExactSolver());
}
