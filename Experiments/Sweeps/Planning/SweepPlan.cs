using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Experiments.Sweeps.Configuration;
using Judba.Experiments.Sweeps.Design;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Sweeps.Planning;

/// <summary>A sweep: its resolved configuration, whose hash is its identity, and its units of work.</summary>
/// <remarks>
/// A fleet is one instance of one point. A unit of work is one solver on one fleet in one reading; the units of a fleet are done by one
/// process, one after the other, so that times of a fleet are comparable. Fleets are done in a shuffled order that the seed decides: every
/// shard gets fleets of all kinds, and the time left can be told from the time gone.
/// </remarks>
internal sealed class SweepPlan
{
    private static readonly JsonTypeInfo<SweepConfig> Indented = (JsonTypeInfo<SweepConfig>)
        new JsonSerializerOptions(SweepJson.Default.Options) { WriteIndented = true, NewLine = "\n" }.GetTypeInfo(typeof(SweepConfig));

    private SweepPlan(SweepConfig config, SweepDesign design)
    {
        (Config, Design) = (config, design);
        Readings = [.. config.Readings.Select(ReadingWords.Parse)];
        Hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(config, SweepJson.Default.SweepConfig)));
    }

    /// <summary>The configuration, resolved.</summary>
    public SweepConfig Config { get; }

    /// <summary>The points.</summary>
    public SweepDesign Design { get; }

    /// <summary>The readings, in order.</summary>
    public IReadOnlyList<Reading> Readings { get; }

    /// <summary>SHA-256 of the resolved configuration, in hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>Fleets in all.</summary>
    public int FleetCount => Design.Count * Config.Instances;

    /// <summary>Solves of each fleet.</summary>
    public int SolvesPerFleet => Config.Solvers.Count * Config.Readings.Count;

    /// <summary>Solves in all.</summary>
    public int SolveCount => FleetCount * SolvesPerFleet;

    /// <summary>Reads a file.</summary>
    /// <param name="path">TOML, or a resolved configuration in JSON.</param>
    /// <param name="settings"><c>a.b=value</c>, in order.</param>
    /// <exception cref="InputException">Something in it is not allowed.</exception>
    public static SweepPlan Read(string path, IEnumerable<string> settings)
    {
        var tree = ConfigTree.Read(path);
        foreach (var setting in settings)
            ConfigTree.Set(tree, setting);
        return Of(path, tree);
    }

    /// <summary>The plan of a tree.</summary>
    public static SweepPlan Of(string file, JsonObject tree)
    {
        var (config, design) = SweepResolver.Resolve(file, tree);
        return new(config, design);
    }

    /// <summary>The resolved configuration as a file.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(Config, Indented), (byte)'\n'];

    /// <summary>
    /// The plan with the solvers that plugins and programs bring and that the configuration does not name: they take part all the same.
    /// The resolved configuration names them.
    /// </summary>
    /// <param name="leftOut">Those of them that cannot run, with the reason.</param>
    /// <exception cref="InputException">A plugin or a program is refused.</exception>
    public SweepPlan WithGuests(out IReadOnlyList<LeftOut> leftOut)
    {
        var (registry, guests) = SolverCatalog.CreateWithGuests(Config.Plugins, Config.External.Select(p => $"{p.Key}={p.Value}"));
        (var contenders, leftOut) = ContenderChoice.NamedAndGuests(registry, guests, Config.Solvers, devices: 1);
        if (contenders.Count == Config.Solvers.Count)
            return this;
        var solves = (long)FleetCount * contenders.Count * Readings.Count;
        return solves > SweepLimits.MostSolves
            ? throw new InputException($"{solves} solves are too many; allowed: at most {SweepLimits.MostSolves}.")
            : new(Config with { Solvers = [.. contenders.Select(c => c.Specification)] }, Design);
    }

    /// <summary>The solvers, built.</summary>
    /// <exception cref="InputException">One is unknown or unavailable here.</exception>
    public IReadOnlyList<Contender> Contenders()
    {
        var registry = SolverCatalog.Create(Config.Plugins, Config.External.Select(p => $"{p.Key}={p.Value}"));
        return ContenderChoice.Named(registry, Config.Solvers, devices: 1);
    }

    /// <summary>The fleets of a shard, in the order in which they are done.</summary>
    public IEnumerable<int> Fleets(Shard shard)
    {
        var order = Enumerable.Range(0, FleetCount).ToArray();
        new Random(ScenarioGenerator.Mix(Config.Seed, FleetCount)).Shuffle(order);
        for (var k = shard.Index - 1; k < order.Length; k += shard.Count)
            yield return order[k];
    }

    /// <summary>What messages call a fleet.</summary>
    public string NameOf(int fleet)
    {
        var (point, instance) = Math.DivRem(fleet, Config.Instances);
        return string.Create(CultureInfo.InvariantCulture, $"point {point}, instance {instance}");
    }

    /// <summary>Number of a unit of work among all; −1 if it is none of this sweep.</summary>
    /// <param name="point">Point.</param>
    /// <param name="instance">Instance of the point.</param>
    /// <param name="solver">Solver as in <see cref="SweepConfig.Solvers"/>.</param>
    /// <param name="reading">Reading as in <see cref="SweepConfig.Readings"/>.</param>
    public int Unit(int point, int instance, string solver, string reading)
    {
        var (s, r) = (Place(Config.Solvers, solver), Place(Config.Readings, reading));
        return point < 0 || point >= Design.Count || instance < 0 || instance >= Config.Instances || s < 0 || r < 0
            ? -1
            : (point * Config.Instances + instance) * SolvesPerFleet + r * Config.Solvers.Count + s;
    }

    /// <summary>Number of the unit of work that a record is of.</summary>
    public int UnitOf(SolveRecord record)
    {
        var (point, instance) = Math.DivRem(record.Index, Config.Instances);
        return Unit(point, instance, record.Solver.Specification, record.Reading.ToWord());
    }

    private static int Place(IReadOnlyList<string> words, string word)
    {
        for (var k = 0; k < words.Count; k++)
        {
            if (string.Equals(words[k], word, StringComparison.Ordinal))
                return k;
        }

        return -1;
    }
}
