using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Studies.Figures;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>What Observation 2 costs above the optimum as fine-tuning, the energy that it compares, grows from nothing.</summary>
internal sealed class Observation2Study(BeyondOptions options) : IStudy
{
    private const int Devices = 30;
    private const int FloorExponent = -6;

    private static readonly double[] Factors = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];

    public string Name => "observation2";

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        var schemes = new SchemeRuns(FigureScheme.From(options.Registry), options.Fleets, options.Seed, context.Stop);
        var points = Factors.Select(factor =>
        {
            context.Progress($"{Name}: tuning work × {factor}, {options.Fleets} fleets");
            var law = ScenarioLaw.Paper with { TuneCyclesPerParameter = factor * ScenarioLaw.Paper.TuneCyclesPerParameter };
            return schemes.Run(law, Devices) with { Value = factor };
        }).ToList();
        var axis = new ChartAxis("work of fine-tuning, times that of 'paper'", AxisScale.Logarithmic);
        string[] labels = [.. points[0].Costs.Keys.Where(l => !string.Equals(l, FigureScheme.LeastCost, StringComparison.Ordinal))];
        var chart = new Chart("The price of Observation 2",
            SchemePanels.Excess("Above the optimum with w*", axis, points, labels, FigureScheme.Proposed, FloorExponent))
        {
            Notes = [$"{options.Fleets} fleets of {Devices} devices from 'paper' a point; below 0.0001 % counts as none."],
        };
        yield return BeyondResult.Of(
            chart, StudyTable.Of(Name, SchemePanels.Rows(points), SchemePanels.Columns("tuningFactor", FigureScheme.Proposed)));
    }
}
