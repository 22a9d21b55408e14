using Judba.Experiments.Calibration;

namespace Judba.Experiments.Reproduction;

/// <summary>The paper's claims on Fig. 4 and 5, judged on the means.</summary>
internal static class FigureClaims
{
    private const double PeakRatio = 32;

    /// <summary>The verdicts on a figure, Observation 2's own among them.</summary>
    public static IReadOnlyList<Claim> Judge(FigurePlan plan, IReadOnlyList<FigurePoint> points)
    {
        if (plan == FigurePlan.Figure5a)
            return [Rises("Fig. 5(a): error rises with λ", points, p => 1 - p.Accuracy, 1), Rises("Fig. 5(a): cost falls with λ", points, Cost, -1)];
        if (plan == FigurePlan.Figure5b)
            return [Peaks(points)];
        var schemes = points.Select(p => Schemes(plan, p)).ToList();
        var paper = plan == FigurePlan.Figure4a ? Calibrator.JudgeFigure4a(schemes) : Calibrator.JudgeFigure4b(schemes);
        return
        [
            .. paper,
            Observation(points, "full", FigureScheme.Full),
            Observation(points, "random", FigureScheme.Random),
        ];
    }

    private static SchemePoint Schemes(FigurePlan plan, FigurePoint point) => new(
        plan.Devices(point.Value), plan.Law(point.Value).EdgeFrequencyHz,
        point.Cost(FigureScheme.Full), point.Cost(FigureScheme.Random), point.Cost(FigureScheme.Proposed),
        point.Difference(FigureScheme.Full, FigureScheme.Random), point.Difference(FigureScheme.Full, FigureScheme.Proposed),
        point.Difference(FigureScheme.Random, FigureScheme.Proposed), point.WorstGap);

    private static double Cost(FigurePoint point) => point.Cost(FigureScheme.Proposed).Mean;

    private static Claim Observation(IReadOnlyList<FigurePoint> points, string name, string label)
    {
        var (point, difference) = points.Select(p => (p, p.Difference(label, FigureScheme.Observation2))).MinBy(p => p.Item2.Mean);
        return new($"Observation 2 as written beats {name} everywhere", difference.Mean > 0,
            $"least at {point.Value:0.#}: difference {difference.Mean:0.0} ± {difference.Band:0.0}");
    }

    private static Claim Rises(string text, IReadOnlyList<FigurePoint> points, Func<FigurePoint, double> value, int sign)
    {
        var (before, after) = points.Zip(points.Skip(1)).MinBy(p => sign * (value(p.Second) / value(p.First) - 1));
        return new(text, sign * (value(after) - value(before)) > 0,
            $"closest from λ = {before.Value} to {after.Value}: {value(before):0.000} to {value(after):0.000}");
    }

    private static Claim Peaks(IReadOnlyList<FigurePoint> points)
    {
        double Efficiency(FigurePoint p) => p.Efficiency(FigureScheme.Proposed).Mean;
        var best = points.MaxBy(Efficiency)!;
        var rising = points.Zip(points.Skip(1)).All(p => (Efficiency(p.Second) > Efficiency(p.First)) == (p.Second.Value <= PeakRatio));
        return new("Fig. 5(b): accuracy over cost rises, peaks at λ = 32, falls", rising,
            $"peak at λ = {best.Value}: " + string.Join(", ", points.Select(p => $"{p.Value}: {1000 * Efficiency(p):0.000}")) + " (η × 1000)");
    }
}
