using BenchmarkDotNet.Attributes;
using Judba.Models.Scenarios;
using Judba.Solvers.Dual;
using Judba.Solvers.Exact;

namespace Judba.Benchmarks;

/// <summary>
/// Branch and bound to a relative gap on one thread, beside one pass of Σ φ over the devices, the unit that machines share.
/// </summary>
[MemoryDiagnoser]
public class ExactBenchmarks : SolverBenchmark
{
    private DualTerms[] _terms = [];

    /// <summary>M.</summary>
    [Params(100, 1_000, 10_000, 100_000, 1_000_000)]
    public int Devices { get; set; }

    /// <summary>The gap asked for.</summary>
    [Params(1e-6, 1e-9)]
    public double RelativeGap { get; set; }

    /// <summary>Draws the fleets.</summary>
    [GlobalSetup]
    public void Setup() => _terms = [.. Draw(ScenarioLaw.PaperScaled, Devices).Select(p => new DualTerms(p, Reading))];

    /// <summary>To the end.</summary>
    [Benchmark(OperationsPerInvoke = Seeds)]
    public double Exact() => SolveAll(new ExactSolver(), RelativeGap);

    /// <summary>One pass Σ φ at one deadline and price, by the plain loop.</summary>
    [Benchmark(OperationsPerInvoke = Seeds, Baseline = true)]
    public double OnePass()
    {
        const double Deadline = 20, Price = 2_000;
        var sum = 0.0;
        foreach (var terms in _terms)
        {
            for (var i = 0; i < terms.Count; i++)
                sum += terms.Value(i, Deadline - terms.Start[i], new(Price, 0));
        }

        return sum;
    }
}
