using Judba.Experiments.Records;
using Judba.Experiments.Statistics;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>What one solver did in one reading, on the fleets that every solver of the sweep attempted.</summary>
/// <remarks>
/// A solve that ended without a point counts with the whole time limit, or with the slowest solver's time where there is none, and where
/// others proved a bound with the largest excess of any solver, at least 100 %: dropping it would reward giving up.
/// </remarks>
internal sealed class SolverTally
{
    private readonly List<double> _costs = [];
    private readonly List<double> _excesses = [];
    private readonly List<double> _seconds = [];

    /// <summary>Fleets.</summary>
    public int Fleets => _seconds.Count;

    /// <summary>Fleets that ended with a feasible point.</summary>
    public int Feasible => _costs.Count;

    /// <summary>Fleets that ended within the gap asked for; −1 where no bound says so.</summary>
    public int Optimal { get; private set; } = -1;

    /// <summary>Fleets that ended at the time limit.</summary>
    public int TimeLimits { get; private set; }

    /// <summary>Fleets on which the solver failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Mean cost with the half-width of its 95 % band; NaN without a point.</summary>
    public Estimate Cost => _costs.Count == 0 ? new(double.NaN, double.NaN) : Estimate.Of(_costs);

    /// <summary>Mean excess over the best known bound; NaN without any.</summary>
    public double MeanExcess => _excesses.Count == 0 ? double.NaN : _excesses.Average();

    /// <summary>Worst excess; NaN without any.</summary>
    public double WorstExcess => _excesses.Count == 0 ? double.NaN : _excesses.Max();

    /// <summary>
    /// Shifted geometric mean of the time [s]; NaN without fleets, and where the solver failed on all: there is no time of this solver to
    /// show.
    /// </summary>
    public double Seconds => Failures == Fleets ? double.NaN : FairAggregates.ShiftedGeometricMean(_seconds, FairAggregates.ShiftSeconds);

    /// <summary>Counts one solve.</summary>
    /// <param name="scored">The solve.</param>
    /// <param name="slowest">Time of the slowest solver on this fleet in this reading [s].</param>
    /// <param name="hasRatio">Whether every solver's excess on this fleet is a ratio to its bound.</param>
    public void Add(ScoredRow scored, double slowest, bool hasRatio)
    {
        var record = scored.Record;
        TimeLimits += record.Status is SolveStatus.TimeLimit ? 1 : 0;
        Failures += record.IsFailed ? 1 : 0;
        // Saying that a fleet is infeasible is an answer.
        var isAnswer = record.HasPoint || record.Status is SolveStatus.Infeasible;
        var seconds = double.IsNaN(record.Seconds) ? 0 : record.Seconds;
        _seconds.Add(isAnswer ? seconds : Math.Max(seconds, scored.Point.TimeLimit?.TotalSeconds ?? slowest));
        if (record.HasPoint)
            _costs.Add(record.Objective);
        if (scored.Score.IsOptimal(scored.Point.Gap) is { } isOptimal && (record.HasPoint || !isAnswer))
            Optimal = Math.Max(0, Optimal) + (isOptimal ? 1 : 0);
        var excess = isAnswer ? scored.Score.Excess : scored.Score.CountedExcess;
        if (hasRatio && !double.IsNaN(excess))
            _excesses.Add(excess);
    }
}
