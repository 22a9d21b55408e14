using Judba.Experiments.Statistics;

namespace Judba.Experiments.Studies.Figures;

/// <summary>The paper's claims on its three schemes in Fig. 4, judged by 95 % bands.</summary>
internal static class SchemeClaims
{
    private const int LastFullUpload = 40;
    private const double FirstFullUploadHz = 2e9;

    /// <summary>The claims on Fig. 4(a).</summary>
    public static IReadOnlyList<Claim> OfFigure4a(IReadOnlyList<SchemePoint> points) =>
    [
        Monotone("Fig. 4(a): every scheme costs more with more devices", points, 1, Devices),
        Sign(
            "Fig. 4(a): full beats random up to M = 40", points.Where(p => p.Devices <= LastFullUpload), p => -1 * p.FullLessRandom,
            Devices, -1),
        Sign("Fig. 4(a): random beats full beyond M = 40", points.Where(p => p.Devices > LastFullUpload), p => p.FullLessRandom, Devices),
        Sign("Fig. 4(a): the proposed scheme beats full everywhere", points, p => p.FullLessProposed, Devices),
        Sign("Fig. 4(a): the proposed scheme beats random everywhere", points, p => p.RandomLessProposed, Devices),
    ];

    /// <summary>The claims on Fig. 4(b).</summary>
    public static IReadOnlyList<Claim> OfFigure4b(IReadOnlyList<SchemePoint> points) =>
    [
        Monotone("Fig. 4(b): every scheme costs less with a faster edge", points, -1, Frequency),
        Sign(
            "Fig. 4(b): full beats random from F = 2 GHz", points.Where(p => p.EdgeFrequencyHz >= FirstFullUploadHz),
            p => -1 * p.FullLessRandom, Frequency, -1),
        Sign("Fig. 4(b): random beats full below F = 2 GHz", points.Where(p => p.EdgeFrequencyHz < FirstFullUploadHz), p =>
            p.FullLessRandom, Frequency),
        Sign("Fig. 4(b): the proposed scheme beats full everywhere", points, p => p.FullLessProposed, Frequency),
        Sign("Fig. 4(b): the proposed scheme beats random everywhere", points, p => p.RandomLessProposed, Frequency),
    ];

    private static string Devices(SchemePoint point) => $"M = {point.Devices}";

    private static string Frequency(SchemePoint point) => $"F = {point.EdgeFrequencyHz / 1e9:0.0} GHz";

    // The advantage is positive at every point. The evidence is the point closest to failing, in its own bands, with the sign of full −
    // random.
    private static Claim Sign(
        string text, IEnumerable<SchemePoint> points, Func<SchemePoint, Estimate> advantage, Func<SchemePoint, string> where, int sign = 1)
    {
        var weakest = points.MinBy(p => advantage(p).Mean / advantage(p).Band)!;
        return new(text, Claim.Positive([advantage(weakest)]), $"closest at {where(weakest)}: difference {sign * advantage(weakest):0.0}");
    }

    // Fleets differ from point to point: the band of a difference is at most the sum of the two bands, however they correlate.
    private static Claim Monotone(string text, IReadOnlyList<SchemePoint> points, int sign, Func<SchemePoint, string> where)
    {
        var steps = new (string Name, Func<SchemePoint, Estimate> Cost)[]
            { ("full", p => p.Full), ("random", p => p.Random), ("proposed", p => p.Proposed) }
            .SelectMany(s => points.Zip(points.Skip(1), (p, q) => (s.Name, Point: q, Before: s.Cost(p), After: s.Cost(q))))
            .Select(s => (s.Name, s.Point, s.Before, s.After,
                Step: new Estimate(sign * (s.After.Mean - s.Before.Mean), s.Before.Band + s.After.Band)))
            .ToList();
        var weakest = steps.MinBy(s => s.Step.Mean / s.Step.Band);
        return new(
            text, Claim.Positive(steps.Select(s => s.Step)),
            $"closest for {weakest.Name} at {where(weakest.Point)}: {weakest.Before:0.0} to {weakest.After:0.0}");
    }
}
