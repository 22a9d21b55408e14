using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Figures;

namespace Judba.Experiments.Tests.Studies;

/// <summary>The figures' claims, judged from numbers that a test gives.</summary>
public sealed class FigureClaimsTests
{
    private static readonly double[] Ratios = [4, 8, 16, 32, 64];

    [Theory]
    [InlineData(new[] { 0.9, 0.8, 0.7, 0.6, 0.5 }, "holds")]
    [InlineData(new[] { 0.9, 0.8, 0.8, 0.6, 0.5 }, "does not hold")]
    public void Judge_Figure5a_ErrorRisesWhereAccuracyFallsAtEveryStep(double[] accuracies, string words)
    {
        var points = Ratios.Zip(accuracies, (r, a) => Point(r, a, [10 - r / 10, 10.1 - r / 10])).ToList();
        var claims = FigureClaims.Judge(FigurePlan.Figure5a, points);
        Assert.Equal(words, Claim(claims, "Fig. 5(a): error rises with λ").JudgementWords);
        Assert.Equal("holds", Claim(claims, "Fig. 5(a): cost falls with λ").JudgementWords);
    }

    // η = 1/C: it rises while costs fall.
    [Theory]
    [InlineData(new[] { 10.0, 8, 6, 4, 5 }, "holds", "32")]
    [InlineData(new[] { 10.0, 8, 6, 4, 3 }, "does not hold", "64")]
    [InlineData(new[] { 10.0, 8, 3, 4, 5 }, "does not hold", "16")]
    public void Peaks_MeanCosts_HoldsWhereTheSmallestIsAt32(double[] costs, string words, string peak)
    {
        var claim = FigureClaims.Peaks([.. Ratios.Zip(costs, (r, c) => Point(r, 1, [c, c + 0.01, c + 0.02]))]);
        Assert.Equal(words, claim.JudgementWords);
        Assert.Contains($"largest at {peak}:", claim.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Peaks_StepWithinItsBand_IsNotShown()
    {
        // From 32 to 64 one run rises as much as the other falls.
        double[][] costs = [[10, 10.1], [8, 8.1], [6, 6.1], [4, 5.2], [5, 4.4]];
        Assert.Equal(Judgement.NotShown, FigureClaims.Peaks([.. Ratios.Zip(costs, (r, c) => Point(r, 1, c))]).Judgement);
    }

    [Theory]
    [InlineData(1e-6, Judgement.Holds)]
    [InlineData(3e-6, Judgement.DoesNotHold)]
    internal void Judge_SecondOpinion_HoldsWithinBothGaps(double difference, Judgement judgement)
    {
        var points = Ratios.Select(r => Point(r, 1 - r / 100, [10 - r / 10, 10.1 - r / 10]) with { SecondOpinion = difference }).ToList();
        var claim = Claim(FigureClaims.Judge(FigurePlan.Figure5a, points), "minlp, over another program, finds the same least cost");
        Assert.Equal(judgement, claim.Judgement);
        Assert.Equal("ours", claim.Whose);
    }

    [Fact]
    public void Judge_NoSecondOpinion_SaysNothingOfIt() =>
        Assert.DoesNotContain(FigureClaims.Judge(FigurePlan.Figure5b, [.. Ratios.Select(r => Point(r, 1, [r, r + 1]))]), c =>
            c.Text.Contains("minlp", StringComparison.Ordinal));

    [Fact]
    public void OfFigure4a_NumbersOfThePaper_AllHold() =>
        Assert.All(SchemeClaims.OfFigure4a(Figure4a()), c => Assert.Equal(Judgement.Holds, c.Judgement));

    [Fact]
    public void OfFigure4a_ProposedSchemeBeatenOnce_DoesNotHold()
    {
        var points = Figure4a();
        points[2] = points[2] with { FullLessProposed = new(-2, 1) };
        var claim = Claim(SchemeClaims.OfFigure4a(points), "Fig. 4(a): the proposed scheme beats full everywhere");
        Assert.Equal(Judgement.DoesNotHold, claim.Judgement);
        Assert.Equal("closest at M = 30: difference -2.0 ± 1.0", claim.Evidence);
    }

    [Fact]
    public void OfFigure4a_FullDearerThanRandomAt40_DoesNotHoldWithTheSignOfTheDifference()
    {
        var points = Figure4a();
        points[3] = points[3] with { FullLessRandom = new(3, 1) };
        var claim = Claim(SchemeClaims.OfFigure4a(points), "Fig. 4(a): full beats random up to M = 40");
        Assert.Equal(Judgement.DoesNotHold, claim.Judgement);
        Assert.Equal("closest at M = 40: difference 3.0 ± 1.0", claim.Evidence);
    }

    [Fact]
    public void OfFigure4a_StepsWithinTheirBands_AreNotShown()
    {
        var points = Figure4a();
        points[1] = points[1] with { Full = new(Mean: points[0].Full.Mean + 1, Band: 5) };
        Assert.Equal(Judgement.NotShown,
            Claim(SchemeClaims.OfFigure4a(points), "Fig. 4(a): every scheme costs more with more devices").Judgement);
    }

    // M = 10 to 60: full is the cheaper of the two to 40, the dearer beyond.
    private static SchemePoint[] Figure4a() =>
    [
        .. FigurePlan.DeviceGrid.Select(m => new SchemePoint(
            m, FigurePlan.FrequencyOfFigure4a, new(10 * m, 1), new(11 * m, 1), new(5 * m, 1), FullLessRandom: new(m <= 40 ? -5 : 5, 1),
            FullLessProposed: new(5, 1), RandomLessProposed: new(5, 1), WorstGap: 1e-7)),
    ];

    private static FigurePoint Point(double value, double accuracy, double[] costs)
    {
        var byScheme = FigureScheme.Labels.ToDictionary(l => l, _ => costs, StringComparer.Ordinal);
        return new(value, accuracy, byScheme, byScheme, WorstGap: 0);
    }

    private static Claim Claim(IEnumerable<Claim> claims, string text) =>
        claims.Single(c => string.Equals(c.Text, text, StringComparison.Ordinal));
}
