using Judba.Experiments.Reports.Charts;
using Judba.Models.Scenarios;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Judba.Experiments.Studies.Pipeline;

/// <summary>
/// A decision as pictures: timeline ([Yang21] Fig. 3(c)), energy by part (Fig. 3(b)), shares of the band; and accuracy by uploaders.
/// </summary>
internal static class PipelineCharts
{
    private const int Width = 1300;
    private const int HeightPerDevice = 30;
    private const int HeightOfTheRest = 140;
    private const int FontSize = 12;

    // Okabe and Ito's palette, apart for colour-blind eyes too.
    private static readonly Color[] Palette =
        [.. new[] { "#0072B2", "#E69F00", "#999999", "#56B4E9", "#D55E00", "#009E73" }.Select(c => Color.FromHex(c))];

    /// <summary>
    /// Writes <c>timeline</c>, <c>energy</c>, <c>bandwidth</c> side by side as <c>pipeline.png</c> and <c>.svg</c>, and
    /// <c>uploaders.png</c>.
    /// </summary>
    public static void Save(string folder, PipelineDecision decision, IReadOnlyList<SweepPoint> sweep)
    {
        var height = HeightOfTheRest + HeightPerDevice * decision.Evaluation.Devices.Length;
        FigureFile.Save(
            folder, "pipeline", Width, height,
            plot => FillTimeline(plot, decision), plot => FillEnergy(plot, decision), plot => FillBand(plot, decision));
        FigureFile.Save(folder, "uploaders", Width / 2, Width / 3, plot => FillUploaders(plot, sweep));
    }

    private static void FillTimeline(Plot plot, PipelineDecision decision)
    {
        var end = decision.Evaluation.CompletionLatency;
        Fill(plot, decision, ["encode", "transmit", "edge trains"], (d, _) =>
            d.Uploads ? [d.ComputeLatency, d.TransmitLatency, 0] : [0, 0, 0]);
        var training = plot.Add.HorizontalSpan(end, end + decision.Evaluation.TrainingTime);
        training.FillColor = Palette[2].WithAlpha(0.35);
        training.LineWidth = 0;
        Style(plot, decision, $"{decision.Solver}: timeline, straggler {PipelineReport.Straggler(decision)}", "time [s]");
        plot.YLabel("device, ↑ uploads", size: 13);
    }

    private static void FillEnergy(Plot plot, PipelineDecision decision)
    {
        Fill(plot, decision, ["encode", "transmit", "idle", "download", "tune", "inference"], (d, _) =>
            [d.EncodeEnergy, d.TransmitEnergy, d.IdleEnergy, d.DownloadEnergy, d.TuneEnergy, d.InferenceEnergy]);
        Style(plot, decision, "energy by part", "energy [J]");
    }

    private static void FillBand(Plot plot, PipelineDecision decision)
    {
        Fill(plot, decision, ["share of the band"], (_, i) => [100 * PipelineReport.Share(decision, i)]);
        Style(plot, decision, "bandwidth", "share [%]");
    }

    private static void FillUploaders(Plot plot, IReadOnlyList<SweepPoint> sweep)
    {
        (string Name, Func<SweepPoint, double> Value)[] lines =
            [("broadcast, all classes", s => s.Broadcast), ("after tuning, own mix", s => s.Local)];
        var counts = sweep.GroupBy(s => s.Uploaders).ToList();
        for (var k = 0; k < lines.Length; k++)
        {
            var line = plot.Add.Scatter(
                counts.Select(c => (double)c.Key).ToArray(), counts.Select(c => 100 * c.Average(lines[k].Value)).ToArray(), Palette[k]);
            line.LegendText = lines[k].Name;
            line.LineWidth = 2;
            line.MarkerSize = 8;
        }

        plot.Title("Accuracy by number of uploaders", size: 15);
        plot.XLabel("devices that upload", size: 13);
        plot.YLabel("mean accuracy [%]", size: 13);
        Calm(plot);
        plot.ShowLegend(Alignment.LowerRight);
    }

    private static void Fill(Plot plot, PipelineDecision decision, string[] parts, Func<DeviceCosts, int, double[]> values)
    {
        List<Bar> bars = [];
        for (var i = 0; i < decision.Evaluation.Devices.Length; i++)
        {
            double from = 0;
            var lengths = values(decision.Evaluation.Devices[i], i);
            for (var k = 0; k < lengths.Length; k++)
            {
                bars.Add(new()
                {
                    Position = i,
                    ValueBase = from,
                    Value = from + lengths[k],
                    FillColor = Palette[k],
                    LineWidth = 0,
                    Size = 0.7,
                    Orientation = Orientation.Horizontal,
                });
                from += lengths[k];
            }
        }

        plot.Add.Bars(bars);
        for (var k = 0; k < parts.Length; k++)
            plot.Legend.ManualItems.Add(new() { LabelText = parts[k], FillColor = Palette[k] });
    }

    private static void Style(Plot plot, PipelineDecision decision, string title, string unit)
    {
        plot.Title(title, size: 15);
        plot.XLabel(unit, size: 13);
        var count = decision.Evaluation.Devices.Length;
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, count).Select(i => (double)i)],
            [.. Enumerable.Range(0, count).Select(i => decision.Evaluation.Devices[i].Uploads ? $"{i} ↑" : $"{i}  ")]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        Calm(plot);
        // Device 0 at the top; a strip below the last for the legend.
        plot.Axes.Margins(left: 0);
        plot.Axes.SetLimitsY(count + 1.2, -0.7);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Alignment.LowerRight);
    }

    private static void Calm(Plot plot)
    {
        plot.Axes.Bottom.Label.Bold = plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.TickLabelStyle.FontSize = plot.Axes.Left.TickLabelStyle.FontSize = FontSize;
        plot.Axes.Right.FrameLineStyle.Width = plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.10);
        plot.Legend.FontSize = FontSize;
        plot.Legend.ShadowColor = plot.Legend.OutlineColor = Colors.Transparent;
    }
}
