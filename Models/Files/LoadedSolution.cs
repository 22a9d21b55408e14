using Judba.Models.Problems;

namespace Judba.Models.Files;

/// <summary>A solution from anywhere, and what it claims of itself.</summary>
/// <param name="Allocation">The point.</param>
/// <param name="ClaimedObjective">Claimed cost; NaN for none.</param>
/// <param name="ClaimedBound">Claimed lower bound; NaN for none.</param>
/// <param name="ClaimedLatency">Claimed completion latency [s]; NaN for none.</param>
/// <param name="Reading">Claimed reading as in the file, or null.</param>
public sealed record LoadedSolution(
    Allocation Allocation, double ClaimedObjective, double ClaimedBound, double ClaimedLatency, string? Reading);
