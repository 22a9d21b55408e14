using Judba.Experiments.Records;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;

namespace Judba.Experiments.Comparisons;

/// <summary>A comparison's tables and charts as files, which its report is made of.</summary>
internal static class ComparisonFiles
{
    private const string Name = "compare";

    // A profile of one instance says nothing that the table does not.
    private const int LeastInstancesOfProfile = 2;

    // As in the chart for files: readings stand a little apart in the row of their solver.
    private const double RowOfReading = 0.22;

    /// <summary>Writes <c>compare.csv</c> (a line for each solve), <c>compare-summary.csv</c>, and the charts of a comparison that came to its end.</summary>
    public static void Save(string folder, ComparisonPlan plan, ComparisonResult result)
    {
        AtomicFile.Write(Path.Combine(folder, Name + ".csv"), Csv.Bytes(
            ["instance", "reading", "solver", "termination", "cost", "bound", "gap", "seconds", "uploaders", "completionLatency"],
            result.Scores.Select(s => (object?[])
            [
                s.Instance, s.Reading.ToWord(), s.Contender.Specification, Words.Of(s.Verdict.Result.Termination), s.Verdict.Cost, s.Verdict.Result.Bound, s.Gap,
                s.Verdict.Seconds, s.Verdict.Result.Allocation?.UploaderCount, s.Verdict.Evaluation?.CompletionLatency,
            ])));
        AtomicFile.Write(Path.Combine(folder, Name + "-summary.csv"), Csv.Bytes(
            ["reading", "solver", "instances", "feasible", "optimal", "timeouts", "meanGap", "worstGap", "medianSeconds", "meanSeconds"],
            plan.Readings.SelectMany(result.Summaries).Select(s => (object?[])
            [
                s.Reading.ToWord(), s.Contender.Label, s.Trials, s.Feasible, s.Optimal < 0 ? null : s.Optimal, s.Timeouts, s.MeanGap, s.WorstGap,
                s.MedianSeconds, s.MeanSeconds,
            ])));
        ChartFile.SaveData(folder, Name, new Chart("Gap and time of every solver", Gaps(plan, result), Times(plan, result))
        {
            Notes = [.. ComparisonTable.Notes(plan), .. result.Errors.Select(e => "Error: " + e), .. Interruption(plan, result)],
        });
        // Pictures take a second that an interrupted run does not have.
        if (result.IsInterrupted)
            return;
        new ComparisonChart(plan, result).Save(folder);
        if (plan.Instances.Count >= LeastInstancesOfProfile)
            ChartFile.Save(folder, Name + "-profiles", new Chart("Performance profiles (Dolan and Moré)", [.. plan.Readings.SelectMany(r => Profiles(plan, result, r))]));
    }

    private static ChartPanel[] Profiles(ComparisonPlan plan, ComparisonResult result, Reading reading)
    {
        var summaries = result.Summaries(reading).ToList();
        var tolerance = plan.Options.RelativeGap;
        return
        [
            PerformanceProfile.OfTimes(result, summaries, $"{reading.ToWord()}: time to a gap of {NumberText.Tolerance(tolerance)}"),
            PerformanceProfile.OfGaps(result, summaries, $"{reading.ToWord()}: gap", tolerance),
        ];
    }

    private static ChartPanel Gaps(ComparisonPlan plan, ComparisonResult result)
    {
        // Zeros and what is within the tolerance stand one decade below it.
        var floor = (int)Math.Floor(Math.Log10(Math.Max(plan.Options.RelativeGap, 1e-12))) - 1;
        return new("Distance from the best known bound", ChartAxis.FromFloor("relative gap", floor, "optimal", 0), Rows(plan), Clouds(plan, result, s =>
            double.IsNaN(s.Gap) ? double.NaN : s.Gap <= plan.Options.RelativeGap ? Math.Pow(10, floor) : s.Gap));
    }

    private static ChartPanel Times(ComparisonPlan plan, ComparisonResult result) => new(
        "Wall time", new ChartAxis("seconds for one instance", AxisScale.Logarithmic), Rows(plan), Clouds(plan, result, s => s.Verdict.Seconds));

    private static ChartAxis Rows(ComparisonPlan plan) => new("")
    {
        Ticks = [.. plan.Contenders.Select((c, row) => ((double)row, c.Label))],
        IsReversed = true,
    };

    private static ChartSeries[] Clouds(ComparisonPlan plan, ComparisonResult result, Func<Score, double> value) => [.. plan.Readings.Select((reading, k) =>
    {
        var offset = (k - (plan.Readings.Count - 1) / 2.0) * RowOfReading;
        var scores = result.Scores.Where(s => s.Reading == reading).ToList();
        var rows = plan.Contenders.Select((c, row) => (c, row)).ToDictionary(p => p.c, p => p.row);
        return new ChartSeries(
            reading.ToWord(), scores.ConvertAll(s => value(s)), scores.ConvertAll(s => rows[s.Contender] + offset),
            new(reading == Reading.MinCost ? SeriesStyle.Number(0).Color : SeriesStyle.Number(1).Color, SeriesMark.Points))
        {
            Labels = scores.ConvertAll(s => s.Instance),
        };
    })];

    private static IEnumerable<string> Interruption(ComparisonPlan plan, ComparisonResult result) =>
        result.IsInterrupted ? [$"Interrupted after {result.Trials.Count} of {plan.TrialCount} solves."] : [];
}
