using System.Text.Json;
using Judba.Experiments.Running;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Comparisons;

/// <summary>A comparison, ready to run.</summary>
internal sealed record ComparisonPlan
{
    /// <summary>The instances, in order.</summary>
    public required IReadOnlyList<InstanceSource> Instances { get; init; }

    /// <summary>The solvers, in the order of the table.</summary>
    public required IReadOnlyList<Contender> Contenders { get; init; }

    /// <summary>Solvers that take no part.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>The readings, in order.</summary>
    public required IReadOnlyList<Reading> Readings { get; init; }

    /// <summary>Options of every solve; its seed is the seed of the series.</summary>
    public required SolveOptions Options { get; init; }

    /// <summary>Writes where the instances come from, and solvers from elsewhere, into an open object.</summary>
    public required Action<Utf8JsonWriter> WriteInstances { get; init; }

    /// <summary>The contender that the others are held against; null for none.</summary>
    public Contender? Baseline { get; init; }

    /// <summary>What it is about.</summary>
    public ComparisonSetup Setup => new()
    {
        Solvers = [.. Contenders.Select(c => c.Participant)],
        LeftOut = LeftOut,
        Readings = Readings,
        InstanceCount = Instances.Count,
        RelativeGap = Options.RelativeGap,
        TimeLimit = Options.TimeLimit,
        Baseline = Baseline?.Participant,
    };
}
