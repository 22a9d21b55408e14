using System.Diagnostics;
using System.Text;
using Judba.Experiments.Records;
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
    private readonly SweepPlan _plan;
    private readonly SqliteConnection _connection;
    private readonly List<SolveRecord> _waiting = [];
    private long _lastCommit = Stopwatch.GetTimestamp();

    private SweepStore(string path, SweepPlan plan, SqliteConnection connection) => (_path, _plan, _connection) = (path, plan, connection);

    /// <summary>Opens the store, creating it where it is not there.</summary>
    /// <exception cref="InputException">It is in use, no store, or one of another configuration.</exception>
    public static SweepStore Open(string path, SweepPlan plan) => StoreAccess.Guard(path, () =>
    {
        var store = new SweepStore(path, plan, StoreAccess.Connect(path, SqliteOpenMode.ReadWriteCreate));
        try
        {
            // Synchronous NORMAL: a killed process loses nothing that was committed; a power cut may cost the last commits, never the file.
            StoreAccess.Execute(
                store._connection, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            StoreAccess.Execute(store._connection, "BEGIN EXCLUSIVE;" + StoreSchema.Create + "COMMIT;");
            store.Claim();
            return store;
        }
        catch
        {
            store._connection.Dispose();
            throw;
        }
    });

    /// <summary>Writes down who the solvers are.</summary>
    public void AddSolvers(IEnumerable<Participant> solvers) => StoreAccess.Guard(_path, () =>
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var solver in solvers)
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "INSERT OR REPLACE INTO solvers VALUES ($solver, $name, $version, $own)";
            insert.Parameters.AddWithValue("$solver", solver.Specification);
            insert.Parameters.AddWithValue("$name", solver.Name);
            insert.Parameters.AddWithValue("$version", solver.Version);
            insert.Parameters.AddWithValue("$own", solver.KeepsOwnBandwidth);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    /// <summary>Adds a record, and commits what waits if the last commit is old enough.</summary>
    public void Add(SolveRecord record)
    {
        _waiting.Add(record);
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
        StoreAccess.RequireHash(other, _plan.Hash);
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
    public IEnumerable<int> Units() => StoreAccess.Units(_connection, _plan);

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

    private void Claim()
    {
        if (StoreAccess.Hash(_connection) is { } found)
        {
            StoreAccess.RequireEqual(_path, found, _plan.Hash);
            return;
        }

        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO sweep VALUES ($config, $resolved)";
        insert.Parameters.AddWithValue("$config", _plan.Hash);
        insert.Parameters.AddWithValue("$resolved", Encoding.UTF8.GetString(_plan.ToJson()));
        insert.ExecuteNonQuery();
    }

    private bool Insert()
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = StoreRow.Insert;
        var parameters = StoreRow.Names.Select(name => insert.Parameters.Add(new SqliteParameter { ParameterName = "$" + name })).ToList();
        insert.Prepare();
        foreach (var record in _waiting)
        {
            var values = StoreRow.Values(record, _plan);
            for (var k = 0; k < values.Length; k++)
                parameters[k].Value = values[k];
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    }
}
