using System.Globalization;
using System.Text.Json;
using Judba.Experiments.Records;
using Judba.Models.Files;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Judba.Experiments.Reports.Charts;

/// <summary>
/// Saves a chart as <c>NAME.png</c>, <c>NAME.svg</c> and <c>NAME.chart.json</c>, which <see cref="FolderReport"/> makes interactive.
/// </summary>
internal static class ChartFile
{
    /// <summary>End of the data's file name.</summary>
    public const string DataEnd = ".chart.json";

    private const int FontSize = 14;
    private const float MarkerSize = 7;
    private const float BarThickness = 3;
    private const byte CloudAlpha = 140;

    /// <summary>Writes all three.</summary>
    public static void Save(string folder, string name, Chart chart)
    {
        SaveData(folder, name, chart);
        var plots = chart.Panels.Select(p => (Action<Plot>)(plot => Fill(plot, p)));
        FigureFile.Save(folder, name, chart.PanelWidth * chart.Panels.Count, chart.Height, [.. plots]);
    }

    /// <summary>Writes the data alone, for the report.</summary>
    public static void SaveData(string folder, string name, Chart chart) =>
        AtomicFile.Write(Path.Combine(folder, name + DataEnd), Json.Bytes(json => Write(json, chart)));

    private static void Write(Utf8JsonWriter json, Chart chart)
    {
        json.WriteStartObject();
        json.WriteString("schema", "judba-chart/1");
        json.WriteString("title", chart.Title);
        json.WriteStrings("notes", chart.Notes);
        json.WriteStartArray("panels");
        foreach (var panel in chart.Panels)
        {
            json.WriteStartObject();
            json.WriteString("title", panel.Title);
            WriteAxis(json, "x", panel.X);
            WriteAxis(json, "y", panel.Y);
            json.WriteStartArray("series");
            foreach (var series in panel.Series)
                WriteSeries(json, series);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, string name, ChartAxis axis)
    {
        json.WriteStartObject(name);
        json.WriteString("label", axis.Label);
        json.WriteBoolean("log", axis.Scale == AxisScale.Logarithmic);
        json.WriteBoolean("reversed", axis.IsReversed);
        WriteNumbers(json, "ticks", axis.Ticks.Select(t => t.Value));
        json.WriteStrings("tickLabels", axis.Ticks.Select(t => t.Label));
        json.WriteEndObject();
    }

    private static void WriteSeries(Utf8JsonWriter json, ChartSeries series)
    {
        json.WriteStartObject();
        json.WriteString("name", series.Name);
        json.WriteString("mark", series.Style.Mark switch
        {
            SeriesMark.Line => "line",
            SeriesMark.Points => "points",
            SeriesMark.Bars => "bars",
            _ => "steps",
        });
        json.WriteString("color", series.Style.Color);
        json.WriteNumber("width", series.Style.Width);
        json.WriteString("symbol", series.Style.Symbol);
        WriteNumbers(json, "x", series.X);
        WriteNumbers(json, "y", series.Y);
        if (series.Band is { } band)
            WriteNumbers(json, "band", band);
        if (series.Labels is { } labels)
            json.WriteStrings("labels", labels);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
                json.WriteNumberValue(value);
            else
                json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    private static void Fill(Plot plot, ChartPanel panel)
    {
        foreach (var series in panel.Series)
            Add(plot, panel, series);
        plot.Title(panel.Title, size: FontSize + 2);
        plot.XLabel(panel.X.Label, size: FontSize);
        plot.YLabel(panel.Y.Label, size: FontSize);
        plot.Axes.Bottom.Label.Bold = plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.TickLabelStyle.FontSize = plot.Axes.Left.TickLabelStyle.FontSize = FontSize - 1;
        if (Ticks(panel.X) is { } bottom)
            plot.Axes.Bottom.TickGenerator = bottom;
        if (Ticks(panel.Y) is { } left)
            plot.Axes.Left.TickGenerator = left;
        plot.Axes.Right.FrameLineStyle.Width = plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.10);
        plot.Axes.Margins(0.04, 0.06);
        if (panel.Series.Count < 2)
        {
            plot.HideLegend();
            return;
        }

        plot.Legend.FontSize = FontSize - 1;
        plot.Legend.ShadowColor = plot.Legend.OutlineColor = Colors.Transparent;
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Edge.Bottom);
    }

    private static void Add(Plot plot, ChartPanel panel, ChartSeries series)
    {
        var style = series.Style;
        var kept = Enumerable.Range(0, series.X.Count)
            .Where(k => double.IsFinite(Position(panel.X, series.X[k])) && double.IsFinite(Position(panel.Y, series.Y[k]))).ToArray();
        if (kept.Length == 0)
            return;
        var x = Array.ConvertAll(kept, k => Position(panel.X, series.X[k]));
        var y = Array.ConvertAll(kept, k => Position(panel.Y, series.Y[k]));
        var color = Color.FromHex(style.Color);
        if (style.Mark == SeriesMark.Bars)
        {
            AddBars(plot, x, y, series);
            return;
        }

        var line = plot.Add.Scatter(x, y, style.Mark == SeriesMark.Points ? color.WithAlpha(CloudAlpha) : color);
        line.LegendText = series.Name;
        line.LineWidth = style.Mark == SeriesMark.Points ? 0 : style.Width;
        line.MarkerShape = style.Shape;
        line.MarkerSize = style.Mark == SeriesMark.Steps ? 0 : MarkerSize;
        line.ConnectStyle = style.Mark == SeriesMark.Steps ? ConnectStyle.StepHorizontal : ConnectStyle.Straight;
        if (series.Band is not { } band)
            return;
        // Bands are of values: on a logarithmic axis their two halves differ in length.
        double[] Half(int sign) => [.. kept.Select((k, i) =>
            Math.Abs(Position(panel.Y, series.Y[k] + sign * band[k]) - y[i]) is var half && double.IsFinite(half) ? half : 0)];
        plot.PlottableList.Add(new ScottPlot.Plottables.ErrorBar(x, y, null, null, Half(-1), Half(1)) { Color = color });
    }

    // The dots around a bar explain it: it has no place in the legend.
    private static void AddBars(Plot plot, double[] x, double[] y, ChartSeries series)
    {
        var bars = plot.Add.Markers(x, y, MarkerShape.VerticalBar, series.Style.Width, Color.FromHex(series.Style.Color));
        bars.MarkerLineWidth = BarThickness;
    }

    // Log axes are plots of log10.
    private static double Position(ChartAxis axis, double value) =>
        (axis.IsReversed ? -1 : 1) * (axis.Scale == AxisScale.Logarithmic ? Math.Log10(value) : value);

    private static ITickGenerator? Ticks(ChartAxis axis)
    {
        if (axis.Ticks.Count > 0)
            return new NumericManual([.. axis.Ticks.Select(t => Position(axis, t.Value))], [.. axis.Ticks.Select(t => t.Label)]);
        return axis.Scale == AxisScale.Linear ? null : new NumericAutomatic
        {
            MinorTickGenerator = new LogMinorTickGenerator(),
            IntegerTicksOnly = true,
            LabelFormatter = decade => Math.Abs(decade) <= 4
                ? Math.Pow(10, decade).ToString("0.####", CultureInfo.InvariantCulture)
                : "1e" + decade.ToString("0", CultureInfo.InvariantCulture),
        };
    }
}
