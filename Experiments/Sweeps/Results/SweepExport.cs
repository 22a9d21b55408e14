using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Sweeps.Storage;
using Judba.Models.Files;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>The files that a finished sweep is read from: every solve, the points, the solvers, the report.</summary>
internal static class SweepExport
{
    private const string Results = "results";
    private const string Points = "points";
    private const string Summary = "summary";

    /// <summary>Writes all files, the report last.</summary>
    /// <returns>Path of the report.</returns>
    public static string Write(SweepFolder folder, SweepScores scores, SweepSummary summary)
    {
        var plan = scores.Plan;
        var (results, points) = (SweepColumns.OfResults(plan), SweepColumns.OfPoints(plan.Design));
        AtomicFile.Write(folder.File(Results + ".csv"), stream => Csv.Write(stream, results, Rows(scores)));
        AtomicFile.Write(folder.File(Results + ".parquet"), stream => ParquetExport.Write(stream, results, Rows(scores)));
        AtomicFile.Write(folder.File(Points + ".csv"), stream => Csv.Write(stream, points, summary.PointRows()));
        AtomicFile.Write(folder.File(Summary + ".csv"), stream => Csv.Write(stream, SweepColumns.OfSummary, summary.Rows()));
        return FolderReport.Write(folder.Path,
        [
            ReportTable.Of(Results, results, Rows(scores)),
            ReportTable.Of(Points, points, summary.PointRows()),
            ReportTable.Of(Summary, SweepColumns.OfSummary, summary.Rows()),
            .. new SweepCharts(plan, summary).Write(folder),
        ]);
    }

    /// <summary>Removes what a process that was killed while it wrote left behind.</summary>
    public static void RemoveLeftovers(SweepFolder folder)
    {
        foreach (var file in Directory.GetFiles(folder.Path, "*.tmp"))
            File.Delete(file);
    }

    private static IEnumerable<ScoredRow> Rows(SweepScores scores) => scores.Fleets().SelectMany(rows => rows);
}
