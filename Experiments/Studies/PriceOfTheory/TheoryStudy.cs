using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exact;
using Judba.Solvers.Registry;
using Judba.Solvers.Threshold;

namespace Judba.Experiments.Studies.PriceOfTheory;

/// <summary>Measures what Observation 2 and the decomposition cost against certified optima.</summary>
/// <param name="runs">Fleets a cell; every cell has the same.</param>
/// <param name="devices">M.</param>
/// <param name="seed">Seed of the series.</param>
internal sealed class TheoryStudy(int runs, int devices, int seed)
{
    private const double Gap = Price.Tolerance / 100;

    /// <summary>Measures one cell.</summary>
    public TheoryPoint Run(TheoryCell cell, CancellationToken stop)
    {
        double[] rule = new double[runs], decomposition = new double[runs], both = new double[runs];
        var gap = 0.0;
        for (var run = 0; run < runs; run++)
        {
            stop.ThrowIfCancellationRequested();
            var problem = ScenarioGenerator.Generate(cell.Law, devices, seed, run).ToProblem();
            var written = Cost(new ThresholdSolver(), problem, Reading.MinLatency, stop).Cost;
            Verdict early = Cost(new ExactSolver(), problem, Reading.MinLatency, stop), cheap = Cost(new ExactSolver(), problem, Reading.MinCost, stop);
            rule[run] = Excess(written, early.Cost);
            decomposition[run] = Excess(early.Cost, cheap.Cost);
            both[run] = Excess(written, cheap.Cost);
            gap = Math.Max(gap, Math.Max(early.Result.Gap, cheap.Result.Gap));
        }

        return new(cell, rule, decomposition, both, gap);
    }

    private static double Excess(double cost, double optimum) => (cost - optimum) / optimum;

    private static Verdict Cost(ISolver solver, Problem problem, Reading reading, CancellationToken stop)
    {
        var verdict = Referee.Run(solver, problem, new() { Reading = reading, RelativeGap = Gap, Threads = 1 }, stop);
        stop.ThrowIfCancellationRequested();
        return verdict;
    }
}
