using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Models.Problems;

namespace Judba.Experiments.Comparisons;

/// <summary>What a comparison is about, as its manifest says it: all that its tables and charts need beside the records.</summary>
internal sealed record ComparisonSetup
{
    /// <summary>The solvers, in the order of the table.</summary>
    public required IReadOnlyList<Participant> Solvers { get; init; }

    /// <summary>Solvers that take no part.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>The readings, in order.</summary>
    public required IReadOnlyList<Reading> Readings { get; init; }

    /// <summary>Number of instances.</summary>
    public required int InstanceCount { get; init; }

    /// <summary>Relative gap at which a point counts as optimal.</summary>
    public required double RelativeGap { get; init; }

    /// <summary>Wall time for each solve; null for none.</summary>
    public required TimeSpan? TimeLimit { get; init; }

    /// <summary>The solver that the others are held against, instance by instance; null for none.</summary>
    public Participant? Baseline { get; init; }

    /// <summary>Solves in all.</summary>
    public int SolveCount => InstanceCount * Readings.Count * Solvers.Count;
}
