using System.ComponentModel;
using System.Text.Json;
using Judba.Experiments.Sweeps.Design;

namespace Judba.Experiments.Sweeps.Configuration;

/// <summary>A sweep as its file says it, <c>judba-sweep/1</c>; the resolved one, saved beside the results, has the same form.</summary>
/// <remarks>Values of fields stay JSON here: numbers, or texts with a unit such as <c>"2.5GHz"</c>; <see cref="SweepField"/> reads them.
/// What may be left out has a setter and no <c>init</c>: generated readers put the type's zero into an <c>init</c> property that is
/// absent.</remarks>
internal sealed record SweepConfig
{
    /// <summary>The schema's name.</summary>
    public const string SchemaName = "judba-sweep/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    [Description("always \"judba-sweep/1\"")]
    public required string Schema { get; init; }

    /// <summary>The law that fleets are drawn from.</summary>
    [Description("law that fleets are drawn from")]
    public string Scenario { get; set; } = "paper";

    /// <summary>M.</summary>
    [Description("M, devices of each fleet")]
    public int Devices { get; set; } = 18;

    /// <summary>Fleets drawn for each point; point k and point l share fleet number n where M is the same.</summary>
    [Description("fleets drawn for each point of the design")]
    public int Instances { get; set; } = 20;

    /// <summary>Seed of fleets, of the design and of randomised solvers.</summary>
    [Description("seed of everything random")]
    public int Seed { get; set; } = 1;

    /// <summary>Solvers with their options, as on the command line.</summary>
    [Description("solvers, with options as minlp:engine=scip")]
    public required IReadOnlyList<string> Solvers { get; init; }

    /// <summary>Readings of the problem.</summary>
    [Description("readings of the problem: min-cost, min-latency")]
    public IReadOnlyList<string> Readings { get; set; } = ["min-cost", "min-latency"];

    /// <summary>Relative gap at which a point counts as optimal.</summary>
    [Description("relative gap at which a point counts as optimal")]
    public double Gap { get; set; } = 1e-6;

    /// <summary>Wall time for each solve; absent for none.</summary>
    [Description("wall time for each solve, in seconds or as \"10s\"; without it, none")]
    public JsonElement? TimeLimit { get; set; }

    /// <summary>Threads that a solver may use.</summary>
    [Description("threads that a solver may use")]
    public int Threads { get; set; } = 1;

    /// <summary>Assemblies with more solvers.</summary>
    [Description("assemblies with more solvers")]
    public IReadOnlyList<string> Plugins { get; set; } = [];

    /// <summary>Programs as solvers, by name.</summary>
    [Description("programs as solvers: name = \"command\"")]
    public IReadOnlyDictionary<string, string> External { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Fields that have one value everywhere.</summary>
    [Description("fields that have one value in every fleet")]
    public IReadOnlyDictionary<string, JsonElement> Set { get; set; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>Fields of a full grid: a list of values or a <see cref="SweepSteps"/>.</summary>
    [Description("fields of a full grid, each with a list of values or { from, to, count, spacing }")]
    public IReadOnlyDictionary<string, JsonElement> Grid { get; set; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>A random design, crossed with the grid; absent for none.</summary>
    [Description("points drawn at random, each crossed with the whole grid")]
    public SweepRandom? Random { get; set; }
}
