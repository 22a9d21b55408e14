using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Figures;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>
/// Cost against α, and what each scheme costs above the proved least cost: for w*(S) that is the price of [Yang21] Remark 3.
/// </summary>
internal sealed class AlphaStudy(BeyondOptions options) : IStudy
{
    private const int Devices = 30;
    private const int FloorExponent = -6;

    private static readonly double[] Preferences = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1];

    private static readonly double[] Halls = [ScenarioLaw.Paper.MaxDistanceM, 300, 1000];

    public string Name => "alpha";

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        var schemes = new SchemeRuns(FigureScheme.From(options.Registry), options.Fleets, options.Seed, context.Stop);
        var points = Preferences.Select(alpha =>
        {
            context.Progress($"{Name}: α = {alpha}, {options.Fleets} fleets");
            return schemes.Run(ScenarioLaw.Paper with { EnergyPreference = alpha }, Devices) with { Value = alpha };
        }).ToList();
        var (difference, far) = Difference(context);
        var axis = new ChartAxis("energy preference α");
        string[] labels = [.. points[0].Costs.Keys];
        var chart = new Chart("Cost against the energy preference",
            SchemePanels.Costs("Mean cost", axis, points, labels),
            SchemePanels.Excess("Above the proved least cost", axis, points, labels, FigureScheme.LeastCost, FloorExponent),
            difference)
        {
            Notes = [$"{options.Fleets} fleets of {Devices} devices from 'paper' a point, the same at every α; bands of 95 %. Halls: "
                + "radius of the ring that devices stand in."],
        };
        yield return BeyondResult.Of(
            chart,
            StudyTable.Of(
                Name, SchemePanels.Rows(points).Select(r => (Hall: ScenarioLaw.Paper.MaxDistanceM, Row: r)).Concat(far),
                [
                    new("hallM", r => r.Hall),
                    .. SchemePanels.Columns("alpha", FigureScheme.LeastCost).Select(c =>
                        new StudyColumn<(double Hall, SchemeRow Row)>(c.Head, r => c.Cell(r.Row))),
                ]),
            Remark3(points));
    }

    // What w* costs above the least cost where the channel is good, as in the scenario, then weaker and weakest.
    private (ChartPanel Panel, List<(double Hall, SchemeRow Row)> Rows) Difference(StudyContext context)
    {
        var schemes = new SchemeRuns([.. FigureScheme.OfProposedAlone, FigureScheme.OfLeastCost], options.Fleets, options.Seed,
            context.Stop);
        List<(double Hall, SchemeRow Row)> rows = [];
        var lines = Halls.Select((hall, k) =>
        {
            context.Progress($"{Name}: hall of {hall} m, {Preferences.Length} values of α, {options.Fleets} fleets");
            var points = Preferences.Select(alpha =>
                schemes.Run(ScenarioLaw.Paper with { EnergyPreference = alpha, MaxDistanceM = hall }, Devices) with { Value = alpha })
                .ToList();
            if (hall != ScenarioLaw.Paper.MaxDistanceM)
                rows.AddRange(SchemePanels.Rows(points).Select(r => (hall, r)));
            var excess = points.ConvertAll(p => p.Excess(FigureScheme.Proposed, FigureScheme.LeastCost));
            return new ChartSeries($"hall of {hall} m", Preferences, excess.ConvertAll(e => 100 * e.Mean), SeriesStyle.Number(k))
            {
                Band = excess.ConvertAll(e => 100 * e.Band),
            };
        }).ToList();
        var above = new ChartAxis("optimum with w* above least cost [%]");
        return (new("The two readings apart", new ChartAxis("energy preference α"), above, lines), rows);
    }

    private static Claim Remark3(List<FigurePoint> points)
    {
        // Two solves that stop at their gaps may differ by this much.
        const double Tolerance = 2e-6;
        var worst = points.Select(p => (p.Value, Excess: p.WorstExcess(FigureScheme.Proposed, FigureScheme.LeastCost)))
            .MaxBy(p => p.Excess);
        var mean = points.Select(p => (p.Value, Excess: p.Excess(FigureScheme.Proposed, FigureScheme.LeastCost))).MaxBy(p => p.Excess.Mean);
        return new("Remark 3: bandwidth for least latency does not change the optimum", worst.Excess <= Tolerance,
            $"costs up to {100 * worst.Excess:0.###} % more (α = {worst.Value}); "
                + $"largest mean {100 * mean.Excess:0.###} % (α = {mean.Value})");
    }
}
