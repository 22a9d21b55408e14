using Judba.Experiments.Statistics;

namespace Judba.Experiments.Studies.Figures;

/// <summary>The paper's claims on Fig. 4 and 5, and ours beside them, judged by the 95 % bands of differences run by run.</summary>
internal static class FigureClaims
{
    private const double PeakRatio = 32;

    /// <summary>The verdicts on a figure: the paper's claims, then ours.</summary>
    public static IReadOnlyList<Claim> Judge(FigurePlan plan, IReadOnlyList<FigurePoint> points)
    {
        if (plan.Profile is not null)
        {
            Claim[] paper = plan.IsOfEfficiency ? [Peaks(points)] : [ErrorRises(points), CostFalls(points)];
            return [.. paper.Select(c => c with { IsOfPaper = plan.IsOfPaper }), .. SameOptimum(points)];
        }

        var schemes = points.Select(p => Schemes(plan, p)).ToList();
        return
        [
            .. plan == FigurePlan.Figure4a ? SchemeClaims.OfFigure4a(schemes) : SchemeClaims.OfFigure4b(schemes),
            Ours("Observation 2 as written beats full everywhere", points, p => p.Difference(FigureScheme.Full, FigureScheme.Observation2)),
            Ours("Observation 2 as written beats random everywhere", points, p =>
                p.Difference(FigureScheme.Random, FigureScheme.Observation2)),
            Ours("eq. (9) over uploaders only: random costs less than full everywhere", points,
                p => p.UploaderDifference(FigureScheme.Full, FigureScheme.Random)),
            Ours("eq. (9) over uploaders only: the proposed set, chosen for all, beats full everywhere", points,
                p => p.UploaderDifference(FigureScheme.Full, FigureScheme.Proposed)),
            Ours("eq. (9) over uploaders only: the proposed set, chosen for all, beats random everywhere", points,
                p => p.UploaderDifference(FigureScheme.Random, FigureScheme.Proposed)),
            .. SameOptimum(points),
        ];
    }

    /// <summary>Whether η of the proposed scheme rises to λ = 32 and falls after it.</summary>
    public static Claim Peaks(IReadOnlyList<FigurePoint> points)
    {
        const int Thousand = 1000;
        var steps = points.Zip(points.Skip(1), (p, q) => (
            From: p, To: q, Step: (q.Value <= PeakRatio ? 1 : -1) * q.EfficiencyLess(p, FigureScheme.Proposed))).ToList();
        var (from, to, step) = steps.MinBy(s => s.Step.Mean / s.Step.Band);
        return new("Fig. 5(b): accuracy over cost rises, peaks at λ = 32, falls", Claim.Positive(steps.Select(s => s.Step)),
            $"closest from λ = {from.Value} to {to.Value}: "
                + $"1000 η {(to.Value <= PeakRatio ? "rises" : "falls")} by {Thousand * step:0.000}; "
            + $"largest at {points.MaxBy(p => p.Efficiency(FigureScheme.Proposed).Mean)!.Value}: "
            + string.Join(", ", points.Select(p => $"{p.Value}: {Thousand * p.Efficiency(FigureScheme.Proposed).Mean:0.000}")));
    }

    // Another formulation, solved by another program, gives a second opinion on the optimum.
    private static IEnumerable<Claim> SameOptimum(IReadOnlyList<FigurePoint> points)
    {
        // Both solvers stop within this relative gap.
        const double Tolerance = 2e-6;
        var seen = points.Where(p => !double.IsNaN(p.SecondOpinion)).ToList();
        if (seen.Count > 0)
        {
            var worst = seen.Max(p => p.SecondOpinion);
            yield return new("minlp, over another program, finds the same least cost", worst <= Tolerance,
                $"largest relative difference {(worst == 0 ? "0" : $"{worst:0.0e0}")}, {SchemeRuns.SecondOpinions} fleets a point")
            {
                IsOfPaper = false,
            };
        }
    }

    private static SchemePoint Schemes(FigurePlan plan, FigurePoint point) => new(
        plan.Devices(point.Value), plan.Law(point.Value).EdgeFrequencyHz,
        point.Cost(FigureScheme.Full), point.Cost(FigureScheme.Random), point.Cost(FigureScheme.Proposed),
        FullLessRandom: point.Difference(FigureScheme.Full, FigureScheme.Random),
        FullLessProposed: point.Difference(FigureScheme.Full, FigureScheme.Proposed),
        RandomLessProposed: point.Difference(FigureScheme.Random, FigureScheme.Proposed),
        WorstGap: point.WorstGap);

    private static Claim Ours(string text, IReadOnlyList<FigurePoint> points, Func<FigurePoint, Estimate> difference)
    {
        var (point, least) = points.Select(p => (p, difference(p))).MinBy(p => p.Item2.Mean / p.Item2.Band);
        return new(text, Claim.Positive(points.Select(difference)), $"least at {point.Value:0.#}: difference {least:0.0}")
        {
            IsOfPaper = false,
        };
    }

    // A profile's accuracies are numbers and no means of ours: they have no band.
    private static Claim ErrorRises(IReadOnlyList<FigurePoint> points)
    {
        var (before, after) = points.Zip(points.Skip(1)).MinBy(p => p.First.Accuracy - p.Second.Accuracy);
        return new("Fig. 5(a): error rises with λ", after.Accuracy < before.Accuracy,
            $"closest from λ = {before.Value} to {after.Value}: {1 - before.Accuracy:0.00#} to {1 - after.Accuracy:0.00#}");
    }

    private static Claim CostFalls(IReadOnlyList<FigurePoint> points)
    {
        var steps = points.Zip(points.Skip(1), (p, q) => (From: p, To: q, Step: p.CostLess(q, FigureScheme.Proposed))).ToList();
        var (from, to, step) = steps.MinBy(s => s.Step.Mean / s.Step.Band);
        return new("Fig. 5(a): cost falls with λ", Claim.Positive(steps.Select(s => s.Step)),
            $"closest from λ = {from.Value} to {to.Value}: falls by {step:0.00}");
    }
}
