using Judba.Models;
using Judba.Solvers;

namespace Judba.Experiments.Reproduction;

/// <summary>Runs the schemes of a figure over drawn fleets; every point is re-scored by the referee.</summary>
/// <param name="schemes">The lines.</param>
/// <param name="runs">Fleets a point.</param>
/// <param name="seed">Seed of the series.</param>
/// <param name="stop">Ends the study.</param>
internal sealed class FigureStudy(IReadOnlyList<FigureScheme> schemes, int runs, int seed, CancellationToken stop)
{
    /// <summary>One point of a figure.</summary>
    public FigurePoint Run(FigurePlan plan, double value)
    {
        var law = plan.Law(value);
        var verdicts = new Verdict[runs][];
        Parallel.For(0, runs, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, run =>
        {
            var problem = ScenarioGenerator.Generate(law, plan.Devices(value), seed, run).ToProblem();
            verdicts[run] = [.. schemes.Select(s => Referee.Run(
                s.Solver, problem, new() { Reading = s.Reading, Seed = ScenarioGenerator.Mix(seed, run), Threads = 1 }, stop))];
        });
        var costs = schemes.Index().ToDictionary(
            s => s.Item.Label, s => Array.ConvertAll(verdicts, v => v[s.Index].Cost), StringComparer.Ordinal);
        var gap = verdicts.Max(v => v.Where(x => string.Equals(x.Solver.Name, ExactName, StringComparison.Ordinal)).Max(x => x.Result.Gap));
        return new(value, law.Profile.At(law.CompressionRatio).Accuracy, costs, gap);
    }

    private static readonly string ExactName = new ExactSolver().Info.Name;
}
