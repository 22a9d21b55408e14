using Judba.Experiments.Calibration;
using Judba.Experiments.Cli;
using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Models;
using ScottPlot;

namespace Judba.Experiments.Reproduction;

/// <summary>A figure of the paper as a table, a chart and a data file.</summary>
internal static class FigureReport
{
    private const int Width = 900;
    private const int Height = 560;

    // Okabe and Ito's palette, apart for colour-blind eyes too. The optima and the price rule coincide: wide below, broken above.
    private static readonly (string Color, float Width, LinePattern Pattern)[] Styles =
    [
        ("#0072B2", 1.5f, LinePattern.Solid), ("#D55E00", 1.5f, LinePattern.Solid), ("#009E73", 7, LinePattern.Solid),
        ("#CC79A7", 4, LinePattern.Dashed), ("#000000", 1.5f, LinePattern.Dotted), ("#56B4E9", 1.5f, LinePattern.Solid),
        ("#E69F00", 1.5f, LinePattern.DenselyDashed),
    ];

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

    /// <summary>Writes <c>NAME.csv</c>, <c>NAME-claims.csv</c>, <c>NAME.png</c> and <c>NAME.svg</c>.</summary>
    public static void Save(string folder, FigurePlan plan, IReadOnlyList<FigurePoint> points, IReadOnlyList<Claim> claims)
    {
        AtomicFile.Write(Path.Combine(folder, plan.Name + ".csv"), Csv.Bytes(
            ["x", "scheme", "accuracy", "cost", "costBand", "efficiency", "efficiencyBand", "uploaderCost"],
            points.SelectMany(p => p.Costs.Keys.Select(l => (object?[])
                [p.Value, l, p.Accuracy, p.Cost(l).Mean, p.Cost(l).Band, p.Efficiency(l).Mean, p.Efficiency(l).Band, p.UploaderCosts[l].Average()]))));
        AtomicFile.Write(Path.Combine(folder, plan.Name + "-claims.csv"), Csv.Bytes(
            ["claim", "whose", "verdict", "evidence"], claims.Select(c => (object?[])[c.Text, c.Source, c.Verdict, c.Evidence])));
        if (plan == FigurePlan.Figure5a)
            FigureFile.Save(folder, plan.Name, 2 * Width, Height, plot => Lines(plot, plan, points), plot => Error(plot, plan, points));
        else
            FigureFile.Save(folder, plan.Name, Width, Height, plot => Lines(plot, plan, points));
    }

    private static void Lines(Plot plot, FigurePlan plan, IReadOnlyList<FigurePoint> points)
    {
        var x = Positions(plan, points);
        foreach (var (k, label) in points[0].Costs.Keys.Index())
        {
            Estimate[] values = [.. points.Select(p => Value(plan, p, label))];
            var style = Styles[k % Styles.Length];
            var color = Color.FromHex(style.Color);
            var line = plot.Add.Scatter(x, Array.ConvertAll(values, v => v.Mean), color);
            line.LegendText = label;
            line.LineWidth = style.Width;
            line.LinePattern = style.Pattern;
            plot.Add.ErrorBar(x, Array.ConvertAll(values, v => v.Mean), Array.ConvertAll(values, v => v.Band)).Color = color;
        }

        plot.Title(plan.Title);
        Axis(plot, plan, points);
        plot.YLabel(Unit(plan));
        plot.ShowLegend(Edge.Bottom);
    }

    private static void Error(Plot plot, FigurePlan plan, IReadOnlyList<FigurePoint> points)
    {
        plot.Add.Scatter(Positions(plan, points), points.Select(p => 1 - p.Accuracy).ToArray());
        plot.Title("Error of the edge CNN, [Yang21] Table I");
        Axis(plot, plan, points);
        plot.YLabel("1 − accuracy");
    }

    private static double[] Positions(FigurePlan plan, IReadOnlyList<FigurePoint> points) =>
        [.. points.Select(p => plan.IsLogarithmic ? Math.Log2(p.Value) : p.Value)];

    private static void Axis(Plot plot, FigurePlan plan, IReadOnlyList<FigurePoint> points)
    {
        plot.XLabel(plan.Axis);
        plot.Axes.Bottom.SetTicks(Positions(plan, points), [.. points.Select(p => $"{p.Value:0.#}")]);
    }

    private static Estimate Value(FigurePlan plan, FigurePoint point, string label) =>
        plan == FigurePlan.Figure5b ? point.Efficiency(label) : point.Cost(label);

    private static string Unit(FigurePlan plan) => plan == FigurePlan.Figure5b ? "accuracy / cost" : "cost";

    private static string Text(Estimate value, FigurePlan plan) => plan == FigurePlan.Figure5b
        ? $"{value.Mean:0.00000} ± {value.Band:0.00000}" : $"{value.Mean:0.0} ± {value.Band:0.0}";
}
