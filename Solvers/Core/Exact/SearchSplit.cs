namespace Judba.Solvers.Exact;

/// <summary>
/// How a node was divided: at a deadline, or (Class ≥ 0) into "at most Count uploaders of that class" and "at least Count + 1".
/// </summary>
internal sealed record SearchSplit(double Deadline, int Class, int Count, SearchNode First, SearchNode Second);
