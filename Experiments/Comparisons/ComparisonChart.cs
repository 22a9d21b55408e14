using Judba.Experiments.Records;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Models.Problems;

namespace Judba.Experiments.Comparisons;

/// <summary>Excesses and times by solver: a dot for every instance, a bar at the median, a colour for each reading.</summary>
internal static class ComparisonChart
{
    private const int PanelWidth = 600;
    private const int HeightPerSolver = 62;
    private const int HeightOfTheRest = 190;

    // The readings stand a little apart in the row of their solver.
    private const double RowOfReading = 0.36;

    // The dots of one strip are spread in a fixed pattern, so that equal ones remain visible.
    private const double Spread = 0.035;
    private const int Spreads = 5;

    // As high as the strip of its dots.
    private const float BarSize = 20;

    private const double LeastSeconds = 1e-9;

    /// <summary>The chart, for files and for the report.</summary>
    public static Chart Of(ComparisonResult result)
    {
        var setup = result.Setup;
        return new("Excess and time of every solver", Excesses(result), Times(result))
        {
            PanelWidth = PanelWidth,
            Height = HeightOfTheRest + HeightPerSolver * setup.Solvers.Count,
            Notes = [.. ComparisonTable.Notes(result), .. result.Errors.Select(e => "Error: " + e), .. Interruption(result)],
        };
    }

    private static ChartPanel Excesses(ComparisonResult result)
    {
        var setup = result.Setup;
        // What is within the tolerance, zeros among them, stands one decade below it.
        var floor = ChartAxis.FloorExponent(setup.RelativeGap) - 1;
        var dagger = setup.Solvers.Any(s => s.KeepsOwnBandwidth) ? $"   († own bandwidth, to the {ReadingWords.MinCost} bound)" : "";
        var top = ChartAxis.TopExponent(result.Scores.Select(s => s.CountedExcess));
        var axis = ChartAxis.FromFloor("excess" + dagger, floor, "optimal", top);
        return new("Excess over the best known bound", axis, Rows(setup), Strips(
            result, s => s.IsOptimal(setup.RelativeGap) is true ? Math.Pow(10, floor) : s.CountedExcess));
    }

    private static ChartPanel Times(ComparisonResult result)
    {
        var seconds = result.Records.Select(r => r.Seconds).Where(s => s > 0).DefaultIfEmpty(1).ToList();
        var axis = ChartAxis.Decades("time for one instance", seconds.Min(), seconds.Max(), NumberText.Decade);
        return new("Wall time", axis, Rows(result.Setup), Strips(result, s => Math.Max(s.Record.Seconds, LeastSeconds)));
    }

    private static ChartAxis Rows(ComparisonSetup setup) => new("")
    {
        Ticks = [.. setup.Solvers.Select((s, row) => ((double)row, s.Label))],
        IsReversed = true,
    };

    private static ChartSeries[] Strips(ComparisonResult result, Func<Score, double> value) =>
        [.. result.Setup.Readings.SelectMany((reading, k) => Strips(result, value, reading, k - (result.Setup.Readings.Count - 1) / 2.0))];

    private static ChartSeries[] Strips(ComparisonResult result, Func<Score, double> value, Reading reading, double place)
    {
        var offset = place * RowOfReading;
        var color = SeriesStyle.Number(reading == Reading.MinCost ? 0 : 1).Color;
        List<double> x = [], y = [], medians = [], rows = [];
        List<string> labels = [];
        foreach (var (solver, row) in result.Setup.Solvers.Select((s, row) => (s, row)))
        {
            var scores = result.Scores
                .Where(s => s.Record.Reading == reading && s.Record.Solver == solver && double.IsFinite(value(s))).ToList();
            x.AddRange(scores.Select(value));
            y.AddRange(scores.Select((_, i) => row + offset + (i % Spreads - Spreads / 2) * Spread));
            labels.AddRange(scores.Select(s => s.Record.Instance));
            if (scores.Count == 0)
                continue;
            medians.Add(FairAggregates.Median(scores.Select(value)));
            rows.Add(row + offset);
        }

        return
        [
            new(reading.ToWord(), x, y, new(color, SeriesMark.Points)) { Labels = labels },
            new($"{reading.ToWord()}, median", medians, rows, new(color, SeriesMark.Bars, Width: BarSize)),
        ];
    }

    private static IEnumerable<string> Interruption(ComparisonResult result) =>
        result.IsInterrupted ? [$"Interrupted after {result.Records.Count} of {result.Setup.SolveCount} solves."] : [];
}
