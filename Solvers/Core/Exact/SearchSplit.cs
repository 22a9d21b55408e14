namespace Judba.Solvers.Exact;

/// <summary>
/// How a node was divided: at a deadline, or into "at most Count uploaders" of a class (Class ≥ 0) or of a cluster (Cluster ≥ 0) and "at
/// least Count + 1".
/// </summary>
internal sealed record SearchSplit(double Deadline, int Class, int Cluster, int Count, SearchNode First, SearchNode Second);
