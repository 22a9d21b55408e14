using System.Text.Json;
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
    private const string Summary = "-summary";
    private const string Baseline = "-baseline";

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
        Columns.Number<Score>("gap", s => s.Record.Gap),
        Columns.Number<Score>("bestBound", s => s.BestBound),
        Columns.Number<Score>("excess", s => s.Excess),
        Columns.Number<Score>("excessAbsolute", s => s.ExcessAbsolute),
        Columns.Number<Score>("seconds", s => s.Record.Seconds),
        Columns.Whole<Score>("uploaders", s => s.Record.UploaderCount),
        Columns.Number<Score>("completionLatency", s => s.Record.CompletionLatency),
        Columns.Number<Score>("energy", s => s.Record.Energy),
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
        Columns.Number<SolverSummary>("meanExcess", s => s.MeanExcess),
        Columns.Number<SolverSummary>("worstExcess", s => s.WorstExcess),
        Columns.Number<SolverSummary>("meanExcessAbsolute", s => s.MeanExcessAbsolute),
        Columns.Number<SolverSummary>("meanCost", s => s.MeanCost),
        Columns.Number<SolverSummary>("meanEnergy", s => s.MeanEnergy),
        Columns.Number<SolverSummary>("meanLatency", s => s.MeanLatency),
        Columns.Number<SolverSummary>("medianSeconds", s => s.MedianSeconds),
        Columns.Number<SolverSummary>("meanSeconds", s => s.MeanSeconds),
    ];

    private static readonly IReadOnlyList<Column<PairedDifference>> PairColumns =
    [
        Columns.Word<PairedDifference>("reading", d => d.Reading.ToWord()),
        Columns.Word<PairedDifference>("solver", d => d.Solver.Label),
        Columns.Whole<PairedDifference>("instances", d => d.Instances),
        Columns.Number<PairedDifference>("costLessBaseline", d => d.Cost.Mean),
        Columns.Number<PairedDifference>("costLessBaselineBand", d => d.Cost.Band),
        Columns.Number<PairedDifference>("relative", d => d.Relative.Mean),
        Columns.Number<PairedDifference>("relativeBand", d => d.Relative.Band),
        Columns.Whole<PairedDifference>("cheaper", d => d.Cheaper),
        Columns.Whole<PairedDifference>("equal", d => d.Equal),
        Columns.Whole<PairedDifference>("dearer", d => d.Dearer),
        Columns.Number<PairedDifference>("timeRatio", d => d.TimeRatio),
    ];

    /// <summary>
    /// Writes <c>compare.csv</c> (a line for each solve), <c>compare-summary.csv</c>, with a baseline <c>compare-baseline.csv</c>, the
    /// charts, and <c>report.html</c>. Pictures are left out where the comparison did not come to its end: they take a second that an
    /// interrupted run does not have.
    /// </summary>
    /// <returns>Path of the report.</returns>
    public static string Save(string folder, ComparisonResult result)
    {
        SaveTables(folder, result);
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
            folder, ReportTable.Of(Name, SolveColumns, result.Scores),
            ReportTable.Of(Name + Summary, SummaryColumns, Summaries(result)),
            ReportTable.Of(Name + Baseline, PairColumns, Pairs(result)));
    }

    /// <summary>Writes the tables alone: neither charts nor a report.</summary>
    public static void SaveTables(string folder, ComparisonResult result)
    {
        AtomicFile.Write(Path.Combine(folder, Name + ".csv"), Csv.Bytes(SolveColumns, result.Scores));
        AtomicFile.Write(Path.Combine(folder, Name + Summary + ".csv"), SummaryCsv(result));
        var pairs = Path.Combine(folder, Name + Baseline + ".csv");
        if (result.Setup.Baseline is not null)
            AtomicFile.Write(pairs, Csv.Bytes(PairColumns, Pairs(result)));
        else
            File.Delete(pairs);
    }

    /// <summary>The rows of the tables, as <c>compare-summary.csv</c> has them.</summary>
    public static byte[] SummaryCsv(ComparisonResult result) => Csv.Bytes(SummaryColumns, Summaries(result));

    /// <summary>The same and the paired differences as one JSON object, for other programs.</summary>
    /// <param name="folder">The folder that the comparison was written into.</param>
    /// <param name="result">The comparison.</param>
    public static byte[] SummaryJson(string folder, ComparisonResult result) => Json.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "judba-comparison/1");
        json.WriteString("folder", folder);
        json.WriteNumber("relativeGap", result.Setup.RelativeGap);
        json.WriteBoolean("interrupted", result.IsInterrupted);
        Rows(json, "solvers", SummaryColumns, Summaries(result));
        if (result.Setup.Baseline is { } baseline)
        {
            json.WriteString("baseline", baseline.Specification);
            Rows(json, "differences", PairColumns, Pairs(result));
        }

        json.WriteStrings("notes", ComparisonTable.Notes(result));
        json.WriteStrings("errors", result.Errors);
        json.WriteEndObject();
    });

    private static IEnumerable<SolverSummary> Summaries(ComparisonResult result) => result.Setup.Readings.SelectMany(result.Summaries);

    private static IEnumerable<PairedDifference> Pairs(ComparisonResult result) =>
        result.Setup.Readings.SelectMany(reading => PairedDifference.All(result, reading));

    private static void Rows<TRow>(Utf8JsonWriter json, string name, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var column in columns)
            {
                json.WritePropertyName(column.Name);
                JsonSerializer.Serialize(json, column.Value(row));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ChartPanel[] Profiles(ComparisonResult result, Reading reading)
    {
        var summaries = result.Summaries(reading).ToList();
        var tolerance = result.Setup.RelativeGap;
        return
        [
            PerformanceProfile.OfTimes(result, summaries, $"{reading.ToWord()}: time to a gap of {NumberText.Tolerance(tolerance)}"),
            PerformanceProfile.OfExcesses(result, summaries, $"{reading.ToWord()}: excess", tolerance),
        ];
    }
}
