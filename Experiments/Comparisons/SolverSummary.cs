using Judba.Experiments.Records;
using Judba.Models.Problems;

namespace Judba.Experiments.Comparisons;

/// <summary>One row of the table, over the instances that every solver of the comparison attempted.</summary>
/// <param name="Solver">The solver.</param>
/// <param name="Reading">In which reading.</param>
/// <param name="Instances">How many instances that are.</param>
internal sealed record SolverSummary(Participant Solver, Reading Reading, int Instances)
{
    /// <summary>How many of them ended with a feasible point.</summary>
    public required int Feasible { get; init; }

    /// <summary>How many ended within the gap asked for; −1 where no bound says so.</summary>
    public required int Optimal { get; init; }

    /// <summary>How many ended at the time limit.</summary>
    public required int Timeouts { get; init; }

    /// <summary>On how many the solver failed.</summary>
    public required int Failures { get; init; }

    /// <summary>
    /// Mean of <see cref="Score.CountedExcess"/> over the instances where every solver with a bound has one; NaN without any.
    /// </summary>
    public required double MeanExcess { get; init; }

    /// <summary>Largest such excess.</summary>
    public required double WorstExcess { get; init; }

    /// <summary>Mean of <see cref="Score.CountedExcessAbsolute"/> over all instances, in the unit of cost; NaN without bounds.</summary>
    public required double MeanExcessAbsolute { get; init; }

    /// <summary>
    /// Mean cost over the instances on which every solver found a point, those apart that found none on any; NaN without any.
    /// </summary>
    public required double MeanCost { get; init; }

    /// <summary>Mean energy of all devices over the same instances [J]; NaN where one of them is no physical instance.</summary>
    public required double MeanEnergy { get; init; }

    /// <summary>Mean completion latency over the same instances [s].</summary>
    public required double MeanLatency { get; init; }

    /// <summary>Median of the wall times that were measured [s]; NaN without any.</summary>
    public required double MedianSeconds { get; init; }

    /// <summary>
    /// Shifted geometric mean of the wall time [s]. A solve without a point counts as the time limit, or as the slowest on its instance.
    /// NaN where every solve failed: there is no time of this solver to show.
    /// </summary>
    public required double MeanSeconds { get; init; }
}
