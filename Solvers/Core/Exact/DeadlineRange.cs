using Judba.Models.Problems;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>The deadlines that a set better than the incumbent can have, counted from the earliest start.</summary>
/// <remarks>
/// From the smallest a + b. <see cref="Reading.MinLatency"/>: to max a + Σ b. <see cref="Reading.MinCost"/>: to the deadline whose
/// latency alone costs more than the incumbent, (U − K − Σ min(0, g))/A; with A = 0 for ever, the last stretch an interval of its own.
/// </remarks>
internal static class DeadlineRange
{
    // Room at both ends for the rounding of a + b and of the sums.
    private const double Slack = 1e-12;

    // Each leaf is so much wider than its neighbour on the side of the best deadline: one price bounds costs over a factor of 12 to 300 in
    // the distance from there (measured on `paper-scaled`).
    private const double Growth = 16;

    // From this relative distance on, all the rest is one leaf.
    private const double Rest = 0.5;

    /// <summary>A tree over the whole range whose leaves are to be bounded: the narrower, the nearer to a deadline.</summary>
    /// <returns>Its top; null if nothing can beat the incumbent.</returns>
    /// <param name="terms">The problem.</param>
    /// <param name="incumbentCost">U.</param>
    /// <param name="best">The deadline in the middle.</param>
    /// <param name="width">Relative width of the innermost leaf, to both sides.</param>
    public static SearchNode? Tree(DualTerms terms, double incumbentCost, double best, double width)
    {
        var (first, last) = Ends(terms, incumbentCost);
        if (!(first <= last))
            return null;
        var cuts = new List<double>();
        for (var distance = width; distance < Rest; distance *= Growth)
        {
            cuts.Insert(0, best / (1 + distance));
            cuts.Add(best * (1 + distance));
        }

        // With A = 0 the last interval goes on for ever.
        if (double.IsInfinity(last))
            cuts.Add(Math.Max(Unhurried(terms), cuts[^1]));
        cuts.RemoveAll(cut => !(cut > first && cut < last));
        var from = first;
        var top = Node(first, last);
        var node = top;
        foreach (var cut in cuts)
        {
            var (left, right) = (Node(from, cut), Node(cut, last));
            node.Split = new(cut, -1, 0, left, right);
            (from, node) = (cut, right);
        }

        return top;
    }

    /// <summary>First and last deadline.</summary>
    public static (double First, double Last) Ends(DualTerms terms, double incumbentCost)
    {
        double first = double.PositiveInfinity, latest = 0, total = 0, gain = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            first = Math.Min(first, terms.Start[i] + terms.TransmitTime[i]);
            latest = Math.Max(latest, terms.Start[i]);
            total += terms.Upper[i] * terms.TransmitTime[i];
            gain += terms.Upper[i] * Math.Min(0, terms.UploadCost[i]);
        }

        first *= 1 - Slack;
        if (!terms.IsMinCost)
            return (first, (latest + total) * (1 + Slack));
        var weight = terms.Problem.LatencyWeight;
        if (weight == 0)
            return (first, double.PositiveInfinity);
        var room = incumbentCost - terms.Constant - gain;
        var slack = Slack * (Math.Abs(incumbentCost) + Math.Abs(terms.Constant) - gain);
        return (first, (room + slack) / weight);
    }

    /// <summary>With A = 0: the deadline from which no set is hurried any more, max(a + √(b/p) Σ √(p b)).</summary>
    public static double Unhurried(DualTerms terms)
    {
        double total = 0, end = 0;
        for (var i = 0; i < terms.Count; i++)
            total += terms.Upper[i] * Math.Sqrt(terms.EnergyWeight[i] * terms.TransmitTime[i]);
        for (var i = 0; i < terms.Count; i++)
            end = Math.Max(end, terms.Start[i] + total * Math.Sqrt(terms.TransmitTime[i] / terms.EnergyWeight[i]));
        return end * (1 + Slack);
    }

    private static SearchNode Node(double from, double to) => new()
    {
        From = from,
        To = to,
        Tightest = double.IsFinite(to) ? Math.Sqrt(from) * Math.Sqrt(to) : from,
    };
}
