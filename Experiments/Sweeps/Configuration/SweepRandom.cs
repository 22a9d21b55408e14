using System.ComponentModel;
using System.Text.Json;

namespace Judba.Experiments.Sweeps.Configuration;

/// <summary>A random design: so many points, each field drawn by its law, all from the sweep's seed.</summary>
internal sealed record SweepRandom
{
    /// <summary>How many points are drawn.</summary>
    [Description("how many points are drawn")]
    public required int Points { get; init; }

    /// <summary>The fields, each with a list of values to choose from or a <see cref="SweepLaw"/>.</summary>
    [Description("fields, each with a list of values to choose from or { law, from, to }")]
    public required IReadOnlyDictionary<string, JsonElement> Fields { get; init; }
}
