using System.Collections.Immutable;
using Judba.Models.Problems;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Solvers.Conditions.Theory;

/// <summary>Property 9 of docs/notation.md section 7: Observation 1 of the paper, stated correctly.</summary>
internal static class ObservationConditions
{
    private const double Rounding = 1e-12;

    // The channels differ by 1e-3 at least, so that the shares differ by more than this.
    private const double Strictness = 1e-6;

    /// <summary>The conditions.</summary>
    public static IReadOnlyList<Condition> All { get; } =
    [
        new()
        {
            Name = "worse-channel-more-band",
            Property = 9,
            Statement = "of two uploaders alike but for h, the worse gets strictly more band, in both readings",
            Source = "[Yang21] Observation 1, stated correctly",
            Subject = ConditionSubject.Theory,
            Tolerance = Strictness,
            Reason = "of the share: the channels differ by 1e-3 or more, the rounding of a division is far below",
            LargestCase = 9,
            Check = WorseChannel,
        },
        new()
        {
            Name = "slower-processor-more-band",
            Property = 9,
            Statement = "of two uploaders alike but for f, the slower gets strictly more band in min-latency, no less in min-cost",
            Source = "[Yang21] Observation 1, stated correctly",
            Subject = ConditionSubject.Theory,
            Tolerance = Rounding,
            Reason = "of the share, in min-cost: the rounding of nine shares; none in min-latency",
            LargestCase = 9,
            Check = SlowerProcessor,
        },
    ];

    private static void WorseChannel(Examination exam)
    {
        var worse = 1 + 1e-3 * Math.Pow(10, 4 * exam.NewRandom().NextDouble());
        var share = SharesOf(exam, Twins(exam.Problem, later: 0, worse));
        exam.Require(share[^1] > share[0] * (1 + Strictness), $"b is {worse:R} times as long, the share {share[^1] / share[0]:R} times");
    }

    // The start differs by a part of T* that doubles can see beside a.
    private static void SlowerProcessor(Examination exam)
    {
        var later = new Fleet(exam.Problem).Least.CompletionLatency * Math.Pow(10, -3 * exam.NewRandom().NextDouble());
        var share = SharesOf(exam, Twins(exam.Problem, later, worse: 1));
        var holds = exam.Reading == Reading.MinLatency ? share[^1] > share[0] : share[^1] >= share[0] * (1 - Rounding);
        exam.Require(holds, $"the device that starts {later:R} later gets {share[^1] / share[0]:R} times the share");
    }

    private static double[] SharesOf(Examination exam, Fleet fleet) =>
        exam.Reading == Reading.MinLatency ? fleet.LeastShare : fleet.CheapShare;

    // The fleet with a last device like its first but for a and b.
    private static Fleet Twins(Problem problem, double later, double worse)
    {
        ImmutableArray<double> a = [.. problem.ComputeLatency], b = [.. problem.TransmitTime], p = [.. problem.TransmitEnergyWeight];
        return new([.. a, a[0] + later], [.. b, b[0] * worse], [.. p, p[0]], problem.LatencyWeight);
    }
}
