using Judba.Experiments.Reports.Charts;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Gallery;
using Judba.Solvers.Conditions.Generation;
using ScottPlot;

namespace Judba.Experiments.Studies.Gallery;

/// <summary>
/// A counterexample in a picture. On the left is what every decision costs. Where the two points differ only in their shares, it is
/// the cost, or T, along the shares between them and beyond. On the right are the shares of both points side by side.
/// </summary>
internal static class CounterexampleChart
{
    private const int Width = 1100;
    private const int Height = 440;
    private const double BarWidth = 0.36;
    private const int CurvePoints = 400;

    // Of the higher point. With next to no band the curve has no end.
    private const double CurveHeight = 1.8;

    private static readonly Color Claimed = Color.FromHex("#D55E00");
    private static readonly Color Actual = Color.FromHex("#0072B2");
    private static readonly Color Other = Color.FromHex("#BBBBBB");

    /// <summary>Writes <c>NAME.png</c> and <c>NAME.svg</c>, named after the statement.</summary>
    public static void Save(string folder, Condition statement, ProblemCase problem)
    {
        var contrast = FalseStatements.In(statement, problem) ?? throw new ArgumentException($"'{statement.Name}' holds there.",
            nameof(problem));
        var isOneSet = contrast.Claimed.Uploaders.SequenceEqual(contrast.Actual.Uploaders) && contrast.Claimed.UploaderCount > 1;
        FigureFile.Save(
            folder, statement.Name, Width, Height,
            plot =>
            {
                if (isOneSet)
                    Curve(plot, problem.Problem, contrast);
                else
                    Decisions(plot, problem.Problem, statement.Readings[0], contrast);
            },
            plot => Bands(plot, contrast));
    }

    private static void Curve(Plot plot, Problem problem, Contrast contrast)
    {
        var isLatency = contrast.IsAboutLatency;
        var first = contrast.Claimed.BandwidthShare[0] + contrast.Claimed.BandwidthShare[1];
        double[] shares = [.. Enumerable.Range(1, CurvePoints - 1).Select(k => (double)k / CurvePoints)];
        double[] heights = [.. shares.Select(w => Value(Moved(w)))];
        var most = CurveHeight * Math.Max(Value(contrast.Actual), Value(contrast.Claimed));
        var curve = plot.Add.ScatterLine(
            shares.Where((_, k) => heights[k] <= most).ToArray(), heights.Where(h => h <= most).ToArray(), Colors.Black);
        curve.LineWidth = 1.5f;
        foreach (var (point, color, text) in ((Allocation, Color, string)[])[(contrast.Claimed, Claimed, contrast.Claim),
            (contrast.Actual, Actual, contrast.Fact)])
        {
            var marker = plot.Add.Marker(point.BandwidthShare[0] / first, Value(point), MarkerShape.FilledCircle, 11, color);
            marker.LegendText = $"{text}: {Value(point):G4}";
        }

        plot.Axes.SetLimits(0, 1, 0, most);
        Style(plot, isLatency ? "Completion latency along the shares" : "Cost along the shares", isLatency ? "T [s]" : "cost C");
        plot.XLabel($"share of device {contrast.Claimed.Uploaders[0]}, device {contrast.Claimed.Uploaders[1]} has the rest", size: 13);

        double Value(Allocation point) => Evaluator.Evaluate(problem, point) is var e && isLatency ? e.CompletionLatency : e.Cost;

        Allocation Moved(double share) => new(
            problem.DeviceCount, [.. contrast.Claimed.Uploaders],
            [.. contrast.Claimed.BandwidthShare.ToArray().Select((w, k) => k switch { 0 => share * first, 1 => (1 - share) * first,
                _ => w })]);
    }

    private static void Decisions(Plot plot, Problem problem, Reading reading, Contrast contrast)
    {
        var scorer = new SetScorer(problem, reading);
        int[][] sets =
        [
            .. Enumerable.Range(0, 1 << problem.DeviceCount)
                .Select(mask => Enumerable.Range(0, problem.DeviceCount).Where(i => (mask >> i & 1) == 1).ToArray())
                .Where(s => s.Length >= problem.MinUploaders)
                .OrderBy(s => s.Length),
        ];
        var costs = Array.ConvertAll(sets, s => scorer.Cost(s));
        plot.Add.Bars(sets.Select((set, k) => Bar(
            k, costs[k], 2 * BarWidth,
            contrast.Claimed.Uploaders.SequenceEqual(set)
                ? Claimed : contrast.Actual.Uploaders.SequenceEqual(set) ? Actual : Other)).ToArray());
        Legend(plot, contrast);
        Style(plot, $"Cost of every decision, {reading.ToWord()}", "cost C");
        Ticks(plot, [.. sets.Select(s => s.Length == 0 ? "nobody" : $"{{{string.Join(", ", s)}}}")]);
        plot.XLabel("devices that upload", size: 13);
        Room(plot, costs);
    }

    private static void Bands(Plot plot, Contrast contrast)
    {
        var devices = contrast.Claimed.DeviceCount;
        double[] claimed = Shares(contrast.Claimed), actual = Shares(contrast.Actual);
        plot.Add.Bars(Enumerable.Range(0, devices).SelectMany(i => (Bar[])
            [Bar(i - BarWidth / 2, claimed[i], BarWidth, Claimed), Bar(i + BarWidth / 2, actual[i], BarWidth, Actual)]).ToArray());
        Legend(plot, contrast);
        Style(plot, "Shares of the band", "share w");
        Ticks(plot, [.. Enumerable.Range(0, devices).Select(i => $"device {i}")]);
        Room(plot, [.. claimed, .. actual]);
    }

    private static double[] Shares(Allocation point)
    {
        var shares = new double[point.DeviceCount];
        for (var k = 0; k < point.UploaderCount; k++)
            shares[point.Uploaders[k]] = point.BandwidthShare[k];
        return shares;
    }

    private static Bar Bar(double position, double height, double width, Color color) => new()
    {
        Position = position,
        Value = height,
        Size = width,
        FillColor = color,
        LineWidth = 0,
        Label = height.ToString("G4"),
    };

    private static void Legend(Plot plot, Contrast contrast)
    {
        foreach (var (label, color) in ((string, Color)[])[(contrast.Claim, Claimed), (contrast.Fact, Actual)])
            plot.Legend.ManualItems.Add(new LegendItem { LabelText = label, FillColor = color });
    }

    private static void Ticks(Plot plot, string[] labels) =>
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, labels.Length).Select(k => (double)k)], labels);

    // Above the highest bar there is room for its number.
    private static void Room(Plot plot, IReadOnlyCollection<double> heights)
    {
        const double Above = 0.15;
        double low = Math.Min(0, heights.Min()), high = Math.Max(0, heights.Max()), room = Above * Math.Max(high - low, double.Epsilon);
        plot.Axes.SetLimitsY(low < 0 ? low - room : 0, high + room);
    }

    private static void Style(Plot plot, string title, string label)
    {
        plot.Title(title, size: 15);
        plot.YLabel(label, size: 13);
        plot.Legend.Orientation = Orientation.Vertical;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.OutlineColor = Colors.Transparent;
        plot.ShowLegend(Edge.Bottom);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.XAxisStyle.IsVisible = false;
    }
}
