using System.ComponentModel;
using System.Text.Json;

namespace Judba.Experiments.Sweeps.Configuration;

/// <summary>The law of one field of a random design.</summary>
internal sealed record SweepLaw
{
    /// <summary><c>uniform</c> or <c>log-uniform</c>.</summary>
    [Description("uniform or log-uniform")]
    public required string Law { get; init; }

    /// <summary>Smallest value.</summary>
    [Description("smallest value")]
    public required JsonElement From { get; init; }

    /// <summary>Largest value.</summary>
    [Description("largest value")]
    public required JsonElement To { get; init; }
}
