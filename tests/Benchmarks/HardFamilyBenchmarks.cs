using BenchmarkDotNet.Attributes;
using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exact;

namespace Judba.Benchmarks;

/// <summary>Branch and bound to 1e-6 on the families that are hard for it.</summary>
public class HardFamilyBenchmarks
{
    private const int Devices = 1_000;

    private Problem _problem = null!;

    /// <summary>Names of the families.</summary>
    public static IEnumerable<string> Families => HardFamilies.Names;

    /// <summary>The reading.</summary>
    [Params(Reading.MinLatency, Reading.MinCost)]
    public Reading Reading { get; set; }

    /// <summary>The family.</summary>
    [ParamsSource(nameof(Families))]
    public string Family { get; set; } = "";

    /// <summary>Draws the fleet.</summary>
    [GlobalSetup]
    public void Setup() => _problem = HardFamilies.Create(Family, Devices);

    /// <summary>To the end.</summary>
    [Benchmark]
    public double Exact() => new ExactSolver().Solve(_problem, new() { Reading = Reading }).Gap;
}
