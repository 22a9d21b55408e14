using Judba.Experiments.Calibration;

namespace Judba.Experiments.Sweeps;

/// <summary>What one solver did in one reading, on the fleets that every solver of the sweep attempted.</summary>
/// <remarks>
/// A solve that ran into the time limit, or failed, counts with the time limit (with the time that it took, if that is longer or if there is
/// no limit): dropping it would reward giving up.
/// </remarks>
internal sealed class SolverTally
{
    /// <summary>
    /// Shift of the geometric mean [s]: times below it count nearly alike. A millisecond, since fleets of the paper's size take microseconds,
    /// whose ratios mean nothing to anybody.
    /// </summary>
    public const double ShiftSeconds = 1e-3;

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
    public void Add(ScoredRow scored)
    {
        var row = scored.Row;
        Fleets++;
        var seconds = double.IsNaN(row.Seconds) ? 0 : row.Seconds;
        var isTimeLimit = row.Status is SweepStatus.TimeLimit;
        if ((isTimeLimit || row.IsFailed) && scored.Point.TimeLimit is { } limit)
            seconds = Math.Max(seconds, limit.TotalSeconds);
        _logSum += Math.Log(seconds + ShiftSeconds);
        TimeLimits += isTimeLimit ? 1 : 0;
        Failures += row.IsFailed ? 1 : 0;
        if (!double.IsNaN(row.Cost))
            _costs.Add(row.Cost);
        if (double.IsNaN(scored.Gap))
            return;
        _gaps.Add(scored.Gap);
        Optimal = Math.Max(0, Optimal) + (scored.Gap <= scored.Point.Gap ? 1 : 0);
    }
}
