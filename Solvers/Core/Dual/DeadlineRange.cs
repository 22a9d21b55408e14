using System.Runtime.InteropServices;
using Judba.Models.Problems;

namespace Judba.Solvers.Dual;

/// <summary>The deadlines that a set better than the incumbent can have, counted from the earliest start.</summary>
/// <remarks>
/// It begins at the smallest a + b. In <see cref="Reading.MinLatency"/> it ends at max a + Σ b. In <see cref="Reading.MinCost"/> it ends at
/// the deadline whose latency alone costs more than the incumbent, (U − K − Σ min(0, g))/A. With A = 0 it has no end, and a search treats
/// the last stretch as an interval of its own. Engines that need finite numbers have a range that is always finite, counts from time 0 and
/// knows
/// <see cref="Problem.MinUploaders"/>: FiniteDeadlines in Solvers/OrTools.
/// </remarks>
/// <param name="First">First deadline [s].</param>
/// <param name="Last">Last deadline [s]; +∞ only in <see cref="Reading.MinCost"/> with A = 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DeadlineRange(double First, double Last)
{
    // Room at both ends for the rounding of a + b and of the sums.
    private const double Slack = 1e-12;

    /// <summary>Whether nothing can beat the incumbent.</summary>
    public bool IsEmpty => !(First <= Last);

    /// <summary>Whether it has no last deadline.</summary>
    public bool IsEndless => double.IsInfinity(Last);

    /// <summary>The range of a problem with an incumbent of the given cost.</summary>
    public static DeadlineRange Of(DualTerms terms, double incumbentCost)
    {
        ReadOnlySpan<int> devices = terms.Classes.Size;
        double first = double.PositiveInfinity, latest = 0, total = 0, gain = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            first = Math.Min(first, terms.Start[i] + terms.TransmitTime[i]);
            latest = Math.Max(latest, terms.Start[i]);
            total += devices[i] * terms.TransmitTime[i];
            gain += devices[i] * Math.Min(0, terms.UploadCost[i]);
        }

        first *= 1 - Slack;
        if (!terms.IsMinCost)
            return new(first, (latest + total) * (1 + Slack));
        var weight = terms.Problem.LatencyWeight;
        if (weight == 0)
            return new(first, double.PositiveInfinity);
        var room = incumbentCost - terms.Constant - gain;
        var slack = Slack * (Math.Abs(incumbentCost) + Math.Abs(terms.Constant) - gain);
        return new(first, (room + slack) / weight);
    }

    /// <summary>With A = 0: the deadline from which no set is hurried any more, max(a + √(b/p) Σ √(p b)).</summary>
    public static double Unhurried(DualTerms terms)
    {
        ReadOnlySpan<int> devices = terms.Classes.Size;
        double total = 0, end = 0;
        for (var i = 0; i < terms.Count; i++)
            total += devices[i] * Math.Sqrt(terms.EnergyWeight[i] * terms.TransmitTime[i]);
        for (var i = 0; i < terms.Count; i++)
            end = Math.Max(end, terms.Start[i] + total * Math.Sqrt(terms.TransmitTime[i] / terms.EnergyWeight[i]));
        return end * (1 + Slack);
    }
}
