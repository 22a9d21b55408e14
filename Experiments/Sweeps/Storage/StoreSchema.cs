namespace Judba.Experiments.Sweeps.Storage;

/// <summary>The tables of a store.</summary>
internal static class StoreSchema
{
    /// <summary>Creates the tables where they are not there.</summary>
    public const string Create = """
        CREATE TABLE IF NOT EXISTS sweep (config TEXT PRIMARY KEY, resolved TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS solvers (
            solver TEXT PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, keepsOwnBandwidth INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS results (
            config TEXT NOT NULL, point INTEGER NOT NULL, instance INTEGER NOT NULL, solver TEXT NOT NULL, reading TEXT NOT NULL,
            seed INTEGER NOT NULL, status TEXT NOT NULL, cost REAL, magnitude REAL, bound REAL,
            completionLatency REAL, uploaders INTEGER, seconds REAL,
            evaluations INTEGER NOT NULL, message TEXT NOT NULL, host TEXT NOT NULL, finished TEXT NOT NULL,
            PRIMARY KEY (config, point, instance, solver, reading)) WITHOUT ROWID;
        """;

    /// <summary>Takes over what an attached store has and this one has not.</summary>
    public const string Merge = """
        INSERT OR IGNORE INTO solvers SELECT * FROM shard.solvers;
        INSERT OR IGNORE INTO results SELECT * FROM shard.results;
        """;
}
