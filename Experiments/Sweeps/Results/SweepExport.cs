using Judba.Experiments.Sweeps.Planning;
using Judba.Experiments.Sweeps.Storage;
using Judba.Models.Files;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>The files that a finished sweep is read from: every solve, the points, the solvers.</summary>
internal static class SweepExport
{
    /// <summary>Every solve as CSV.</summary>
    public const string Csv = "results.csv";

    /// <summary>Every solve as Parquet.</summary>
    public const string Parquet = "results.parquet";

    /// <summary>Solvers at each point.</summary>
    public const string Points = "points.csv";

    /// <summary>Solvers over the whole sweep.</summary>
    public const string Summary = "summary.csv";

    private static readonly string[] TallyHeads =
    [
        "fleets", "meanCost", "costBand", "meanGap", "worstGap", "optimal", "feasible", "timeLimits", "failures", "shiftedGeometricMeanSeconds",
    ];

    /// <summary>Writes all files.</summary>
    public static void Write(SweepFolder folder, SweepScores scores, SweepSummary summary)
    {
        var plan = scores.Plan;
        var columns = SweepColumn.All(plan.Design);
        AtomicFile.Write(folder.File(Csv), stream => Judba.Experiments.Records.Csv.Write(
            stream, columns.Select(c => c.Name), Rows(scores).Select(row => columns.Select(c => c.Value(row)))));
        AtomicFile.Write(folder.File(Parquet), stream => ParquetExport.Write(stream, columns, Rows(scores)));
        AtomicFile.Write(folder.File(Points), stream => Judba.Experiments.Records.Csv.Write(
            stream, ["reading", "solver", "point", .. plan.Design.Fields.Select(f => f.Name), .. TallyHeads], PointRows(plan, summary)));
        AtomicFile.Write(folder.File(Summary), stream => Judba.Experiments.Records.Csv.Write(
            stream, ["reading", "solver", .. TallyHeads],
            from reading in plan.Config.Readings
            from solver in plan.Config.Solvers
            select (object?[])[reading, solver, .. Cells(summary.Of(reading, solver))]));
        new SweepCharts(plan, summary).Write(folder);
    }

    /// <summary>Removes what a process that was killed while it wrote left behind.</summary>
    public static void RemoveLeftovers(SweepFolder folder)
    {
        foreach (var file in Directory.GetFiles(folder.Path, "*.tmp"))
            File.Delete(file);
    }

    private static IEnumerable<ScoredRow> Rows(SweepScores scores) => scores.Fleets().SelectMany(rows => rows);

    private static IEnumerable<object?[]> PointRows(SweepPlan plan, SweepSummary summary)
    {
        for (var index = 0; index < plan.Design.Count; index++)
        {
            var point = plan.Design[index];
            object?[] fields = [.. plan.Design.Fields.Select(f => f.Quantity is null ? (object)point.Law.Name : point.Number(f))];
            foreach (var reading in plan.Config.Readings)
            {
                foreach (var solver in plan.Config.Solvers)
                {
                    if (summary.At(index, reading, solver) is { } tally)
                        yield return [reading, solver, index, .. fields, .. Cells(tally)];
                }
            }
        }
    }

    private static object?[] Cells(SolverTally tally) =>
    [
        tally.Fleets, tally.Cost.Mean, tally.Cost.Band, tally.MeanGap, tally.WorstGap, tally.Optimal < 0 ? null : tally.Optimal,
        tally.Feasible, tally.TimeLimits, tally.Failures, tally.Seconds,
    ];
}
