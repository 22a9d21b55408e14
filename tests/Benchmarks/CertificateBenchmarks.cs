using BenchmarkDotNet.Attributes;
using Judba.Certificates;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Exact;

namespace Judba.Benchmarks;

/// <summary>Verification of a certificate beside the solve that it proves.</summary>
public class CertificateBenchmarks
{
    private Problem _problem = null!;
    private Certificate _certificate = null!;

    /// <summary>The reading.</summary>
    [Params(Reading.MinLatency, Reading.MinCost)]
    public Reading Reading { get; set; }

    /// <summary>M.</summary>
    [Params(100, 1_000, 10_000)]
    public int Devices { get; set; }

    /// <summary>Solves once, with certificate.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _problem = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, Devices, seed: 1).ToProblem();
        _certificate = new ExactSolver().SolveWithCertificate(_problem, new() { Reading = Reading }).Certificate!;
    }

    /// <summary>The solve alone.</summary>
    [Benchmark(Baseline = true)]
    public double Solve() => new ExactSolver().Solve(_problem, new() { Reading = Reading }).Bound;

    /// <summary>The check.</summary>
    [Benchmark]
    public bool Verify() => CertificateVerifier.Verify(_problem, _certificate).Proved;
}
