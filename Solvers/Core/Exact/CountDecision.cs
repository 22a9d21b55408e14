namespace Judba.Solvers.Exact;

/// <summary>One branching on devices: of this class at least, or at most, so many upload. For a class of one device: in, or out.</summary>
/// <param name="Class">Which class.</param>
/// <param name="IsLower">At least (true) or at most (false).</param>
/// <param name="Count">How many.</param>
/// <param name="Before">The decision above, null at the top.</param>
internal sealed record CountDecision(int Class, bool IsLower, int Count, CountDecision? Before);
