using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Privacy;
using Judba.Learning.Data;
using Judba.Learning.Privacy;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Tests.Studies;

/// <summary>The verdicts on privacy, judged from numbers that a test gives.</summary>
public sealed class PrivacyReportTests
{
    private const double LabelMean = 0.4;

    private static readonly ImageSet Picture = new([0], new(1, 1, 1), [0], ["x"]);

    [Theory]
    [InlineData(new[] { 0.30, 0.31, 0.32 }, new[] { 0.20, 0.21, 0.22 }, Judgement.Holds)]
    // One attack beyond the label's mean image is enough.
    [InlineData(new[] { 0.30, 0.31, 0.32 }, new[] { 0.50, 0.51, 0.52 }, Judgement.DoesNotHold)]
    // Better in the mean, but within the band.
    [InlineData(new[] { 0.30, 0.31, 0.32 }, new[] { 0.35, 0.40, 0.50 }, Judgement.NotShown)]
    internal void Of_AttacksWithoutKnowledge_AreHeldAgainstTheLabelsMeanImage(double[] network, double[] means, Judgement expected)
    {
        var claim = Claims(network, means).Single(c => c.Text.EndsWith("nothing of the device known", StringComparison.Ordinal));
        Assert.Equal(expected, claim.Judgement);
        Assert.Contains("against 0.400 ± 0.000 of the label's mean image", claim.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OneSeed_ShowsNothing() =>
        Assert.All(Claims([0.9], [0.9]), c => Assert.Equal(Judgement.NotShown, c.Judgement));

    // Devices of a seed share the attacker: thrice the devices are not thrice the runs.
    [Fact]
    public void Of_MoreDevicesOfTheSameSeeds_HaveTheSameBand()
    {
        var few = Claims([0.5, 0.52, 0.56], [0.1, 0.1, 0.1]);
        var many = Claims([0.5, 0.52, 0.56], [0.1, 0.1, 0.1], devices: 3);
        Assert.Equal(few.Select(c => c.Evidence), many.Select(c => c.Evidence), StringComparer.Ordinal);
    }

    [Fact]
    public void Of_KnownEncoder_IsAClaimOfItsOwn()
    {
        var claims = Claims([0.1, 0.11, 0.12], [0.1, 0.11, 0.12]);
        Assert.Equal(Judgement.DoesNotHold, claims.Single(c => c.Text.EndsWith("its encoder known", StringComparison.Ordinal)).Judgement);
        Assert.Equal(3, claims.Count);
    }

    private static IReadOnlyList<Claim> Claims(double[] network, double[] means, int devices = 1) => PrivacyReport.Of(
        "privacy", "about",
        [.. network.Zip(means).SelectMany((ssim, seed) => Enumerable.Range(0, devices).Select(d => Run(seed, d, ssim.First, ssim.Second)))])
        .Claims;

    private static InversionMeasurement Run(int seed, int device, double network, double means) => new(
        AutoencoderStrategy.Independent, seed, device,
        [
            Result(Attack.MeanImage, 0.2), Result(Attack.LabelMeanImage, LabelMean), Result(Attack.OwnNetwork, network),
            Result(Attack.ClassMeans, means), Result(Attack.FiftyPairs, 0.1 + 0.01 * seed), Result(Attack.FiveHundredPairs, 0.1),
            Result(Attack.KnownEncoder, 0.6 + 0.01 * seed),
        ],
        0.65, 18, Picture, Picture);

    private static AttackMeasurement Result(Attack attack, double ssim) => new(attack, ssim, 10, Picture);
}
