using Judba.Experiments.Reports.Charts;
using Judba.Learning.Networks;
using Judba.Learning.Studies;
using Judba.Models.Scenarios;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Judba.Experiments.Studies.Table1;

/// <summary>Accuracy, and the work of the edge, against λ: here and in the paper.</summary>
internal static class Table1Chart
{
    private const int Width = 1200;
    private const int Height = 460;
    private const int FontSize = 13;

    // Okabe and Ito's palette, apart for colour-blind eyes too.
    private static readonly Color Ours = Color.FromHex("#0072B2");
    private static readonly Color Paper = Color.FromHex("#D55E00");
    private static readonly Color Components = Color.FromHex("#009E73");
    private static readonly Color Jpeg = Color.FromHex("#CC79A7");
    private static readonly Color JpegClean = Color.FromHex("#999999");

    /// <summary>Writes <c>table1.png</c> and <c>table1.svg</c>.</summary>
    public static void Save(Table1Result result, string folder) => FigureFile.Save(
        folder, "table1", Width, Height, plot => FillAccuracy(plot, result), plot => FillWork(plot, result));

    private static void FillAccuracy(Plot plot, Table1Result result)
    {
        var baseline = result.Rows[0].Accuracy.Mean;
        Add(plot, "edge CNN on latents", Ours, result.Rows.Select(r => (r.Ratio, 100 * result.Kept(r))));
        var bars = plot.Add.ErrorBar(
            [.. result.Rows.Select(r => Math.Log2(r.Ratio))], [.. result.Rows.Select(r => 100 * result.Kept(r))],
            [.. result.Rows.Select(r => double.IsFinite(r.Accuracy.Band) ? 100 * r.Accuracy.Band / baseline : 0)]);
        bars.Color = Ours;
        Add(plot, "principal components", Components, Controls(ControlMeasurement.Pca));
        Add(plot, "JPEG, CNN trained on JPEGs", Jpeg, Controls(ControlMeasurement.Jpeg));
        Add(plot, "JPEG, CNN trained on clean images", JpegClean, Controls(ControlMeasurement.JpegClean));
        Add(plot, "[Yang21] on ImageNet", Paper, PaperRows(r => r.Accuracy));
        Style(plot, "Accuracy", "% of the baseline's");
        plot.ShowLegend(Alignment.LowerLeft);

        IEnumerable<(int, double)> Controls(string kind) => result.Rows
            .Select(r => (r.Ratio, Estimate: r.Control(kind, c => c.Accuracy)))
            .Where(p => p.Estimate is not null)
            .Select(p => (p.Ratio, 100 * p.Estimate!.Value.Mean / baseline));
    }

    private static void FillWork(Plot plot, Table1Result result)
    {
        var first = result.Rows[0];
        Add(plot, "parameters", Ours, result.Rows.Select(r => (r.Ratio, Log((double)r.Any.Parameters / first.Any.Parameters))));
        Add(plot, "training time", Components, result.Rows.Select(r => (r.Ratio, Log(r.TrainSeconds.Mean / first.TrainSeconds.Mean))));
        Add(plot, "test time", Jpeg, result.Rows.Select(r => (r.Ratio, Log(r.TestSeconds.Mean / first.TestSeconds.Mean))));
        Add(plot, "parameters in [Yang21]", Paper, PaperRows(r => r.Parameters).Select(p => (p.Ratio, Log(p.Value / 100))));
        Style(plot, "Work of the edge", "share of the baseline's");
        // Log axes are plots of log10.
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            MinorTickGenerator = new LogMinorTickGenerator(),
            IntegerTicksOnly = true,
            LabelFormatter = decade => $"{100 * Math.Pow(10, decade):0.###} %",
        };
        plot.ShowLegend(Alignment.LowerLeft);

        static double Log(double share) => Math.Log10(Math.Max(share, 1e-6));
    }

    private static IEnumerable<(int Ratio, double Value)> PaperRows(Func<CompressionProfileRow, double> value) =>
        CompressionProfile.PaperTableI.Rows.Select(r =>
            ((int)r.CompressionRatio, 100 * value(r) / value(CompressionProfile.PaperTableI.Rows[0])));

    private static void Add(Plot plot, string name, Color color, IEnumerable<(int Ratio, double Value)> points)
    {
        var all = points.ToList();
        if (all.Count == 0)
            return;
        var line = plot.Add.Scatter(all.ConvertAll(p => Math.Log2(p.Ratio)), all.ConvertAll(p => p.Value), color);
        line.LegendText = name;
        line.LineWidth = 2;
        line.MarkerSize = 8;
    }

    private static void Style(Plot plot, string title, string unit)
    {
        plot.Title(title, size: 16);
        plot.XLabel("compression ratio λ", size: 14);
        plot.YLabel(unit, size: 14);
        plot.Axes.Bottom.Label.Bold = plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.TickLabelStyle.FontSize = plot.Axes.Left.TickLabelStyle.FontSize = FontSize;
        int[] ratios = [1, .. Compression.Ratios];
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. ratios.Select(r => Math.Log2(r))], [.. ratios.Select(r => $"{r}")]);
        plot.Axes.Right.FrameLineStyle.Width = plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.10);
        plot.Legend.FontSize = FontSize;
        plot.Legend.ShadowColor = plot.Legend.OutlineColor = Colors.Transparent;
    }
}
