using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Studies.Figures;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>What Observation 2 costs above the optimum as fine-tuning, the energy that it compares, grows from nothing.</summary>
internal sealed class Observation2Study : IBeyondStudy
{
    private const int Devices = 30;
    private const int FloorExponent = -6;

    private static readonly double[] Factors = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];

    /// <inheritdoc/>
    public string Name => "observation2";

    /// <inheritdoc/>
    public string Summary => "the price of Observation 2 against the work of fine-tuning";

    /// <inheritdoc/>
    public BeyondResult Run(BeyondContext context)
    {
        var study = context.Figures();
        var points = Factors.Select(factor =>
        {
            context.Progress($"{Name}: tuning work × {factor}, {context.Fleets} fleets");
            var law = ScenarioLaw.Paper with { TuneCyclesPerParameter = factor * ScenarioLaw.Paper.TuneCyclesPerParameter };
            return study.Run(law, Devices) with { Value = factor };
        }).ToList();
        var axis = new ChartAxis("work of fine-tuning, times that of 'paper'", AxisScale.Logarithmic);
        string[] labels = [.. points[0].Costs.Keys];
        var chart = new Chart("The price of Observation 2",
            SchemePanels.Excess("Above the optimum with w*", axis, points, [.. labels.Where(l => !string.Equals(l, FigureScheme.LeastCost, StringComparison.Ordinal))], FigureScheme.Proposed, FloorExponent))
        {
            Notes = [$"{context.Fleets} fleets of {Devices} devices from 'paper' a point; below 0.0001 % counts as none."],
        };
        return new(chart, SchemePanels.Heads("tuningFactor"), SchemePanels.Rows(points, FigureScheme.Proposed));
    }
}
