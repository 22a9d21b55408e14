using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;

namespace Judba.Experiments.Comparisons;

/// <summary>A comparison's tables, charts and report as files, all made from its records.</summary>
internal static class ComparisonFiles
{
    private const string Name = "compare";

    // A profile of one instance says nothing that the table does not.
    private const int LeastInstancesOfProfile = 2;

    private static readonly IReadOnlyList<Column<Score>> SolveColumns =
    [
        Columns.Word<Score>("instance", s => s.Record.Instance),
        Columns.Word<Score>("reading", s => s.Record.Reading.ToWord()),
        Columns.Word<Score>("solver", s => s.Record.Solver.Specification),
        Columns.Word<Score>("termination", s => s.Record.Status.ToWord()),
        Columns.Number<Score>("cost", s => s.Record.Objective),
        Columns.Number<Score>("bound", s => s.Record.Bound),
        Columns.Number<Score>("gap", s => s.CountedGap),
        Columns.Number<Score>("seconds", s => s.Record.Seconds),
        Columns.Whole<Score>("uploaders", s => s.Record.UploaderCount),
        Columns.Number<Score>("completionLatency", s => s.Record.CompletionLatency),
    ];

    private static readonly IReadOnlyList<Column<SolverSummary>> SummaryColumns =
    [
        Columns.Word<SolverSummary>("reading", s => s.Reading.ToWord()),
        Columns.Word<SolverSummary>("solver", s => s.Solver.Label),
        Columns.Whole<SolverSummary>("instances", s => s.Instances),
        Columns.Whole<SolverSummary>("feasible", s => s.Feasible),
        Columns.Whole<SolverSummary>("optimal", s => s.Optimal < 0 ? null : s.Optimal),
        Columns.Whole<SolverSummary>("timeouts", s => s.Timeouts),
        Columns.Whole<SolverSummary>("failures", s => s.Failures),
        Columns.Number<SolverSummary>("meanGap", s => s.MeanGap),
        Columns.Number<SolverSummary>("worstGap", s => s.WorstGap),
        Columns.Number<SolverSummary>("medianSeconds", s => s.MedianSeconds),
        Columns.Number<SolverSummary>("meanSeconds", s => s.MeanSeconds),
    ];

    /// <summary>
    /// Writes <c>compare.csv</c> (a line for each solve), <c>compare-summary.csv</c>, the charts, and <c>report.html</c>. Pictures are left
    /// out where the comparison did not come to its end: they take a second that an interrupted run does not have.
    /// </summary>
    /// <returns>Path of the report.</returns>
    public static string Save(string folder, ComparisonResult result)
    {
        var summaries = result.Setup.Readings.SelectMany(result.Summaries).ToList();
        AtomicFile.Write(Path.Combine(folder, Name + ".csv"), Csv.Bytes(SolveColumns, result.Scores));
        AtomicFile.Write(Path.Combine(folder, Name + "-summary.csv"), Csv.Bytes(SummaryColumns, summaries));
        var chart = ComparisonChart.Of(result);
        if (result.IsInterrupted)
            ChartFile.SaveData(folder, Name, chart);
        else
            ChartFile.Save(folder, Name, chart);
        if (!result.IsInterrupted && result.Setup.InstanceCount >= LeastInstancesOfProfile)
        {
            var panels = result.Setup.Readings.SelectMany(r => Profiles(result, r));
            ChartFile.Save(folder, Name + "-profiles", new Chart("Performance profiles (Dolan and Moré)", [.. panels]));
        }

        return FolderReport.Write(
            folder, ReportTable.Of(Name, SolveColumns, result.Scores), ReportTable.Of(Name + "-summary", SummaryColumns, summaries));
    }

    private static ChartPanel[] Profiles(ComparisonResult result, Reading reading)
    {
        var summaries = result.Summaries(reading).ToList();
        var tolerance = result.Setup.RelativeGap;
        return
        [
            PerformanceProfile.OfTimes(result, summaries, $"{reading.ToWord()}: time to a gap of {NumberText.Tolerance(tolerance)}"),
            PerformanceProfile.OfGaps(result, summaries, $"{reading.ToWord()}: gap", tolerance),
        ];
    }
}
