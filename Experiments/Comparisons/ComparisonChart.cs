using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Text;
using Judba.Models.Problems;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Judba.Experiments.Comparisons;

/// <summary>Gaps and times by solver: a dot for every instance, a bar at the median, a colour for each reading.</summary>
internal sealed class ComparisonChart
{
    private const int Width = 1200;
    private const int HeightPerSolver = 62;
    private const int HeightOfTheRest = 190;

    // Rows are numbered from 0 downwards; this is the free strip above the first.
    private const double TopStrip = -0.75;

    private readonly ComparisonPlan _plan;
    private readonly ComparisonResult _result;
    private readonly double _solved;

    public ComparisonChart(ComparisonPlan plan, ComparisonResult result)
    {
        _plan = plan;
        _result = result;
        // Log axes are plots of log10; gaps within the tolerance, zero among them, stand together one decade below it.
        _solved = Math.Log10(Math.Max(plan.Options.RelativeGap, 1e-12)) - 1;
    }

    /// <summary>Writes <c>compare.png</c> and <c>compare.svg</c>.</summary>
    public void Save(string folder) => FigureFile.Save(folder, "compare", Width, HeightOfTheRest + HeightPerSolver * _plan.Contenders.Count, FillGaps, FillTimes);

    private void FillGaps(Plot plot)
    {
        var (_, right) = Fill(plot, s => s.Gap <= _plan.Options.RelativeGap ? _solved : Math.Max(Math.Log10(s.Gap), _solved));
        var dagger = _plan.Contenders.Any(c => c.Solver.Info.KeepsOwnBandwidth) ? "   († own bandwidth, to the min-cost bound)" : "";
        Style(plot, "Distance from the best known bound", "relative gap" + dagger, decade => decade <= _solved ? "" : Power(decade));
        plot.Axes.SetLimitsX(_solved - 0.5, Math.Max(right, _solved + 3) + 0.3);
        var band = plot.Add.HorizontalSpan(_solved - 0.5, _solved + 0.5);
        band.FillColor = Colors.Green.WithAlpha(0.08);
        band.LineWidth = 0;
        plot.MoveToBack(band);
        var sign = plot.Add.Text("optimal", _solved, TopStrip);
        sign.LabelAlignment = Alignment.MiddleCenter;
        sign.LabelFontSize = 13;
    }

    private void FillTimes(Plot plot)
    {
        var (left, right) = Fill(plot, s => Math.Log10(Math.Max(s.Verdict.Seconds, 1e-9)));
        Style(plot, "Wall time", "time for one instance", decade => NumberText.Decade((int)decade));
        // A little beyond the last decade, whose label would be cut off otherwise.
        plot.Axes.SetLimitsX(Math.Floor(left), Math.Ceiling(right) + 0.3);
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.OutlineColor = Colors.Transparent;
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.FontSize = 13;
        for (var k = 0; k < _plan.Readings.Count; k++)
        {
            plot.Legend.ManualItems.Add(new LegendItem
            {
                LabelText = _plan.Readings[k].ToWord(),
                MarkerShape = MarkerShape.FilledCircle,
                MarkerFillColor = ReadingColor(_plan.Readings[k]),
                MarkerSize = 9,
            });
        }

        plot.ShowLegend(Alignment.UpperRight);
    }

    // Returns the smallest and the largest position, 0 and 0 where there is none.
    private (double Left, double Right) Fill(Plot plot, Func<Score, double> position)
    {
        double left = double.NaN, right = double.NaN;
        for (var row = 0; row < _plan.Contenders.Count; row++)
        {
            for (var k = 0; k < _plan.Readings.Count; k++)
            {
                var scores = _result.Scores.Where(s => s.Contender == _plan.Contenders[row] && s.Reading == _plan.Readings[k]);
                var x = scores.Select(position).Where(double.IsFinite).ToArray();
                if (x.Length == 0)
                    continue;
                AddStrip(plot, x, row + (k - (_plan.Readings.Count - 1) / 2.0) * 0.36, ReadingColor(_plan.Readings[k]));
                left = double.MinNumber(left, x.Min());
                right = double.MaxNumber(right, x.Max());
            }
        }

        return double.IsNaN(left) ? (0, 0) : (left, right);
    }

    private static void AddStrip(Plot plot, double[] x, double y, Color color)
    {
        // Dots of one strip are spread a little, in a fixed pattern, so that equal ones remain visible.
        var heights = x.Select((_, i) => y + (i % 5 - 2) * 0.035).ToArray();
        plot.Add.Markers(x, heights, MarkerShape.FilledCircle, 6, color.WithAlpha(0.35));
        var median = ComparisonResult.Median([.. x]);
        var bar = plot.Add.Line(median, y - 0.15, median, y + 0.15);
        bar.Color = color;
        bar.LineWidth = 3;
    }

    private void Style(Plot plot, string title, string label, Func<double, string> decade)
    {
        plot.Title(title, size: 16);
        plot.XLabel(label, size: 14);
        plot.Axes.Title.Label.Bold = true;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 13;
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic
        {
            MinorTickGenerator = new LogMinorTickGenerator(),
            IntegerTicksOnly = true,
            LabelFormatter = decade,
        };
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, _plan.Contenders.Count).Select(i => (double)i)], [.. _plan.Contenders.Select(c => c.Label)]);
        plot.Axes.Left.TickLabelStyle.FontSize = 14;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.10);
        plot.Grid.YAxisStyle.IsVisible = false;
        // The first solver stands at the top, under a strip that is free for the legend.
        plot.Axes.SetLimitsY(_plan.Contenders.Count - 0.45, -1);
    }

    private static string Power(double exponent) =>
        "10" + string.Concat(((int)exponent).ToString().Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));

    // Blue and orange of Okabe and Ito's palette, apart for colour-blind eyes too.
    private static Color ReadingColor(Reading reading) => Color.FromHex(reading == Reading.MinCost ? "#0072B2" : "#D55E00");
}
