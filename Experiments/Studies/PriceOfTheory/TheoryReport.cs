using Judba.Experiments.Records;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Models.Files;
using ScottPlot;

namespace Judba.Experiments.Studies.PriceOfTheory;

/// <summary>The price of the theory as tables, two charts and data files.</summary>
internal static class TheoryReport
{
    /// <summary>Name of the files.</summary>
    public const string Name = "price-of-theory";

    private const int PanelWidth = 420;
    private const int PanelHeight = 360;

    // The axis of the mean is logarithmic and ends below at what counts as nothing.
    private const double LowestPercent = 100 * Price.Tolerance;

    // Okabe and Ito's palette, apart for colour-blind eyes too.
    private static readonly string[] Palette = ["#56B4E9", "#0072B2", "#000000", "#D55E00", "#E69F00"];

    // A part without a file is in the tables alone; the legend goes where the lines of a chart leave room.
    private static readonly (string Name, string File, Alignment Legend, Func<TheoryPoint, double[]> Excess)[] Parts =
    [
        ("Observation 2", "price-of-observation-2", Alignment.LowerLeft, p => p.Rule),
        ("decomposition", "price-of-decomposition", Alignment.UpperLeft, p => p.Decomposition),
        ("both", "", default, p => p.Both),
    ];

    /// <summary>Writes a row a cell and the verdicts.</summary>
    public static void Write(TextWriter output, IReadOnlyList<TheoryPoint> points, IReadOnlyList<Claim> claims)
    {
        TextTable.Write(output,
        [
            ["F [GHz]", "tuning", "α", .. Parts.SelectMany(p => (string[])[$"{p.Name}: how often", "how much", "worst"])],
            .. points.Select(p => (string[])
                [$"{p.Cell.Gigahertz}", $"× {p.Cell.Tuning}", $"{p.Cell.EnergyPreference}", .. Parts.SelectMany(part => Cells(Price.Of(part.Excess(p))))]),
        ]);
        output.WriteLine(
            $"Excess over the certified optimum in %: mean ± half of the 95 % band; how often: share of fleets where it exceeds {NumberText.Tolerance(Price.Tolerance)}. "
            + $"Optima proved to a gap of {points.Max(p => p.WorstGap):0.0e0} in every run.");
        output.WriteLine();
        TextTable.Write(output,
        [
            ["claim", "whose", "verdict", "evidence"],
            .. claims.Select(c => (string[])[c.Text, c.Source, c.Verdict, c.Evidence]),
        ]);
        output.WriteLine();
    }

    /// <summary>Writes <c>price-of-theory.csv</c>: a row for each cell and part.</summary>
    public static void SaveData(string folder, IEnumerable<TheoryPoint> points) => AtomicFile.Write(Path.Combine(folder, Name + ".csv"), Csv.Bytes(
        ["energyPreference", "tuning", "edgeFrequencyHz", "part", "runs", "share", "shareLow", "shareHigh", "mean", "band", "worst", "gap"],
        from point in points
        from part in Parts
        let price = Price.Of(part.Excess(point))
        select (object?[])
        [
            point.Cell.EnergyPreference, point.Cell.Tuning, point.Cell.EdgeFrequencyHz, part.Name, point.Rule.Length, price.Share, price.ShareLow, price.ShareHigh,
            price.Mean.Mean, price.Mean.Band, price.Worst, point.WorstGap,
        ]));

    /// <summary>Writes the verdicts and the charts.</summary>
    public static void Save(string folder, IReadOnlyList<TheoryPoint> points, IReadOnlyList<Claim> claims)
    {
        AtomicFile.Write(Path.Combine(folder, Name + "-claims.csv"), Csv.Bytes(
            ["claim", "whose", "verdict", "evidence"], claims.Select(c => (object?[])[c.Text, c.Source, c.Verdict, c.Evidence])));
        foreach (var (name, file, legend, excess) in Parts.Where(p => p.File.Length > 0))
        {
            var prices = points.ToDictionary(p => p.Cell, p => Price.Of(excess(p)));
            var highest = Logarithm(prices.Values.Max(p => p.Mean.Mean + p.Mean.Band));
            var columns = TheoryCell.EdgeFrequencies;
            FigureFile.Save(
                folder, file, columns.Count * PanelWidth, 2 * PanelHeight, columns.Count,
                [
                    .. columns.Select((f, k) => (Action<Plot>)(plot => Panel(
                        plot, prices, f, $"{name}, F = {f / 1e9} GHz", k == 0 ? "fleets where it costs anything [%]" : "", (-2, 102),
                        p => (100 * p.Share, 100 * p.ShareLow, 100 * p.ShareHigh), isLogarithmic: false, legend: null))),
                    .. columns.Select((f, k) => (Action<Plot>)(plot => Panel(
                        plot, prices, f, "", k == 0 ? "mean excess cost [%]" : "", (Logarithm(0) - 0.1, highest + 0.2),
                        p => (Logarithm(p.Mean.Mean), Logarithm(p.Mean.Mean - p.Mean.Band), Logarithm(p.Mean.Mean + p.Mean.Band)), isLogarithmic: true, k == 0 ? legend : null))),
                ]);
        }
    }

    // α is spaced evenly: most of what happens happens between 0.9 and 0.99.
    private static void Panel(
        Plot plot, Dictionary<TheoryCell, Price> prices, double edgeFrequencyHz, string title, string label, (double Low, double High) range,
        Func<Price, (double Middle, double Low, double High)> value, bool isLogarithmic, Alignment? legend)
    {
        double[] x = [.. Enumerable.Range(0, TheoryCell.EnergyPreferences.Count).Select(k => (double)k)];
        foreach (var (k, tuning) in TheoryCell.Tunings.Index())
        {
            var values = TheoryCell.EnergyPreferences.Select(alpha => value(prices[new(alpha, tuning, edgeFrequencyHz)])).ToArray();
            var color = Color.FromHex(Palette[k]);
            var band = plot.Add.FillY(x, Array.ConvertAll(values, v => v.Low), Array.ConvertAll(values, v => v.High));
            band.FillColor = color.WithAlpha(0.25);
            band.LineWidth = 0;
            var line = plot.Add.Scatter(x, Array.ConvertAll(values, v => v.Middle), color);
            line.LineWidth = 1.5f;
            line.MarkerSize = 5;
            line.LegendText = $"tuning × {tuning}";
        }

        plot.Title(title, size: 14);
        plot.YLabel(label, size: 13);
        plot.XLabel("α", size: 13);
        plot.Axes.Bottom.SetTicks(x, [.. TheoryCell.EnergyPreferences.Select(a => $"{a}")]);
        plot.Axes.SetLimits(-0.3, x.Length - 0.7, range.Low, range.High);
        if (isLogarithmic)
        {
            int[] decades = [.. Enumerable.Range((int)Math.Ceiling(range.Low), (int)Math.Floor(range.High) - (int)Math.Ceiling(range.Low) + 1)];
            plot.Axes.Left.SetTicks([.. decades.Select(d => (double)d)], [.. decades.Select((d, k) => (k == 0 ? "≤ " : "") + Math.Pow(10, d).ToString("G4"))]);
        }

        plot.Legend.ShadowColor = Colors.Transparent;
        if (legend is { } alignment)
            plot.ShowLegend(alignment);
        else
            plot.HideLegend();
    }

    private static double Logarithm(double excess) => Math.Log10(Math.Max(LowestPercent, 100 * excess));

    private static string[] Cells(Price price) =>
    [
        $"{100 * price.Share:0.0} %", $"{100 * price.Mean.Mean:0.000} ± {100 * price.Mean.Band:0.000}", $"{100 * price.Worst:0.00}",
    ];
}
