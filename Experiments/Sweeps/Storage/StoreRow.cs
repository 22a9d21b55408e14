using System.Globalization;
using Judba.Experiments.Records;
using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Sweeps.Planning;
using Judba.Models.Problems;
using Microsoft.Data.Sqlite;

namespace Judba.Experiments.Sweeps.Storage;

/// <summary>A record as a row of the table <c>results</c>: one order of columns for writing and reading.</summary>
/// <remarks>The number of a record's instance is that of its fleet: point times instances a point, plus the instance.</remarks>
internal static class StoreRow
{
    private const string Time = "O";

    /// <summary>The columns, in the order of <see cref="Values"/>.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "config", "point", "instance", "solver", "reading", "seed", "status", "cost", "magnitude", "bound", "completionLatency",
        "uploaders", "seconds", "evaluations", "message", "host", "finished",
    ];

    /// <summary>Adds a row; a second one of the same key is an error.</summary>
    public static readonly string Insert = $"INSERT INTO results VALUES ({string.Join(", ", Names.Select(n => "$" + n))})";

    /// <summary>Every row, fleet by fleet.</summary>
    public static readonly string Select = $"SELECT {string.Join(", ", Names)} FROM results ORDER BY point, instance";

    /// <summary>The cells of a record.</summary>
    public static object[] Values(SolveRecord record, SweepPlan plan)
    {
        var (point, instance) = Math.DivRem(record.Index, plan.Config.Instances);
        return
        [
            plan.Hash, point, instance, record.Solver.Specification, record.Reading.ToWord(), record.Seed, record.Status.ToWord(),
            Cell(record.Objective), Cell(record.Magnitude), Cell(record.Bound), Cell(record.CompletionLatency),
            record.UploaderCount is { } count ? count : DBNull.Value, Cell(record.Seconds), record.Evaluations,
            record.Message, record.Stamp.Host, record.Finished.ToString(Time, CultureInfo.InvariantCulture),
        ];
    }

    /// <summary>The point of the row that a reader stands at.</summary>
    public static int Point(SqliteDataReader reader) => reader.GetInt32(1);

    /// <summary>The fleet of the row that a reader stands at.</summary>
    public static int Fleet(SqliteDataReader reader, SweepPlan plan) => Point(reader) * plan.Config.Instances + reader.GetInt32(2);

    /// <summary>The record of the row that a reader of <see cref="Select"/> stands at.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="plan">The sweep.</param>
    /// <param name="point">The point of the row.</param>
    /// <param name="solvers">The solvers of the store.</param>
    public static SolveRecord Read(
        SqliteDataReader reader, SweepPlan plan, SweepPoint point, IReadOnlyDictionary<string, Participant> solvers)
    {
        var fleet = Fleet(reader, plan);
        var solver = reader.GetString(3);
        var task = new SolveTask
        {
            Index = fleet,
            Instance = plan.NameOf(fleet),
            Solver = solvers.GetValueOrDefault(solver) ?? new(solver, solver.Split(':')[0], Version: "", KeepsOwnBandwidth: false),
            Reading = ReadingWords.Parse(reader.GetString(4)),
            RelativeGap = point.Gap,
            TimeLimit = point.TimeLimit,
            Seed = reader.GetInt32(5),
            Threads = plan.Config.Threads,
        };
        // Words that another version wrote are no reason to lose the rest.
        return SolveRecord.Without(task, StatusWords.Find(reader.GetString(6)) ?? SolveStatus.Error, reader.GetString(14)) with
        {
            Objective = Number(7),
            Magnitude = Number(8),
            Bound = Number(9),
            CompletionLatency = Number(10),
            UploaderCount = reader.IsDBNull(11) ? null : reader.GetInt32(11),
            Seconds = Number(12),
            Evaluations = reader.GetInt64(13),
            Stamp = new() { Host = reader.GetString(15) },
            Finished = DateTimeOffset.ParseExact(reader.GetString(16), Time, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        };

        double Number(int k) => reader.IsDBNull(k) ? double.NaN : reader.GetDouble(k);
    }

    private static object Cell(double value) => double.IsFinite(value) ? value : DBNull.Value;
}
