using Judba.Experiments.Calibration;

namespace Judba.Experiments.Sweeps;

/// <summary>What one solver did in one reading, on the fleets that every solver of the sweep attempted.</summary>
/// <remarks>
/// A solve that ended without a point counts with the whole time limit, or with the slowest solver's time where there is none, and with a gap of
/// all its cost where others proved a bound: dropping it would reward giving up.
/// </remarks>
internal sealed class SolverTally
{
    /// <summary>
    /// Shift of the geometric mean [s]: times below it count nearly alike. A millisecond, since fleets of the paper's size take microseconds,
    /// whose ratios mean nothing to anybody.
    /// </summary>
    public const double ShiftSeconds = 1e-3;

    private const double GapOfNoPoint = 1;

    private readonly List<double> _costs = [];
    private readonly List<double> _gaps = [];
    private double _logSum;

    /// <summary>Fleets.</summary>
    public int Fleets { get; private set; }

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

    /// <summary>Mean gap to the best known bound; NaN without any.</summary>
    public double MeanGap => _gaps.Count == 0 ? double.NaN : _gaps.Average();

    /// <summary>Worst gap; NaN without any.</summary>
    public double WorstGap => _gaps.Count == 0 ? double.NaN : _gaps.Max();

    /// <summary>exp(mean of ln(t + s)) − s with the shift s [s]; NaN without fleets.</summary>
    public double Seconds => Fleets == 0 ? double.NaN : Math.Exp(_logSum / Fleets) - ShiftSeconds;

    /// <summary>Counts one solve.</summary>
    /// <param name="scored">The solve.</param>
    /// <param name="slowest">Time of the slowest solver on this fleet in this reading [s].</param>
    public void Add(ScoredRow scored, double slowest)
    {
        var row = scored.Row;
        Fleets++;
        TimeLimits += row.Status is SweepStatus.TimeLimit ? 1 : 0;
        Failures += row.IsFailed ? 1 : 0;
        // Saying that a fleet is infeasible is an answer.
        var isAnswer = row.HasPoint || row.Status is SweepStatus.Infeasible;
        var seconds = double.IsNaN(row.Seconds) ? 0 : row.Seconds;
        _logSum += Math.Log((isAnswer ? seconds : Math.Max(seconds, scored.Point.TimeLimit?.TotalSeconds ?? slowest)) + ShiftSeconds);
        if (row.HasPoint)
            _costs.Add(row.Cost);
        var gap = isAnswer || double.IsNaN(scored.BestBound) ? scored.Gap : GapOfNoPoint;
        if (double.IsNaN(gap))
            return;
        _gaps.Add(gap);
        Optimal = Math.Max(0, Optimal) + (gap <= scored.Point.Gap ? 1 : 0);
    }
}
