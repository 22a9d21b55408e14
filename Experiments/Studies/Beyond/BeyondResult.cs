using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>What a study beyond the paper found.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="Heads">Heads of its numbers.</param>
/// <param name="Rows">Its numbers.</param>
internal sealed record BeyondResult(Chart Chart, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>Verdicts; empty where nothing is claimed.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];
}
