using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Learned;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Tests.Studies;

/// <summary>What is asked of the learned allocator, judged from numbers that a test gives.</summary>
public sealed class LearnedClaimsTests
{
    [Fact]
    public void Judge_SmallGapsAndShortTimes_AllHold() =>
        Assert.All(Judge(), c => Assert.True(c.Judgement == Judgement.Holds, $"{c.Text}: {c.Evidence}"));

    [Fact]
    public void Judge_WorstGapTooLarge_DoesNotHoldAndNamesTheCase()
    {
        var claims = Judge(usual: [0, 0, 0.006]);
        var worst = claims.Single(c => c.Text.StartsWith("guided: worst excess", StringComparison.Ordinal));
        Assert.Equal(Judgement.DoesNotHold, worst.Judgement);
        Assert.Equal("paper, M = 10, min-cost: 0.600 %", worst.Evidence);
        Assert.Equal(
            Judgement.DoesNotHold, claims.Single(c => c.Text.StartsWith("guided: mean excess", StringComparison.Ordinal)).Judgement);
        // The fleets of a thousand devices are another claim.
        Assert.All(claims.Where(c => c.Text.Contains("1000 devices", StringComparison.Ordinal)), c =>
            Assert.Equal(Judgement.Holds, c.Judgement));
    }

    [Fact]
    public void Judge_DirectAnswersNotAllOptimal_ThePapersClaimDoesNotHold()
    {
        var claim = Judge(direct: [0, 0, 1e-3]).Single(c => c.IsOfPaper);
        Assert.Equal("the network infers {Q*, w*} directly, by feedforward calculation", claim.Text);
        Assert.Equal(Judgement.DoesNotHold, claim.Judgement);
        Assert.Contains("optimal in 66.7 % of fleets", claim.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_UnseenLawWorseThanThePriceRule_DoesNotHold()
    {
        var claims = Judge(unseen: [0.02, 0.02, 0.02]);
        Assert.Equal(Judgement.DoesNotHold, claims.Single(c => c.Text.Contains("price rule", StringComparison.Ordinal)).Judgement);
    }

    [Theory]
    [InlineData(0.2e-3, 0.25e-3, "holds", "holds")]
    [InlineData(0.2e-3, 0.1e-3, "holds", "does not hold")]
    [InlineData(0.4e-3, 0.5e-3, "does not hold", "holds")]
    public void Judge_Times_AreComparedWithTheLimitAndWithExact(double learned, double exact, string within, string faster)
    {
        var claims = Judge(learnedSeconds: learned, exactSeconds: exact);
        Assert.Equal([within, within], Words("one fleet of 100"), StringComparer.Ordinal);
        Assert.Equal([faster, faster], Words("faster than exact"), StringComparer.Ordinal);

        IEnumerable<string> Words(string start) =>
            claims.Where(c => c.Text.StartsWith(start, StringComparison.Ordinal)).Select(c => c.JudgementWords);
    }

    private static IReadOnlyList<Claim> Judge(
        double[]? usual = null, double[]? direct = null, double[]? unseen = null, double learnedSeconds = 1e-4, double exactSeconds = 1e-3)
    {
        double[] none = [0, 0, 0];
        LearnedCase small = LearnedCase.Scenario(ScenarioLaw.Paper, 10), large = LearnedCase.Scenario(ScenarioLaw.PaperScaled, 1000);
        var foreign = small with { Law = "foreign", Group = LearnedGroup.Unseen };
        (string, int, Reading, double)[] times =
        [
            .. Enum.GetValues<Reading>().SelectMany(r => ((string, int, Reading, double)[])
                [("learned", 100, r, learnedSeconds), ("learned, direct", 100, r, learnedSeconds / 2), ("exact", 100, r, exactSeconds)]),
        ];
        return LearnedClaims.Judge(
            [Excesses(small, usual ?? none, direct ?? none), Excesses(large, none, none), Excesses(foreign, unseen ?? none, none)], times);
    }

    private static LearnedExcesses Excesses(LearnedCase fleets, double[] guided, double[] direct) => new(
        fleets, Reading.MinCost,
        new Dictionary<string, double[]>(StringComparer.Ordinal)
        {
            [LearnedExcesses.Guided] = guided,
            [LearnedExcesses.Direct] = direct,
            ["price"] = [0.01, 0.01, 0.01],
            ["threshold"] = [0.1, 0.1, 0.1],
        },
        new Dictionary<string, double>(StringComparer.Ordinal) { [LearnedExcesses.Guided] = 1, [LearnedExcesses.Direct] = 1 }, 0, 0);
}
