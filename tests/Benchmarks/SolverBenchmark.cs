using BenchmarkDotNet.Attributes;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;

namespace Judba.Benchmarks;

/// <summary>A solver on drawn fleets; one operation solves <see cref="Seeds"/> of them.</summary>
public abstract class SolverBenchmark
{
    /// <summary>Fleets per operation: a single one says little.</summary>
    protected const int Seeds = 5;

    private Problem[] _problems = [];

    /// <summary>The reading.</summary>
    [Params(Reading.MinLatency, Reading.MinCost)]
    public Reading Reading { get; set; }

    /// <summary>Draws the fleets.</summary>
    protected IReadOnlyList<Problem> Draw(ScenarioLaw law, int devices) =>
        _problems = [.. Enumerable.Range(0, Seeds).Select(k => ScenarioGenerator.Generate(law, devices, seed: 1, k).ToProblem())];

    /// <summary>Solves them; returns the largest gap, so that nothing is optimised away.</summary>
    protected double SolveAll(ISolver solver, double relativeGap = 1e-6)
    {
        var worst = 0.0;
        foreach (var problem in _problems)
            worst = Math.Max(
                worst, solver.Solve(problem, new SolveOptions { Reading = Reading, RelativeGap = relativeGap, Threads = 1 }).Gap);
        return worst;
    }
}
