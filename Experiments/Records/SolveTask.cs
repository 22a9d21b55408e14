using Judba.Models.Problems;

namespace Judba.Experiments.Records;

/// <summary>What a solver was asked: which instance, in which reading, with which of the options that decide its answer.</summary>
internal record SolveTask
{
    /// <summary>Number of the instance in its run, from 0. Two instances may have one name, but never one number.</summary>
    public required int Index { get; init; }

    /// <summary>Name of the instance.</summary>
    public required string Instance { get; init; }

    /// <summary>Who was asked.</summary>
    public required Participant Solver { get; init; }

    /// <summary>In which reading.</summary>
    public required Reading Reading { get; init; }

    /// <summary>Relative gap at which a point counts as optimal.</summary>
    public required double RelativeGap { get; init; }

    /// <summary>Wall time after which the solver was to stop; null for none.</summary>
    public required TimeSpan? TimeLimit { get; init; }

    /// <summary>Seed that the solver was given.</summary>
    public required int Seed { get; init; }

    /// <summary>Threads that it was allowed.</summary>
    public required int Threads { get; init; }
}
