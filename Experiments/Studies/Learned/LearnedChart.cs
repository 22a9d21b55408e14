using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Text;
using Judba.Models.Problems;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Judba.Experiments.Studies.Learned;

/// <summary>The study of the learned allocator as pictures.</summary>
internal static class LearnedChart
{
    private const int Width = 800;
    private const int Height = 520;

    // Excesses stand on a log axis; what is closed to the bound's own gap stands here.
    private const double LeastExcess = 1e-8;

    // Okabe and Ito's palette, apart for colour-blind eyes too.
    private static readonly string[] Colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#56B4E9", "#E69F00"];

    /// <summary>Writes <c>learned-excess</c>, <c>learned-times</c> and <c>learned-data</c>, each as PNG and SVG.</summary>
    public static void Save(string folder, LearnedResults results)
    {
        FigureFile.Save(folder, "learned-excess", 2 * Width, Height,
            [.. Enum.GetValues<Reading>().Select(r => (Action<Plot>)(plot => Excesses(plot, results, r)))]);
        FigureFile.Save(folder, "learned-times", 2 * Width, Height,
            [.. Enum.GetValues<Reading>().Select(r => (Action<Plot>)(plot => Times(plot, results, r)))]);
        FigureFile.Save(folder, "learned-data", Width, Height, plot => Data(plot, results));
    }

    private static void Excesses(Plot plot, LearnedResults results, Reading reading)
    {
        var rows = results.Excesses.Where(g =>
            g.Reading == reading && string.Equals(g.Case.Law, "paper-scaled", StringComparison.Ordinal)).ToList();
        double[] x = [.. rows.Select(g => Math.Log10(g.Case.Devices))];
        foreach (var (k, solver) in LearnedExcesses.Names.Index())
        {
            Line(plot, k, x, [.. rows.Select(g => Log(g.Mean(solver)))], $"{solver}: mean", isMain: true);
            Line(plot, k, x, [.. rows.Select(g => Log(g.Worst(solver)))], $"{solver}: worst", isMain: false);
        }

        Style(plot, $"Excess over the proved bound, paper-scaled, {reading.ToWord()}", rows.Select(g => g.Case.Devices), "excess", Power);
    }

    private static void Times(Plot plot, LearnedResults results, Reading reading)
    {
        foreach (var (k, solver) in results.Times.Where(t => t.Reading == reading).GroupBy(t => t.Solver, StringComparer.Ordinal).Index())
            Line(plot, k, [.. solver.Select(t => Math.Log10(t.Devices))], [.. solver.Select(t => Math.Log10(t.Seconds))], solver.Key,
                isMain: true);
        Style(plot, $"Time for one fleet, {reading.ToWord()}", results.Times.Select(t => t.Devices).Distinct(), "wall time", decade =>
            NumberText.Decade((int)decade));
    }

    private static void Data(Plot plot, LearnedResults results)
    {
        double[] x = [.. results.Data.Select(d => Math.Log10(d.Fleets))];
        Line(plot, 0, x, [.. results.Data.Select(d => Log(d.DirectMinCost))], "direct, min-cost", isMain: true);
        Line(plot, 1, x, [.. results.Data.Select(d => Log(d.DirectMinLatency))], "direct, min-latency", isMain: true);
        Line(plot, 2, x, [.. results.Data.Select(d => Log(d.Guided))], "guided", isMain: true);
        Style(plot, "Mean excess on fleets not trained on, by labelled fleets", results.Data.Select(d => d.Fleets),
            "excess, each cut at 10 %", Power);
        plot.XLabel("labelled fleets");
    }

    private static void Line(Plot plot, int k, double[] x, double[] y, string label, bool isMain)
    {
        var line = plot.Add.Scatter(x, y, Color.FromHex(Colors[k % Colors.Length]));
        line.LegendText = label;
        // Not by a pattern of dots, which SVG files lose.
        line.LineWidth = isMain ? 2.5f : 1;
        line.MarkerShape = isMain ? MarkerShape.FilledCircle : MarkerShape.OpenTriangleUp;
        line.MarkerSize = isMain ? 6 : 9;
    }

    private static void Style(Plot plot, string title, IEnumerable<int> sizes, string label, Func<double, string> decade)
    {
        plot.Title(title);
        plot.XLabel("devices M");
        plot.YLabel(label);
        int[] all = [.. sizes];
        plot.Axes.Bottom.SetTicks(Array.ConvertAll(all, m => Math.Log10(m)), Array.ConvertAll(all, m => $"{m}"));
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            MinorTickGenerator = new LogMinorTickGenerator(),
            IntegerTicksOnly = true,
            LabelFormatter = decade,
        };
        plot.ShowLegend(Edge.Right);
    }

    private static double Log(double excess) => Math.Log10(Math.Max(excess, LeastExcess));

    private static string Power(double exponent) => $"1e{exponent:0}";
}
