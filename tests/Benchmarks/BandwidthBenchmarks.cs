using System.Numerics;
using BenchmarkDotNet.Attributes;
using Judba.Models.Bandwidth;
using Judba.Models.Scenarios;

namespace Judba.Benchmarks;

/// <summary>
/// Bandwidth of a fixed set. Targets: Newton 5 times faster than bisection at a relative 1e-12, within 3 times the time of
/// reading both arrays once per pass, and no allocation.
/// </summary>
[MemoryDiagnoser]
public class BandwidthBenchmarks
{
    private const double Accuracy = 1e-12;
    private double[] _a = [], _b = [], _p = [], _w = [];
    private double _latencyWeight;
    private int _passes;

    /// <summary>N.</summary>
    [Params(10, 1_000, 100_000)]
    public int Uploaders { get; set; }

    /// <summary>Draws the fleet.</summary>
    [GlobalSetup]
    public void Draw()
    {
        var problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, Uploaders, seed: 1).ToProblem();
        _a = problem.ComputeLatency.ToArray();
        _b = problem.TransmitTime.ToArray();
        _p = problem.TransmitEnergyWeight.ToArray();
        _w = new double[Uploaders];
        _latencyWeight = problem.LatencyWeight;
        _passes = LatencyNewton.Solve(_a, _b).Iterations;
    }

    /// <summary>The default.</summary>
    [Benchmark(Baseline = true)]
    public double Newton() => LatencyNewton.Solve(_a, _b).Offset;

    /// <summary>The paper's.</summary>
    [Benchmark]
    public double Bisection() => LatencyBisection.Solve(_a, _b, Accuracy).Offset;

    /// <summary>What memory alone takes: both arrays, once per pass of Newton.</summary>
    [Benchmark]
    public double ReadOncePerPass()
    {
        var total = 0.0;
        for (var pass = 0; pass < _passes; pass++)
            total += Read(_a, _b);
        return total;
    }

    /// <summary>One pass of Newton's kernel.</summary>
    [Benchmark]
    public double Kernel() => LatencyNewton.LoadAndSlope(_a, _b, latest: 20, u: 1).Load;

    /// <summary>The same pass as a plain loop.</summary>
    [Benchmark]
    public double KernelReference() => LatencyNewton.LoadAndSlopeReference(_a, _b, latest: 20, u: 1).Load;

    /// <summary>Least cost instead of least latency.</summary>
    [Benchmark]
    public double MinCost() => CostAllocation.Solve(_a, _b, _p, _latencyWeight, _w).Cost;

    private static double Read(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Vector<double> x = default, y = default;
        var i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            x += new Vector<double>(a[i..]);
            y += new Vector<double>(b[i..]);
        }

        var total = Vector.Sum(x + y);
        for (; i < a.Length; i++)
            total += a[i] + b[i];
        return total;
    }
}
