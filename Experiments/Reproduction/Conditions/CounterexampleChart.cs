using Judba.Experiments.Cli;
using Judba.Experiments.Reports;
using Judba.Models;
using Judba.Solvers;
using ScottPlot;

namespace Judba.Experiments.Reproduction;

/// <summary>A counterexample in a picture: the cost of every decision, and the shares of the band side by side.</summary>
internal static class CounterexampleChart
{
    private const int Width = 1100;
    private const int Height = 420;
    private const double BarWidth = 0.26;

    private static readonly (string Label, string Color)[] Kinds =
        [(Words.MinLatency, "#D55E00"), (Words.MinCost, "#0072B2"), ("equal shares", "#999999")];

    /// <summary>Writes <c>name.png</c> and <c>name.svg</c>.</summary>
    public static void Save(string folder, string name, Problem problem) =>
        FigureFile.Save(folder, name, Width, Height, plot => Costs(plot, problem), plot => Bands(plot, problem));

    private static void Costs(Plot plot, Problem problem)
    {
        int[][] sets =
        [
            .. Enumerable.Range(0, 1 << problem.DeviceCount)
                .Select(mask => Enumerable.Range(0, problem.DeviceCount).Where(i => (mask >> i & 1) == 1).ToArray())
                .Where(s => s.Length >= problem.MinUploaders && s.Length > 0)
                .OrderBy(s => s.Length),
        ];
        Bars(plot, sets.Length, (k, kind) => Evaluator.Evaluate(problem, Point(problem, sets[k], kind)).Cost);
        Style(plot, "Cost of every decision", "cost C", [.. sets.Select(s => $"{{{string.Join(",", s)}}}")]);
        plot.XLabel("devices that upload");
    }

    private static void Bands(Plot plot, Problem problem)
    {
        int[] all = [.. Enumerable.Range(0, problem.DeviceCount)];
        Bars(plot, all.Length, (i, kind) => Point(problem, all, kind).BandwidthShare[i]);
        Style(plot, "Shares when all upload", "share of the band", [.. all.Select(i => $"device {i}")]);
        foreach (var (label, color) in Kinds)
            plot.Legend.ManualItems.Add(new LegendItem { LabelText = label, FillColor = Color.FromHex(color) });
        plot.Axes.SetLimitsY(0, 1.25);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.ShowLegend(Alignment.UpperCenter);
    }

    private static Allocation Point(Problem problem, int[] set, int kind) => kind switch
    {
        0 => new SetScorer(problem, Reading.MinLatency).Allocate(set),
        1 => new SetScorer(problem, Reading.MinCost).Allocate(set),
        _ => Allocation.EqualShares(problem.DeviceCount, [.. set]),
    };

    private static void Bars(Plot plot, int groups, Func<int, int, double> height)
    {
        var bars = Enumerable.Range(0, groups).SelectMany(k => Enumerable.Range(0, Kinds.Length).Select(kind => new Bar
        {
            Position = k + (kind - 1) * BarWidth,
            Value = height(k, kind),
            Size = BarWidth,
            FillColor = Color.FromHex(Kinds[kind].Color),
            LineWidth = 0,
        })).ToArray();
        foreach (var bar in bars)
            bar.Label = bar.Value.ToString("G3");
        var added = plot.Add.Bars(bars);
        added.ValueLabelStyle.FontSize = 10;
    }

    private static void Style(Plot plot, string title, string label, string[] ticks)
    {
        plot.Title(title, size: 15);
        plot.YLabel(label, size: 13);
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, ticks.Length).Select(k => (double)k)], ticks);
        plot.Axes.Margins(0.05, 0.15);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.XAxisStyle.IsVisible = false;
    }
}
