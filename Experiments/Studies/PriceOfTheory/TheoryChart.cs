using Judba.Experiments.Reports.Charts;
using ScottPlot;

namespace Judba.Experiments.Studies.PriceOfTheory;

/// <summary>What one part of the theory costs over the whole plane: how often it costs anything, and how much on average.</summary>
internal static class TheoryChart
{
    private const int PanelWidth = 420;
    private const int PanelHeight = 360;

    // The axis of the mean is logarithmic and ends below at what counts as nothing.
    private const double LowestPercent = 100 * Price.Tolerance;

    // Okabe and Ito's palette, apart for colour-blind eyes too.
    private static readonly string[] Palette = ["#56B4E9", "#0072B2", "#000000", "#D55E00", "#E69F00"];

    /// <summary>Writes the chart of a part: a column of two panels for each frequency of the edge.</summary>
    public static void Save(string folder, TheoryPart part, IReadOnlyList<TheoryPoint> points)
    {
        var prices = points.ToDictionary(p => p.Cell, p => Price.Of(part.Excess(p)));
        var columns = TheoryCell.EdgeFrequencies;
        FigureFile.Save(
            folder, part.File, columns.Count * PanelWidth, 2 * PanelHeight, columns.Count,
            [
                .. columns.Select((f, k) =>
                    (Action<Plot>)(plot => Fill(plot, prices, f, HowOften($"{part.Name}, F = {f / 1e9} GHz", isFirst: k == 0)))),
                .. columns.Select((f, k) => (Action<Plot>)(plot => Fill(plot, prices, f, HowMuch(part, prices.Values, isFirst: k == 0)))),
            ]);
    }

    private static Panel HowOften(string title, bool isFirst) => new(title, isFirst ? "fleets where it costs anything [%]" : "")
    {
        Low = -2,
        High = 102,
        Value = p => (100 * p.Share, 100 * p.ShareLow, 100 * p.ShareHigh),
    };

    private static Panel HowMuch(TheoryPart part, IEnumerable<Price> prices, bool isFirst) => new("", isFirst ? "mean excess [%]" : "")
    {
        Low = Logarithm(0) - 0.1,
        High = Logarithm(prices.Max(p => p.Mean.Mean + p.Mean.Band)) + 0.2,
        Value = p => (Logarithm(p.Mean.Mean), Logarithm(p.Mean.Mean - p.Mean.Band), Logarithm(p.Mean.Mean + p.Mean.Band)),
        IsLogarithmic = true,
        Legend = isFirst ? part.Legend : null,
    };

    // α is spaced evenly: most of what happens happens between 0.9 and 0.99.
    private static void Fill(Plot plot, Dictionary<TheoryCell, Price> prices, double edgeFrequencyHz, Panel panel)
    {
        double[] x = [.. Enumerable.Range(0, TheoryCell.EnergyPreferences.Count).Select(k => (double)k)];
        foreach (var (k, tuning) in TheoryCell.Tunings.Index())
        {
            var values = TheoryCell.EnergyPreferences.Select(alpha => panel.Value(prices[new(alpha, tuning, edgeFrequencyHz)])).ToArray();
            var color = Color.FromHex(Palette[k]);
            var band = plot.Add.FillY(x, Array.ConvertAll(values, v => v.Low), Array.ConvertAll(values, v => v.High));
            band.FillColor = color.WithAlpha(0.25);
            band.LineWidth = 0;
            var line = plot.Add.Scatter(x, Array.ConvertAll(values, v => v.Middle), color);
            line.LineWidth = 1.5f;
            line.MarkerSize = 5;
            line.LegendText = $"tuning × {tuning}";
        }

        plot.Title(panel.Title, size: 14);
        plot.YLabel(panel.Label, size: 13);
        plot.XLabel("α", size: 13);
        plot.Axes.Bottom.SetTicks(x, [.. TheoryCell.EnergyPreferences.Select(a => $"{a}")]);
        plot.Axes.SetLimits(-0.3, x.Length - 0.7, panel.Low, panel.High);
        if (panel.IsLogarithmic)
        {
            int[] decades = [.. Enumerable.Range((int)Math.Ceiling(panel.Low),
                (int)Math.Floor(panel.High) - (int)Math.Ceiling(panel.Low) + 1)];
            plot.Axes.Left.SetTicks([.. decades.Select(d => (double)d)],
                [.. decades.Select((d, k) => (k == 0 ? "≤ " : "") + Math.Pow(10, d).ToString("G4"))]);
        }

        plot.Legend.ShadowColor = Colors.Transparent;
        if (panel.Legend is { } alignment)
            plot.ShowLegend(alignment);
        else
            plot.HideLegend();
    }

    private static double Logarithm(double excess) => Math.Log10(Math.Max(LowestPercent, 100 * excess));

    // What the panels of a row have in common.
    private sealed record Panel(string Title, string Label)
    {
        public required double Low { get; init; }

        public required double High { get; init; }

        public required Func<Price, (double Middle, double Low, double High)> Value { get; init; }

        public bool IsLogarithmic { get; init; }

        public Alignment? Legend { get; init; }
    }
}
