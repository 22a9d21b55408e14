using Judba.Experiments.Records;
using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Sweeps.Planning;
using Judba.Models.Files;
using Microsoft.Data.Sqlite;

namespace Judba.Experiments.Sweeps.Storage;

/// <summary>Reading stores, and one sentence for whatever SQLite complains about.</summary>
internal static class StoreAccess
{
    // SQLITE_BUSY, SQLITE_LOCKED, SQLITE_NOTADB of sqlite3.h.
    private const int Busy = 5, Locked = 6, NotADatabase = 26;

    /// <summary>How long to wait for another process, which may be closing its file.</summary>
    private const int PatienceSeconds = 2;

    /// <summary>Opens a file.</summary>
    public static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        // Without the pool, which would keep files open and locked.
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = FileOf(path),
            Mode = mode,
            Pooling = false,
            DefaultTimeout = PatienceSeconds,
        };
        var connection = new SqliteConnection(text.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>
    /// A path as SQLite must hear it: from the root on, so that a folder named <c>file:x</c> is no address and <c>:memory:</c> no keyword.
    /// </summary>
    public static string FileOf(string path) => Path.GetFullPath(path);

    /// <summary>Runs statements that answer nothing of interest.</summary>
    public static bool Execute(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
        return true;
    }

    /// <summary>Runs <paramref name="access"/>; SQLite's complaints about the file become one sentence.</summary>
    /// <exception cref="InputException">The file is in use, no store, or cannot be read or written.</exception>
    public static T Guard<T>(string path, Func<T> access)
    {
        try
        {
            return access();
        }
        catch (SqliteException e)
        {
            throw e.SqliteErrorCode switch
            {
                Busy or Locked => new StoreInUseException($"{path}: is being written by another process; allowed: one at a time.", e),
                NotADatabase => new InputException($"{path}: is no store of a sweep; allowed: a file that judba sweep wrote.", e),
                _ => new InputException($"{path}: cannot be used ({e.Message.TrimEnd('.')}); allowed: a readable and writable file.", e),
            };
        }
    }

    /// <summary>The records of a store, a fleet's at a time.</summary>
    /// <exception cref="InputException">It is in use, no store, or one of another configuration.</exception>
    public static IEnumerable<SweepFleet> Fleets(string path, SweepPlan plan)
    {
        var solvers = Solvers(path);
        using var connection = Guard(path, () =>
        {
            RequireHash(path, plan.Hash);
            return Connect(path, SqliteOpenMode.ReadWrite);
        });
        using var select = connection.CreateCommand();
        select.CommandText = StoreRow.Select;
        using var reader = Guard(path, select.ExecuteReader);
        SweepPoint? point = null;
        var fleet = new List<SolveRecord>();
        while (Guard(path, reader.Read))
        {
            var next = StoreRow.Point(reader);
            if (fleet.Count > 0 && fleet[0].Index != StoreRow.Fleet(reader, plan))
            {
                yield return new(point!, fleet);
                fleet = [];
            }

            if (point?.Index != next)
                point = plan.Design[next];
            fleet.Add(StoreRow.Read(reader, plan, point, solvers));
        }

        if (fleet.Count > 0)
            yield return new(point!, fleet);
    }

    /// <summary>The solvers of a store, by their specifications.</summary>
    public static IReadOnlyDictionary<string, Participant> Solvers(string path) => Guard(path, () =>
    {
        using var connection = Connect(path, SqliteOpenMode.ReadWrite);
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT solver, name, version, keepsOwnBandwidth FROM solvers";
        using var reader = select.ExecuteReader();
        var solvers = new Dictionary<string, Participant>(StringComparer.Ordinal);
        while (reader.Read())
            solvers.Add(reader.GetString(0), new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3)));
        return solvers;
    });

    /// <summary>The numbers of the units of work that a file records, by <see cref="SweepPlan.Unit"/>.</summary>
    /// <exception cref="InputException">It is in use, no store, or one of another configuration.</exception>
    public static List<int> Units(string path, SweepPlan plan) => Guard(path, () =>
    {
        RequireHash(path, plan.Hash);
        using var connection = Connect(path, SqliteOpenMode.ReadWrite);
        return Units(connection, plan).ToList();
    });

    /// <inheritdoc cref="Units(string, SweepPlan)"/>
    public static IEnumerable<int> Units(SqliteConnection connection, SweepPlan plan)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT point, instance, solver, reading FROM results";
        using var reader = select.ExecuteReader();
        while (reader.Read())
        {
            if (plan.Unit(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3)) is var unit and >= 0)
                yield return unit;
        }
    }

    /// <summary>The configuration that a store belongs to; null for none yet.</summary>
    public static string? Hash(SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT config FROM sweep";
        return select.ExecuteScalar() as string;
    }

    /// <summary>Refuses a store of another configuration.</summary>
    public static void RequireHash(string path, string expected)
    {
        using var connection = Connect(path, SqliteOpenMode.ReadWrite);
        RequireEqual(path, Hash(connection) ?? "", expected);
    }

    /// <summary>Refuses another configuration than the expected one.</summary>
    public static void RequireEqual(string path, string found, string expected)
    {
        const int Digits = 12;
        if (!string.Equals(found, expected, StringComparison.Ordinal))
        {
            throw new InputException($"{path}: holds results of configuration '{found[..Math.Min(Digits, found.Length)]}'; "
                + $"allowed: '{expected[..Digits]}', the one given.");
        }
    }
}
