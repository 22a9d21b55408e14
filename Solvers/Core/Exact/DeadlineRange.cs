namespace Judba.Solvers;

/// <summary>The deadlines that a set better than the incumbent can have, counted from the earliest start.</summary>
/// <remarks>
/// From the smallest a + b. <see cref="Reading.MinLatency"/>: to max a + Σ b. <see cref="Reading.MinCost"/>: to the deadline whose
/// latency alone costs more than the incumbent, (U − K − Σ min(0, g))/A; with A = 0 for ever, the last stretch an interval of its own.
/// </remarks>
internal static class DeadlineRange
{
    // Room at both ends for the rounding of a + b and of the sums.
    private const double Slack = 1e-12;

    /// <summary>The intervals to start from; none if nothing can beat the incumbent.</summary>
    public static IReadOnlyList<SearchNode> Of(DualTerms terms, double incumbentCost)
    {
        var (first, last) = Ends(terms, incumbentCost);
        if (!(first <= last))
            return [];
        if (double.IsFinite(last))
            return [Node(first, last)];
        var unhurried = Unhurried(terms);
        return [Node(first, unhurried), Node(unhurried, last)];
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
