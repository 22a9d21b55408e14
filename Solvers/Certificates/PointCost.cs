using Judba.Models.Problems;

namespace Judba.Certificates;

/// <summary>The cost of a certificate's point from above: what the optimum certainly does not exceed. docs/certificate.md.</summary>
internal static class PointCost
{
    // The first step of the search for a deadline that certainly suffices, relative; each further one is twice as long.
    private const double FirstStep = 1e-15;

    /// <summary>
    /// An upper bound on the cost of the point (<see cref="Reading.MinCost"/>), or of its set at w* (<see cref="Reading.MinLatency"/>).
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="point">A point that the evaluator calls feasible.</param>
    /// <returns>A number that is not below the optimum; NaN or +∞ where none is found.</returns>
    public static double FromAbove(Problem problem, Reading reading, Allocation point)
    {
        if (point.UploaderCount == 0)
            return problem.Constant;
        return reading == Reading.MinCost ? AtShares(problem, point) : AtEqualFinish(problem, point);
    }

    // Shares that sum to σ > 1 by a rounding are divided by σ from above, so that the band certainly suffices: t = b σ/w.
    private static double AtShares(Problem problem, Allocation point)
    {
        var band = new IntervalSum();
        foreach (var w in point.BandwidthShare)
            band.Add(w);
        Interval over = Math.Max(1, band.Value.High);
        var cost = new IntervalSum();
        double latency = 0;
        for (var k = 0; k < point.UploaderCount; k++)
        {
            var i = point.Uploaders[k];
            var transmit = problem.TransmitTime[i] * over / point.BandwidthShare[k];
            latency = Math.Max(latency, (problem.ComputeLatency[i] + transmit).High);
            cost.Add(problem.UploadCost[i]);
            cost.Add(problem.TransmitEnergyWeight[i] * transmit);
        }

        cost.Add(problem.Constant);
        cost.Add((Interval)problem.LatencyWeight * latency);
        return cost.Value.High;
    }

    // T* ≤ max a + u wherever Σ b/(u + max a − a) ≤ 1, and C(S) = K + Σ (g + p (T* − a)) + A·T* grows with T*. The shares say what u is
    // to the last digits: b/w of a device that starts last.
    private static double AtEqualFinish(Problem problem, Allocation point)
    {
        double latest = -1, offset = 0;
        for (var k = 0; k < point.UploaderCount; k++)
        {
            var i = point.Uploaders[k];
            if (problem.ComputeLatency[i] > latest)
                (latest, offset) = (problem.ComputeLatency[i], problem.TransmitTime[i] / point.BandwidthShare[k]);
        }

        var enough = offset;
        for (var step = FirstStep; !(Load(problem, point, enough, latest).High <= 1); step *= 2)
        {
            if (!double.IsFinite(enough))
                return double.NaN;
            enough = offset * (1 + step);
        }

        var cost = new IntervalSum();
        cost.Add(problem.Constant);
        cost.Add((Interval)problem.LatencyWeight * ((Interval)latest + enough));
        foreach (var i in point.Uploaders)
        {
            cost.Add(problem.UploadCost[i]);
            cost.Add((Interval)problem.TransmitEnergyWeight[i] * (enough + ((Interval)latest - problem.ComputeLatency[i])));
        }

        return cost.Value.High;
    }

    private static Interval Load(Problem problem, Allocation point, double offset, double latest)
    {
        var load = new IntervalSum();
        foreach (var i in point.Uploaders)
            load.Add(problem.TransmitTime[i] / (offset + ((Interval)latest - problem.ComputeLatency[i])));
        return load.Value;
    }
}
