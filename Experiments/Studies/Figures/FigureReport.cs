using Judba.Experiments.Records;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Models.Files;

namespace Judba.Experiments.Studies.Figures;

/// <summary>A figure of the paper as a table, a chart and a data file.</summary>
internal static class FigureReport
{
    // The optima and the price rule coincide: wide below, narrow above.
    private static readonly SeriesStyle[] Styles =
    [
        new("#0072B2"), new("#D55E00", Symbol: "square"), new("#009E73", Width: 8), new("#CC79A7", Width: 4.5f), new("#000000", Width: 1),
        new("#56B4E9", Symbol: "triangle-up"), new("#E69F00", Symbol: "diamond"),
    ];

    /// <summary>How a scheme is drawn wherever schemes are compared.</summary>
    public static SeriesStyle Style(string label) => Styles[Math.Max(0, FigureScheme.Labels.ToList().IndexOf(label))];

    /// <summary>Writes the means and the verdicts.</summary>
    public static void Write(TextWriter output, FigurePlan plan, IReadOnlyList<FigurePoint> points, IReadOnlyList<Claim> claims)
    {
        string[] labels = [.. points[0].Costs.Keys];
        output.WriteLine(plan.Title);
        TextTable.Write(output,
        [
            [plan.Axis, .. labels],
            .. points.Select(p => (string[])[$"{p.Value:0.#}", .. labels.Select(l => Text(Value(plan, p, l), plan))]),
        ]);
        output.WriteLine($"{Unit(plan)}: mean ± half of the 95 % band. Optima proved to a gap of {100 * points.Max(p => p.WorstGap):0.####} % in every run.");
        output.WriteLine();
        TextTable.Write(output,
        [
            ["claim", "whose", "verdict", "evidence"],
            .. claims.Select(c => (string[])[c.Text, c.Source, c.Verdict, c.Evidence]),
        ]);
        output.WriteLine();
    }

    /// <summary>Writes <c>NAME.csv</c>, <c>NAME-claims.csv</c>, and the chart.</summary>
    public static void Save(string folder, FigurePlan plan, IReadOnlyList<FigurePoint> points, IReadOnlyList<Claim> claims)
    {
        AtomicFile.Write(Path.Combine(folder, plan.Name + ".csv"), Csv.Bytes(
            ["x", "scheme", "accuracy", "cost", "costBand", "efficiency", "efficiencyBand", "uploaderCost"],
            points.SelectMany(p => p.Costs.Keys.Select(l => (object?[])
                [p.Value, l, p.Accuracy, p.Cost(l).Mean, p.Cost(l).Band, p.Efficiency(l).Mean, p.Efficiency(l).Band, p.UploaderCosts[l].Average()]))));
        AtomicFile.Write(Path.Combine(folder, plan.Name + "-claims.csv"), Csv.Bytes(
            ["claim", "whose", "verdict", "evidence"], claims.Select(c => (object?[])[c.Text, c.Source, c.Verdict, c.Evidence])));
        ChartFile.Save(folder, plan.Name, new Chart(plan.Title, Panels(plan, points))
        {
            Notes = [$"Means over fleets with 95 % bands. Optima proved to a gap of {100 * points.Max(p => p.WorstGap):0.####} % in every run."],
        });
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
            return new ChartSeries(label, x, Array.ConvertAll(values, v => v.Mean), Style(label))
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

    private static string Text(Estimate value, FigurePlan plan) => plan.IsOfEfficiency
        ? $"{value.Mean:0.00000} ± {value.Band:0.00000}" : $"{value.Mean:0.0} ± {value.Band:0.0}";
}
