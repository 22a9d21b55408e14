using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exact;
using Judba.Solvers.Registry;
using Judba.Solvers.Threshold;

namespace Judba.Experiments.Studies.PriceOfTheory;

/// <summary>What Observation 2 and the decomposition cost over α, tuning energy and F, against certified optima.</summary>
/// <param name="runs">Fleets a cell; every cell has the same.</param>
/// <param name="devices">M.</param>
/// <param name="seed">Seed of the series.</param>
/// <param name="threads">Cells at a time.</param>
internal sealed class TheoryStudy(int runs, int devices, int seed, int threads) : IStudy
{
    /// <summary>Name of the study.</summary>
    public const string StudyName = "price-of-theory";

    private const double Gap = Price.Tolerance / 100;

    public string Name => StudyName;

    public IReadOnlyList<(string Name, object Value)> Configuration => [("runs", runs), ("devices", devices), ("seed", seed)];

    /// <summary>Measures all cells. A stopped run gives the data of the cells that are done.</summary>
    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        List<TheoryPoint> done = [];
        IReadOnlyList<TheoryPoint>? points = null;
        try
        {
            points = ParallelStudy.Run(
                TheoryCell.All, cell => Measure(cell, context.Stop), threads,
                (count, point) =>
                {
                    done.Add(point);
                    context.Progress($"{count} of {TheoryCell.All.Count}: {point.Cell}, {runs} runs");
                },
                context.Stop);
        }
        catch (OperationCanceledException)
        {
            // What is done is given below, because nothing can be given from within a handler.
        }

        yield return points is not null ? TheoryReport.Of(Name, points) : new(Name) { Data = [TheoryReport.Data(Name, done)] };
        if (points is null)
            throw new OperationCanceledException("The study was stopped.", context.Stop);
    }

    private TheoryPoint Measure(TheoryCell cell, CancellationToken stop)
    {
        double[] rule = new double[runs], decomposition = new double[runs], both = new double[runs];
        var gap = 0.0;
        for (var run = 0; run < runs; run++)
        {
            stop.ThrowIfCancellationRequested();
            var problem = ScenarioGenerator.Generate(cell.Law, devices, seed, run).ToProblem();
            var written = Cost(new ThresholdSolver(), problem, Reading.MinLatency, stop).Cost;
            var early = Cost(new ExactSolver(), problem, Reading.MinLatency, stop);
            var cheap = Cost(new ExactSolver(), problem, Reading.MinCost, stop);
            rule[run] = Excess(written, early.Cost);
            decomposition[run] = Excess(early.Cost, cheap.Cost);
            both[run] = Excess(written, cheap.Cost);
            gap = Math.Max(gap, Math.Max(early.Result.Gap, cheap.Result.Gap));
        }

        return new(cell, rule, decomposition, both, gap);
    }

    private static double Excess(double cost, double optimum) => (cost - optimum) / Math.Abs(optimum);

    private static Verdict Cost(ISolver solver, Problem problem, Reading reading, CancellationToken stop)
    {
        var verdict = Referee.Run(solver, problem, new() { Reading = reading, RelativeGap = Gap, Threads = 1 }, stop);
        stop.ThrowIfCancellationRequested();
        return verdict;
    }
}
