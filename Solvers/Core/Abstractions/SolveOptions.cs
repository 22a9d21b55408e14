using Judba.Models.Numerics;
using Judba.Models.Problems;

namespace Judba.Solvers.Abstractions;

/// <summary>What all solvers share. What one solver alone needs goes to its constructor.</summary>
public sealed record SolveOptions
{
    /// <summary>
    /// Which of the two readings of P1; by default <see cref="Judba.Models.Problems.Reading.MinCost"/>, the problem as written.
    /// </summary>
    public Reading Reading
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"'Reading' is {value}; allowed: MinCost, MinLatency.");
    }

    /// <summary>Wall time after which the solver stops with <see cref="Termination.TimeLimit"/>; null for none.</summary>
    public TimeSpan? TimeLimit
    {
        get;
        init => field = value is { } limit && limit <= TimeSpan.Zero
            ? throw new ArgumentOutOfRangeException(nameof(value), value, $"'TimeLimit' is {value}; allowed: times above 0.")
            : value;
    }

    /// <summary>Relative gap (objective − bound)/|objective| at which a point counts as optimal; 0…1, by default 1e-6.</summary>
    public double RelativeGap { get; init => field = Guard.InRange(value, 0, 1, nameof(RelativeGap)); } = 1e-6;

    /// <summary>Seed of everything random; the same seed gives the same answer.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads that the solver may use; by default all processors. The answer does not depend on it.</summary>
    public int Threads { get; init => field = Guard.InRange(value, 1, 4096, nameof(Threads)); } = Environment.ProcessorCount;

    /// <summary>A point to start from, of which only the set of uploaders is used; null for none.</summary>
    public Allocation? WarmStart { get; init; }

    /// <summary>Receives incumbent and bound now and then, from any thread; null for nobody.</summary>
    public IProgress<SolveProgress>? Progress { get; init; }
}
