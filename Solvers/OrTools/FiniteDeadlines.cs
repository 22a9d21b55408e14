using Judba.Models.Problems;

namespace Judba.Solvers.OrTools;

/// <summary>Between which deadlines a point that beats the incumbent must lie, as an engine needs them: finite numbers.</summary>
/// <remarks>
/// The range of <c>exact</c> (DeadlineRange) is another one: it counts from the earliest start, begins where a single device can be done,
/// and has no end with A = 0. This one counts from time 0, begins where <see cref="Problem.MinUploaders"/> devices can be done, and always
/// ends.
/// </remarks>
internal static class FiniteDeadlines
{
    // The ends are computed in rounded numbers; this much wider they hold.
    private const double Rounding = 1e-12;

    /// <summary>min a [s].</summary>
    public static double EarliestStart(Problem problem)
    {
        var earliest = double.PositiveInfinity;
        foreach (var a in problem.ComputeLatency)
            earliest = Math.Min(earliest, a);
        return earliest;
    }

    /// <summary>The ends; the second is below the first where no set can beat the incumbent.</summary>
    /// <remarks>
    /// From the m-th smallest a + b. To (U − K − Σ min(0, g))/A, since every other term of C is positive. In MinLatency T*(S) ≤ max a + Σ b
    /// as well, and in MinCost no set waits longer than with A = 0, where w ∝ √(p b) and T ≤ max(a + √(b/p) Σ √(p b)).
    /// </remarks>
    public static (double First, double Last) Of(Problem problem, Reading reading, double incumbent)
    {
        ReadOnlySpan<double> a = problem.ComputeLatency, b = problem.TransmitTime, g = problem.UploadCost, p = problem.TransmitEnergyWeight;
        var alone = new double[problem.DeviceCount];
        double latest = 0, total = 0, root = 0, saving = 0;
        for (var i = 0; i < alone.Length; i++)
        {
            alone[i] = a[i] + b[i];
            latest = Math.Max(latest, a[i]);
            total += b[i];
            root += Math.Sqrt(p[i] * b[i]);
            saving += Math.Max(0, -g[i]);
        }

        Array.Sort(alone);
        var unhurried = 0.0;
        for (var i = 0; i < alone.Length; i++)
            unhurried = Math.Max(unhurried, p[i] > 0 ? a[i] + Math.Sqrt(b[i] / p[i]) * root : double.PositiveInfinity);
        var last = reading == Reading.MinLatency ? latest + total : unhurried;
        if (problem.LatencyWeight > 0)
        {
            var magnitude = Math.Abs(incumbent) + Math.Abs(problem.Constant) + saving;
            last = Math.Min(last, (incumbent - problem.Constant + saving + Rounding * magnitude) / problem.LatencyWeight);
        }

        return (alone[Math.Max(1, problem.MinUploaders) - 1] * (1 - Rounding), last * (1 + Rounding));
    }

    /// <summary>K + A·T + Σ min(0, g): what nothing with a deadline of T or later can undercut.</summary>
    public static double LeastCost(Problem problem, double deadline)
    {
        double least = problem.Constant + problem.LatencyWeight * deadline,
            magnitude = Math.Abs(problem.Constant) + problem.LatencyWeight * deadline;
        foreach (var g in problem.UploadCost)
        {
            least += Math.Min(0, g);
            magnitude += Math.Abs(g);
        }

        return least - Rounding * magnitude;
    }
}
