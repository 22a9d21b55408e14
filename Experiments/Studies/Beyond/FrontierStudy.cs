using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Figures;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Registry;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>Energy of all devices against completion latency as α goes from 0 to 1: the frontier that a fleet's owner chooses on.</summary>
internal sealed class FrontierStudy : IBeyondStudy
{
    private const int Devices = 30;

    private static readonly double[] Preferences =
        [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1];

    /// <inheritdoc/>
    public string Name => "frontier";

    /// <inheritdoc/>
    public string Summary => "the frontier of energy and latency over α";

    /// <inheritdoc/>
    public BeyondResult Run(BeyondContext context)
    {
        var schemes = FigureScheme.From(context.Registry);
        List<object?[]> rows = [];
        var points = new List<(string Label, double Alpha, Estimate Energy, Estimate Latency, double Uploaders)>();
        foreach (var alpha in Preferences)
        {
            context.Progress($"{Name}: α = {alpha}, {context.Fleets} fleets");
            var runs = new (double Energy, double Latency, double Uploaders)[context.Fleets][];
            Parallel.For(0, runs.Length, new ParallelOptions { CancellationToken = context.Stop }, run => runs[run] = Run(schemes, alpha, context, run));
            foreach (var (k, scheme) in schemes.Index())
            {
                var energy = Estimate.Of(Array.ConvertAll(runs, r => r[k].Energy));
                var latency = Estimate.Of(Array.ConvertAll(runs, r => r[k].Latency));
                points.Add((scheme.Label, alpha, energy, latency, runs.Average(r => r[k].Uploaders)));
                rows.Add([alpha, scheme.Label, energy.Mean, energy.Band, latency.Mean, latency.Band, points[^1].Uploaders]);
            }
        }

        var series = points.GroupBy(p => p.Label, StringComparer.Ordinal).Select(g => new ChartSeries(
            g.Key, [.. g.Select(p => p.Energy.Mean)], [.. g.Select(p => p.Latency.Mean)], FigureReport.Style(g.Key))
        {
            Labels = [.. g.Select(p => $"α = {p.Alpha}, {p.Uploaders:0.#} uploaders")],
        }).ToList();
        var chart = new Chart("Energy and latency over α", new ChartPanel(
            $"M = {Devices}, means over fleets", new ChartAxis("energy of all devices [J]"), new ChartAxis("completion latency T [s]"), series))
        {
            Notes = [$"{context.Fleets} fleets from 'paper' a point, one point for each α from 0 to 1; down and to the left is better."],
        };
        return new(chart, ["alpha", "scheme", "energyJ", "energyBand", "latencyS", "latencyBand", "uploaders"], rows);
    }

    private static (double, double, double)[] Run(IReadOnlyList<FigureScheme> schemes, double alpha, BeyondContext context, int run)
    {
        var scenario = ScenarioGenerator.Generate(ScenarioLaw.Paper with { EnergyPreference = alpha }, Devices, context.Seed, run);
        var problem = scenario.ToProblem();
        return [.. schemes.Select(s =>
        {
            var verdict = Referee.Run(s.Solver, problem, new() { Reading = s.Reading, Seed = ScenarioGenerator.Mix(context.Seed, run), Threads = 1 }, context.Stop);
            if (verdict.Result.Allocation is not { } point)
                return (double.NaN, double.NaN, double.NaN);
            var score = Evaluator.Evaluate(scenario, point);
            return (score.Devices.Sum(d => d.Energy), score.CompletionLatency, point.UploaderCount);
        })];
    }
}
