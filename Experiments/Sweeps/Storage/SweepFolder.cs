using System.Text.RegularExpressions;
using Judba.Experiments.Records;
using Judba.Experiments.Sweeps.Planning;
using Judba.Models.Files;

namespace Judba.Experiments.Sweeps.Storage;

/// <summary>The folder of a sweep: the resolved configuration, one store for the whole and one for each shard, later the exports.</summary>
internal sealed partial class SweepFolder
{
    /// <summary>The command that writes such a folder.</summary>
    public const string Command = "sweep";

    /// <summary>The resolved configuration.</summary>
    public const string ConfigFile = "config.json";

    /// <summary>The store of the whole sweep: of a run without <c>--shard</c>, and what shards are merged into.</summary>
    public const string WholeFile = "sweep.sqlite";

    /// <summary>Takes a folder as it is.</summary>
    public SweepFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The store of the whole sweep.</summary>
    public string Whole => File(WholeFile);

    /// <summary>Whether there is a store of the whole sweep, and what was made from it once.</summary>
    public bool HasResults => System.IO.File.Exists(Whole) && System.IO.File.Exists(File(RunManifest.FileName));

    /// <summary>The stores of shards that are there, in order.</summary>
    public IReadOnlyList<string> Shards => [.. (Directory.Exists(Path) ? Directory.GetFiles(Path) : [])
        .Where(f => ShardOf(f) is not null).OrderBy(f => ShardOf(f)!.Count).ThenBy(f => ShardOf(f)!.Index)];

    /// <summary>Every store that is there, the whole one first.</summary>
    public IReadOnlyList<string> Stores => [.. System.IO.File.Exists(Whole) ? (string[])[Whole] : [], .. Shards];

    /// <summary>A file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The store of a shard.</summary>
    public string Store(Shard shard) => shard.IsWhole ? Whole : File($"shard-{shard.Index}-of-{shard.Count}.sqlite");

    /// <summary>The shard whose store a file is; null if it is none.</summary>
    public static Shard? ShardOf(string file)
    {
        var match = ShardFile().Match(System.IO.Path.GetFileName(file));
        return match.Success ? Shard.Parse($"{match.Groups["index"].Value}/{match.Groups["count"].Value}") : null;
    }

    /// <summary>Makes the folder that of a sweep: creates it, or sees that it is.</summary>
    /// <exception cref="InputException">It holds results of another configuration or another command.</exception>
    public void Claim(SweepPlan plan)
    {
        if (System.IO.File.Exists(File(ConfigFile)))
        {
            StoreAccess.RequireEqual(Path, Plan().Hash, plan.Hash);
            return;
        }

        OutputFolder.RequireOwn(Path, Command);
        AtomicFile.Write(File(ConfigFile), plan.ToJson());
    }

    /// <summary>The sweep whose folder this is.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public SweepPlan Plan()
    {
        var path = File(ConfigFile);
        if (!System.IO.File.Exists(path))
            throw new InputException($"Folder '{Path}' has no {ConfigFile}; allowed: a folder that judba sweep wrote.");
        return SweepPlan.Read(path, []);
    }

    [GeneratedRegex(@"^shard-(?<index>\d+)-of-(?<count>\d+)\.sqlite$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShardFile();
}
