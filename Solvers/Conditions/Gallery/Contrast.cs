using Judba.Models.Problems;

namespace Judba.Solvers.Conditions.Gallery;

/// <summary>Two points of one problem that together refute a statement: what it claims, and what is so.</summary>
/// <param name="Claim">What the claimed point is, in a few words.</param>
/// <param name="Claimed">The point as the statement has it.</param>
/// <param name="Fact">What the other point is, in a few words.</param>
/// <param name="Actual">The point that refutes it.</param>
/// <param name="Message">Both in numbers.</param>
public sealed record Contrast(string Claim, Allocation Claimed, string Fact, Allocation Actual, string Message)
{
    /// <summary>
    /// Whether the two differ in T, for the statement is about the bandwidth that minimises it; else they differ in cost.
    /// </summary>
    public bool IsAboutLatency { get; init; }
}
