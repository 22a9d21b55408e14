using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exact;
using Judba.Solvers.Price;

namespace Judba.Benchmarks.Baselines;

/// <summary>What a baseline holds: solvers by size and reading, and the kernels of a fixed set.</summary>
/// <remarks>
/// The reference is one pass of Σ bᵢ/(T − aᵢ) and its slope by the plain loop over the same fleets. It is no part of any solver, so that a
/// change to a solver moves one side of the ratio alone.
/// </remarks>
internal static class BaselineCases
{
    // Fleets a solver is run on: a single one says little.
    private const int Seeds = 3;

    private const double Gap = 1e-6;

    // A deadline [s] and a distance from it at which the kernels are run.
    private const double Latest = 20, Distance = 1;

    private static readonly int[] SolverSizes = [100, 1_000, 10_000];
    private static readonly int[] KernelSizes = [10, 1_000, 100_000];

    /// <summary>All cases, in the order in which they are measured.</summary>
    public static IEnumerable<BaselineCase> All() =>
    [
        .. from solver in (ISolver[])[new ExactSolver(), new PriceSolver()]
           from reading in (Reading[])[Reading.MinCost, Reading.MinLatency]
           from devices in SolverSizes
           select OfSolver(solver, reading, devices),
        .. KernelSizes.SelectMany(OfKernels),
    ];

    private static BaselineCase OfSolver(ISolver solver, Reading reading, int devices)
    {
        var fleets = Enumerable.Range(0, Seeds).Select(
            k => ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, devices, seed: 1, k).ToProblem()).ToList();
        var options = new SolveOptions { Reading = reading, RelativeGap = Gap, Threads = 1 };
        return new(
            $"{solver.Info.Name}/{reading.ToWord()}/{devices}",
            () => fleets.Sum(f => solver.Solve(f, options).Objective),
            () => fleets.Sum(f => LatencyNewton.LoadAndSlopeReference(f.ComputeLatency, f.TransmitTime, Latest, Distance).Load));
    }

    private static IEnumerable<BaselineCase> OfKernels(int uploaders)
    {
        var fleet = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, uploaders, seed: 1).ToProblem();
        double[] a = [.. fleet.ComputeLatency], b = [.. fleet.TransmitTime], p = [.. fleet.TransmitEnergyWeight];
        var w = new double[uploaders];
        yield return Of("load-and-slope", () => LatencyNewton.LoadAndSlope(a, b, Latest, Distance).Load);
        yield return Of("latency-newton", () => LatencyNewton.Solve(a, b).Offset);
        yield return Of("least-cost-shares", () => CostAllocation.Solve(a, b, p, fleet.LatencyWeight, w).Cost);

        BaselineCase Of(string name, Func<double> work) =>
            new($"{name}/{uploaders}", work, () => LatencyNewton.LoadAndSlopeReference(a, b, Latest, Distance).Load);
    }
}
