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

    /// <summary>The rows of a store, a fleet's at a time.</summary>
    /// <exception cref="InputException">It is in use, no store, or one of another configuration.</exception>
    public static IEnumerable<IReadOnlyList<SweepRow>> Fleets(string path, SweepPlan plan)
    {
        using var connection = Guard(path, () =>
        {
            RequireHash(path, plan.Hash);
            return Connect(path, SqliteOpenMode.ReadWrite);
        });
        using var select = connection.CreateCommand();
        select.CommandText = StoreSchema.Select;
        using var reader = Guard(path, select.ExecuteReader);
        var fleet = new List<SweepRow>();
        while (Guard(path, reader.Read))
        {
            var row = Row(reader);
            if (fleet.Count > 0 && (fleet[0].Point != row.Point || fleet[0].Instance != row.Instance))
            {
                yield return fleet;
                fleet = [];
            }

            fleet.Add(row);
        }

        if (fleet.Count > 0)
            yield return fleet;
    }

    /// <summary>The solvers whose rows keep a bandwidth of their own.</summary>
    public static HashSet<string> OwnBandwidth(string path) => Guard(path, () =>
    {
        using var connection = Connect(path, SqliteOpenMode.ReadWrite);
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT solver FROM solvers WHERE keepsOwnBandwidth";
        using var reader = select.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
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

    private static SweepRow Row(SqliteDataReader reader)
    {
        return new(
            reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetString(5),
            Number(6), Number(7), Number(8), Number(9), reader.IsDBNull(10) ? -1 : reader.GetInt32(10), Number(11), reader.GetInt64(12),
            reader.GetString(13), reader.GetString(14), reader.GetString(15));

        double Number(int k) => reader.IsDBNull(k) ? double.NaN : reader.GetDouble(k);
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
