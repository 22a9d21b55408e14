using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Exact;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Studies.Figures;

/// <summary>Runs schemes over drawn fleets. The referee scores every point again.</summary>
/// <param name="schemes">The lines.</param>
/// <param name="runs">Fleets a point.</param>
/// <param name="seed">Seed of the series.</param>
/// <param name="stop">Ends the study.</param>
internal sealed class SchemeRuns(IReadOnlyList<FigureScheme> schemes, int runs, int seed, CancellationToken stop)
{
    /// <summary>Fleets a point that <see cref="Second"/> solves as well: it takes a hundred times as long.</summary>
    public const int SecondOpinions = 10;

    private static readonly string ExactName = new ExactSolver().Info.Name;

    /// <summary>A solver that is asked for the least cost of some fleets too; null for none.</summary>
    public ISolver? Second { get; init; }

    // Figures share points: 5(a) and 5(b) all of theirs.
    private readonly Dictionary<(ScenarioLaw Law, int Devices), FigurePoint> _done = [];

    /// <summary>One point of a figure, computed once for all figures that have it.</summary>
    public FigurePoint Run(FigurePlan plan, double value)
    {
        var key = (plan.Law(value), plan.Devices(value));
        if (!_done.TryGetValue(key, out var point))
            _done[key] = point = Run(key.Item1, key.Item2);
        return point with { Value = value };
    }

    /// <summary>All schemes over the fleets of a law; <see cref="FigurePoint.Value"/> is λ.</summary>
    public FigurePoint Run(ScenarioLaw law, int devices)
    {
        var verdicts = new Verdict[runs][];
        var uploaders = new double[runs][];
        var second = new double[Second is null ? 0 : Math.Min(runs, SecondOpinions)];
        Parallel.For(0, runs, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, run =>
        {
            var scenario = ScenarioGenerator.Generate(law, devices, seed, run);
            var problem = scenario.ToProblem();
            verdicts[run] = [.. schemes.Select(s => Referee.Run(
                s.Solver, problem, new() { Reading = s.Reading, Seed = ScenarioGenerator.Mix(seed, run), Threads = 1 }, stop))];
            uploaders[run] = Array.ConvertAll(verdicts[run], v => UploaderCost(scenario, v));
            if (run < second.Length)
                second[run] = Difference(problem, run);
        });
        Dictionary<string, double[]> ByLabel(Func<int, int, double> value) => schemes.Index().ToDictionary(
            s => s.Item.Label, s => Enumerable.Range(0, runs).Select(run => value(run, s.Index)).ToArray(), StringComparer.Ordinal);
        var gap = verdicts.Max(v => v.Where(x => string.Equals(x.Solver.Name, ExactName, StringComparison.Ordinal)).Max(x => x.Result.Gap));
        return new(
            law.CompressionRatio, law.Profile.At(law.CompressionRatio).Accuracy,
            ByLabel((run, k) => verdicts[run][k].Cost), ByLabel((run, k) => uploaders[run][k]), gap)
        {
            SecondOpinion = second.Length == 0 ? double.NaN : second.Max(),
        };
    }

    private double Difference(Problem problem, int run)
    {
        SolveOptions options = new() { Reading = Reading.MinCost, Seed = ScenarioGenerator.Mix(seed, run), Threads = 1 };
        var least = Referee.Run(new ExactSolver(), problem, options, stop).Cost;
        return Math.Abs(Referee.Run(Second!, problem, options, stop).Cost - least) / Math.Abs(least);
    }

    private static double UploaderCost(Scenario scenario, Verdict verdict) => verdict.Result.Allocation is { } allocation
        ? Evaluator.Evaluate(scenario, allocation).Devices.Where(d => d.Uploads).Sum(d => d.Cost)
        : double.NaN;
}
