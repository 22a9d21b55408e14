using System.Diagnostics;
using System.Text;
using Judba.Experiments.Running;
using Judba.Experiments.Sweeps.Planning;
using Judba.Models.Files;
using Microsoft.Data.Sqlite;

namespace Judba.Experiments.Sweeps.Storage;

/// <summary>The record of a sweep or a shard of it: one SQLite file, one writer.</summary>
/// <remarks>
/// Rows are committed in batches of <see cref="BatchSeconds"/>. A process may be killed at any moment: what was committed is there, the key
/// (configuration, point, instance, solver, reading) lets nothing be there twice, and what was not committed is at most that much work.
/// The file is locked against other processes while it is open, which also spares SQLite the shared memory that file servers lack;
/// closed, it is one plain file, without a journal beside it.
/// </remarks>
internal sealed class SweepStore : IDisposable
{
    /// <summary>Rows that are younger than this wait for company: a commit costs as much as a short solve.</summary>
    public const double BatchSeconds = 0.2;

    private readonly string _path;
    private readonly string _hash;
    private readonly SqliteConnection _connection;
    private readonly List<SweepRow> _waiting = [];
    private long _lastCommit = Stopwatch.GetTimestamp();

    private SweepStore(string path, string hash, SqliteConnection connection) => (_path, _hash, _connection) = (path, hash, connection);

    /// <summary>Opens the store, creating it where it is not there.</summary>
    /// <exception cref="InputException">It is in use, no store, or one of another configuration.</exception>
    public static SweepStore Open(string path, SweepPlan plan) => StoreAccess.Guard(path, () =>
    {
        var store = new SweepStore(path, plan.Hash, StoreAccess.Connect(path, SqliteOpenMode.ReadWriteCreate));
        try
        {
            // Synchronous NORMAL: a killed process loses nothing that was committed; a power cut may cost the last commits, never the file.
            StoreAccess.Execute(store._connection, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            StoreAccess.Execute(store._connection, "BEGIN EXCLUSIVE;" + StoreSchema.Create + "COMMIT;");
            store.Claim(plan);
            return store;
        }
        catch
        {
            store._connection.Dispose();
            throw;
        }
    });

    /// <summary>Writes down who the solvers are.</summary>
    public void AddSolvers(IEnumerable<Contender> contenders) => StoreAccess.Guard(_path, () =>
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var contender in contenders)
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "INSERT OR REPLACE INTO solvers VALUES ($solver, $name, $version, $own)";
            insert.Parameters.AddWithValue("$solver", contender.Specification);
            insert.Parameters.AddWithValue("$name", contender.Solver.Info.Name);
            insert.Parameters.AddWithValue("$version", contender.Solver.Info.Version);
            insert.Parameters.AddWithValue("$own", contender.Solver.Info.KeepsOwnBandwidth);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    /// <summary>Adds a row, and commits what waits if the last commit is old enough.</summary>
    public void Add(SweepRow row)
    {
        _waiting.Add(row);
        if (Stopwatch.GetElapsedTime(_lastCommit).TotalSeconds >= BatchSeconds)
            Commit();
    }

    /// <summary>Commits what waits.</summary>
    public void Commit()
    {
        if (_waiting.Count > 0)
            StoreAccess.Guard(_path, Insert);
        _waiting.Clear();
        _lastCommit = Stopwatch.GetTimestamp();
    }

    /// <summary>Takes over every row of another store that this one has not; again and again is the same as once.</summary>
    /// <returns>How many rows came.</returns>
    /// <exception cref="InputException">It is in use, no store, or one of another configuration.</exception>
    public int Merge(string other) => StoreAccess.Guard(other, () =>
    {
        StoreAccess.RequireHash(other, _hash);
        using var attach = _connection.CreateCommand();
        attach.CommandText = "ATTACH $other AS shard";
        attach.Parameters.AddWithValue("$other", StoreAccess.FileOf(other));
        attach.ExecuteNonQuery();
        try
        {
            var before = Count();
            using var transaction = _connection.BeginTransaction();
            StoreAccess.Execute(_connection, StoreSchema.Merge);
            transaction.Commit();
            return Count() - before;
        }
        finally
        {
            StoreAccess.Execute(_connection, "DETACH shard");
        }
    });

    /// <summary>The numbers of the units of work that are recorded, by <see cref="SweepPlan.Unit"/>.</summary>
    public IEnumerable<int> Units(SweepPlan plan) => StoreAccess.Units(_connection, plan);

    /// <summary>Commits what waits and leaves one plain file.</summary>
    public void Dispose()
    {
        try
        {
            Commit();
            StoreAccess.Guard(_path, () => StoreAccess.Execute(_connection, "PRAGMA journal_mode = DELETE"));
        }
        finally
        {
            _connection.Dispose();
        }
    }

    private int Count()
    {
        using var count = _connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM results";
        return Convert.ToInt32(count.ExecuteScalar());
    }

    private void Claim(SweepPlan plan)
    {
        if (StoreAccess.Hash(_connection) is { } found)
        {
            StoreAccess.RequireEqual(_path, found, plan.Hash);
            return;
        }

        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO sweep VALUES ($config, $resolved)";
        insert.Parameters.AddWithValue("$config", plan.Hash);
        insert.Parameters.AddWithValue("$resolved", Encoding.UTF8.GetString(plan.ToJson()));
        insert.ExecuteNonQuery();
    }

    private bool Insert()
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = StoreSchema.Insert;
        string[] names =
        [
            "$config", "$point", "$instance", "$solver", "$reading", "$seed", "$status", "$cost", "$magnitude", "$bound", "$completionLatency",
            "$uploaders", "$seconds", "$evaluations", "$message", "$host", "$finished",
        ];
        var parameters = Array.ConvertAll(names, name => insert.Parameters.Add(new SqliteParameter { ParameterName = name }));
        insert.Prepare();
        foreach (var row in _waiting)
        {
            object[] values =
            [
                _hash, row.Point, row.Instance, row.Solver, row.Reading, row.Seed, row.Status, Number(row.Cost), Number(row.Magnitude),
                Number(row.Bound), Number(row.CompletionLatency), row.Uploaders < 0 ? DBNull.Value : row.Uploaders, Number(row.Seconds), row.Evaluations,
                row.Message, row.Host, row.Finished,
            ];
            for (var k = 0; k < values.Length; k++)
                parameters[k].Value = values[k];
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    }

    private static object Number(double value) => double.IsFinite(value) ? value : DBNull.Value;
}
