namespace Judba.Experiments.Running;

/// <summary>A solver that takes no part, and why.</summary>
internal sealed record LeftOut(string Solver, string Reason);
