using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Autoencoders;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Tests.Studies;

/// <summary>The verdicts on strategies, transfer and federated learning, judged from numbers that a test gives.</summary>
public sealed class StrategyReportTests
{
    // New fleets move everything by far more than the ways differ.
    private static readonly double[] Fleets = [-0.2, 0.1, 0.2];

    [Theory]
    [InlineData(0.60, Judgement.Holds)]
    [InlineData(0.70, Judgement.DoesNotHold)]
    [InlineData(0.65, Judgement.NotShown)]
    internal void Of_Rivals_AreComparedFleetByFleet(double rival, Judgement expected)
    {
        var claims = Claims(rival, rivalValues: 1000);
        Assert.Equal(expected, Claim(claims, "more accurate than " + FederatedMeasurement.Federated).Judgement);
        Assert.Equal(expected, Claim(claims, "more accurate than " + FederatedMeasurement.FederatedOnLatents).Judgement);
    }

    // 100 numbers of 8 bits are as many as 100 numbers of 32.
    [Theory]
    [InlineData(100, Judgement.NotShown)]
    [InlineData(101, Judgement.Holds)]
    [InlineData(50, Judgement.DoesNotHold)]
    internal void Of_Bits_AreCountedInLikeUnits(double rivalValues, Judgement expected) =>
        Assert.Equal(expected, Claim(Claims(0.6, rivalValues), "fewer bits uploaded than " + FederatedMeasurement.Federated).Judgement);

    [Fact]
    public void Of_OutsidersAtChance_TransferDoesNotCarryOver()
    {
        var claims = Claims(0.6, 1000);
        Assert.Equal(Judgement.DoesNotHold, Claim(claims, "transfer carries over to devices").Judgement);
        Assert.Equal(Judgement.Holds, Claim(claims, "ours: it does with autoencoders pretrained").Judgement);
        Assert.Equal(Judgement.Holds, Claim(claims, "ours: at the edge, pretrained").Judgement);
        Assert.Equal(Judgement.Holds, Claim(claims, "transfer decreases convergence time").Judgement);
    }

    [Fact]
    public void Of_Transfers_AreJudgedByTheGainOfEachFleet()
    {
        TransferMeasurement Run(TransferPlace place, int seed, double gain) => new(
            place, seed, 100, 0.6 + Fleets[seed], ScratchEpochs: 10, 0.5, 0.6 + Fleets[seed] + gain + 0.001 * seed, TunedEpochs: 10);
        var claims = TransferReport.Of(
        [
            .. Enumerable.Range(0, 3).Select(s => Run(TransferPlace.Device, s, 0.02)),
            .. Enumerable.Range(0, 3).Select(s => Run(TransferPlace.EdgeAllUploads, s, -0.001)),
        ]).Claims;

        Assert.Equal(Judgement.Holds, Claim(claims, "more accurate than from scratch: edge to a device").Judgement);
        Assert.Equal(Judgement.NotShown, Claim(claims, "more accurate than from scratch: public set to the uploads of all").Judgement);
        Assert.All(claims.Where(c => c.Text.StartsWith("decreases", StringComparison.Ordinal)), c =>
            Assert.Equal(Judgement.NotShown, c.Judgement));
    }

    private static Claim Claim(IEnumerable<Claim> claims, string start) =>
        claims.First(c => c.Text.StartsWith(start, StringComparison.Ordinal));

    private static IReadOnlyList<Claim> Claims(double rival, double rivalValues)
    {
        List<StrategyMeasurement> strategies =
        [
            .. Fleets.Select((f, s) => Strategy(AutoencoderStrategy.Independent, s, 0.4 + 0.5 * f, 0.1 + 0.001 * s)),
            .. Fleets.Select((f, s) => Strategy(AutoencoderStrategy.Pretrained, s, 0.65 + f, 0.65 + f)),
        ];
        return StrategyReport.Of(
            "autoencoders", strategies,
            [
                .. strategies.Where(s => s.Strategy == AutoencoderStrategy.Pretrained).Select(FederatedMeasurement.Of),
                .. new[] { FederatedMeasurement.Federated, FederatedMeasurement.FederatedOnLatents }.SelectMany(name =>
                    Fleets.Select((f, s) => FederatedMeasurement.Of(
                        name, s, new(rival + f + 0.001 * (s - 1), rivalValues, DeviceSeconds: 10 + s)))),
            ]).Claims;
    }

    private static StrategyMeasurement Strategy(AutoencoderStrategy strategy, int seed, double uploader, double outsider) => new(
        strategy, seed, uploader, uploader, outsider, 0.7, 0.6, 0.6, TunedEpochs: 2, ScratchEpochs: 10 + seed, UploadBits: 800,
        DeviceSeconds: 1);
}
