using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;

namespace Judba.Experiments.Studies.Figures;

/// <summary>A figure of the paper as a table, a chart and a data file.</summary>
internal static class FigureReport
{
    /// <summary>The means, the claims, <c>NAME.csv</c> and the chart.</summary>
    public static StudyResult Of(FigurePlan plan, IReadOnlyList<FigurePoint> points)
    {
        var claims = FigureClaims.Judge(plan, points);
        var proved = $"Optima proved to a gap of {NumberText.Percent(points.Max(p => p.WorstGap))} in every run.";
        return new(plan.Name)
        {
            Text =
            [
                new(StudyTable.Of(
                    points,
                    [
                        new(plan.Axis, p => p.Value, "0.#"),
                        .. points[0].Costs.Keys.Select(l =>
                            new StudyColumn<FigurePoint>(l, p => Value(plan, p, l), plan.IsOfEfficiency ? "0.00000" : "0.0")),
                    ]))
                {
                    Above = [plan.Title],
                    Below = [$"{Unit(plan)}: mean ± half of the 95 % band. {proved}"],
                },
                TextBlock.OfClaims(claims),
                TextBlock.Empty,
            ],
            Claims = claims,
            Data =
            [
                StudyTable.Of(
                    plan.Name, points.SelectMany(p => p.Costs.Keys.Select(l => (Point: p, Scheme: l))), new("x", r => r.Point.Value),
                    new("scheme", r => r.Scheme), new("accuracy", r => r.Point.Accuracy), new("cost", r => r.Point.Cost(r.Scheme).Mean),
                    new("costBand", r => r.Point.Cost(r.Scheme).Band), new("efficiency", r => r.Point.Efficiency(r.Scheme).Mean),
                    new("efficiencyBand", r => r.Point.Efficiency(r.Scheme).Band),
                    new("uploaderCost", r => r.Point.UploaderCosts[r.Scheme].Average())),
            ],
            Charts = [(plan.Name,
                new Chart(plan.Title, Panels(plan, points)) { Notes = [$"Means over fleets with 95 % bands. {proved}"] })],
        };
    }

    private static ChartPanel[] Panels(FigurePlan plan, IReadOnlyList<FigurePoint> points)
    {
        double[] x = [.. points.Select(p => p.Value)];
        var axis = new ChartAxis(plan.Axis, plan.Profile is null ? AxisScale.Linear : AxisScale.Logarithmic)
        {
            Ticks = [.. x.Select(v => (v, $"{v:0.#}"))],
        };
        var lines = new ChartPanel(plan.Title, axis, new ChartAxis(Unit(plan)), [.. points[0].Costs.Keys.Select(label =>
        {
            Estimate[] values = [.. points.Select(p => Value(plan, p, label))];
            return new ChartSeries(label, x, Array.ConvertAll(values, v => v.Mean), FigureScheme.Style(label))
            {
                Band = Array.ConvertAll(values, v => v.Band),
            };
        })]);
        if (plan.Profile is null || plan.IsOfEfficiency)
            return [lines];
        var error = new ChartSeries("1 − accuracy", x, [.. points.Select(p => 1 - p.Accuracy)], SeriesStyle.Number(0));
        return [lines, new($"Error of the edge CNN, profile {plan.Profile.Name}", axis, new ChartAxis("1 − accuracy"), [error])];
    }

    private static Estimate Value(FigurePlan plan, FigurePoint point, string label) =>
        plan.IsOfEfficiency ? point.Efficiency(label) : point.Cost(label);

    private static string Unit(FigurePlan plan) => plan.IsOfEfficiency ? "accuracy / cost" : "cost";
}
