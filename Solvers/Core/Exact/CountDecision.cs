namespace Judba.Solvers.Exact;

/// <summary>
/// One branching on devices: of this class, or of this cluster, at least or at most so many upload. For a class of one device: in, or out.
/// </summary>
/// <param name="IsCluster">Whether a cluster is meant (true) or a class (false).</param>
/// <param name="Index">Which.</param>
/// <param name="IsLower">At least (true) or at most (false).</param>
/// <param name="Count">How many.</param>
/// <param name="Before">The decision above, null at the top.</param>
internal sealed record CountDecision(bool IsCluster, int Index, bool IsLower, int Count, CountDecision? Before);
