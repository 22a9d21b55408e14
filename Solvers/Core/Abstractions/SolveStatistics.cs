namespace Judba.Solvers.Abstractions;

/// <summary>What a solver counted on its way, as numbers. What it does not count is null.</summary>
/// <remarks>
/// Programs read these numbers; <see cref="SolveResult.RawStatus"/> says the same to people. No number is negative, and the same problem,
/// options and seed give the same numbers whenever the solve ends by itself. The number of threads may change them.
/// </remarks>
public sealed record SolveStatistics
{
    /// <summary>Nothing was counted.</summary>
    public static SolveStatistics None { get; } = new();

    /// <summary>Nodes of a search tree whose bound was computed (<c>exact</c>, <c>gurobi</c>).</summary>
    public long? Nodes { get; init; }

    /// <summary>Nodes that were still open at the end (<c>exact</c>).</summary>
    public long? OpenNodes { get; init; }

    /// <summary>Classes of devices that are alike in all their numbers (<c>exact</c>).</summary>
    public int? Classes { get; init; }

    /// <summary>Intervals of the deadline that were still open at the end (<c>price</c>).</summary>
    public int? OpenIntervals { get; init; }

    /// <summary>Slices of the deadline that were examined (<c>minlp</c>).</summary>
    public int? Slices { get; init; }

    /// <summary>Linear programs solved (<c>minlp</c>).</summary>
    public int? LinearPrograms { get; init; }

    /// <summary>Integer programs solved (<c>minlp</c>).</summary>
    public int? IntegerPrograms { get; init; }

    /// <summary>All sets of devices, 2^M, whether they were dealt with or not (<c>exhaustive</c>).</summary>
    public long? CandidateSets { get; init; }

    /// <summary>Rounds of elimination, the last one included, which changes nothing (<c>threshold</c>).</summary>
    public int? Rounds { get; init; }

    /// <summary>Starts of a local search (<c>greedy</c>).</summary>
    public int? Starts { get; init; }

    /// <summary>Moves that a local search took from all its starts (<c>greedy</c>).</summary>
    public int? Moves { get; init; }

    /// <summary>Passes through a network (<c>learned</c>).</summary>
    public int? Passes { get; init; }

    /// <summary>Completion latency T that a network predicts [s] (<c>learned</c>).</summary>
    public double? PredictedDeadline { get; init; }

    /// <summary>Price μ of the whole band that a network predicts, in the unit of the cost (<c>learned</c>).</summary>
    public double? PredictedPrice { get; init; }

    /// <summary>Whether the problem lies outside of everything that a network was trained on (<c>learned</c>).</summary>
    public bool? IsOutsideTraining { get; init; }
}
