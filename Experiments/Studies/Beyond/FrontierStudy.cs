using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Figures;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>Energy of all devices against completion latency as α goes from 0 to 1: the frontier that a fleet's owner chooses on.</summary>
internal sealed class FrontierStudy(BeyondOptions options) : IStudy
{
    private const int Devices = 30;

    private static readonly double[] Preferences =
        [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1];

    public string Name => "frontier";

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        var schemes = FigureScheme.From(options.Registry);
        List<(double Alpha, string Label, Estimate Energy, Estimate Latency, double Uploaders)> points = [];
        foreach (var alpha in Preferences)
        {
            context.Progress($"{Name}: α = {alpha}, {options.Fleets} fleets");
            var runs = new (double Energy, double Latency, double Uploaders)[options.Fleets][];
            Parallel.For(0, runs.Length, new ParallelOptions { CancellationToken = context.Stop }, run =>
                runs[run] = Run(schemes, alpha, run, context.Stop));
            foreach (var (k, scheme) in schemes.Index())
            {
                points.Add((
                    alpha, scheme.Label, Estimate.Of(runs, r => r[k].Energy), Estimate.Of(runs, r => r[k].Latency),
                    runs.Average(r => r[k].Uploaders)));
            }
        }

        var series = points.GroupBy(p => p.Label, StringComparer.Ordinal).Select(g => new ChartSeries(
            g.Key, [.. g.Select(p => p.Energy.Mean)], [.. g.Select(p => p.Latency.Mean)], FigureScheme.Style(g.Key))
        {
            Labels = [.. g.Select(p => $"α = {p.Alpha}, {p.Uploaders:0.#} uploaders")],
        }).ToList();
        var chart = new Chart("Energy and latency over α", new ChartPanel(
            $"M = {Devices}, means over fleets", new ChartAxis("energy of all devices [J]"), new ChartAxis("completion latency T [s]"),
            series))
        {
            Notes = [$"{options.Fleets} fleets from 'paper' a point, one point for each α from 0 to 1; down and to the left is better."],
        };
        yield return BeyondResult.Of(chart, StudyTable.Of(
            Name, points, new("alpha", p => p.Alpha), new("scheme", p => p.Label), new("energyJ", p => p.Energy.Mean),
            new("energyBand", p => p.Energy.Band),
            new("latencyS", p => p.Latency.Mean), new("latencyBand", p => p.Latency.Band), new("uploaders", p => p.Uploaders)));
    }

    private (double, double, double)[] Run(IReadOnlyList<FigureScheme> schemes, double alpha, int run, CancellationToken stop)
    {
        var scenario = ScenarioGenerator.Generate(ScenarioLaw.Paper with { EnergyPreference = alpha }, Devices, options.Seed, run);
        var problem = scenario.ToProblem();
        return [.. schemes.Select(s =>
        {
            var verdict = Referee.Run(s.Solver, problem,
                new() { Reading = s.Reading, Seed = ScenarioGenerator.Mix(options.Seed, run), Threads = 1 }, stop);
            if (verdict.Result.Allocation is not { } point)
                return (double.NaN, double.NaN, double.NaN);
            var score = Evaluator.Evaluate(scenario, point);
            return (score.Devices.Sum(d => d.Energy), score.CompletionLatency, point.UploaderCount);
        })];
    }
}
