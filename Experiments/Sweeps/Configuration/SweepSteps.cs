using System.ComponentModel;
using System.Text.Json;

namespace Judba.Experiments.Sweeps.Configuration;

/// <summary>Values of a grid's field at equal steps or equal ratios, both ends included.</summary>
internal sealed record SweepSteps
{
    /// <summary>First value.</summary>
    [Description("first value")]
    public required JsonElement From { get; init; }

    /// <summary>Last value.</summary>
    [Description("last value")]
    public required JsonElement To { get; init; }

    /// <summary>How many values.</summary>
    [Description("how many values, ends included")]
    public required int Count { get; init; }

    /// <summary><c>linear</c>, equal steps, or <c>log</c>, equal ratios.</summary>
    [Description("linear (equal steps) or log (equal ratios)")]
    public string Spacing { get; set; } = "linear";
}
