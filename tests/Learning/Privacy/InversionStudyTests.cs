using Judba.Learning.Privacy;
using Judba.Learning.Studies;
using Judba.Learning.Tests.Support;
using Judba.Learning.Transfer;

namespace Judba.Learning.Tests.Privacy;

public sealed class InversionStudyTests
{
    private const int PublicImages = 250;

    private static readonly StudyPlan Plan = new() { Data = Sets.Subset.First(500, 40), AutoencoderEpochs = 4, ClassifierEpochs = 1 };

    [Fact]
    public void Measure_IndependentAutoencoder_IsReadBetterByWhoKnowsIt()
    {
        using var data = FleetData.Deal(Plan, PublicImages, 1, 0, double.PositiveInfinity, 1);

        var known = InversionStudy.Measure(AutoencoderStrategy.Independent, isKnown: true, Plan, 32, data, 1);
        var unknown = InversionStudy.Measure(AutoencoderStrategy.Independent, isKnown: false, Plan, 32, data, 1);

        Assert.True(known.AttackSsim > unknown.AttackSsim + 0.05, $"{known.AttackSsim} known, {unknown.AttackSsim} unknown");
        Assert.True(known.AttackPsnr > unknown.AttackPsnr + 0.5, $"{known.AttackPsnr} dB known, {unknown.AttackPsnr} dB unknown");
        // The device's own decoder is the same in both.
        Assert.Equal(known.LegitimateSsim, unknown.LegitimateSsim);
    }

    [Fact]
    public void Measure_AnyAttack_ShowsOriginalsDecodedAndAttacked()
    {
        using var data = FleetData.Deal(Plan with { AutoencoderEpochs = 1 }, PublicImages, 1, 0, double.PositiveInfinity, 1);

        var attack = InversionStudy.Measure(AutoencoderStrategy.Shared, isKnown: false, Plan with { AutoencoderEpochs = 1 }, 32, data, 1);

        Assert.Equal([8, 8, 8], attack.Pictures.Select(p => p.Count));
        Assert.Equal(Sets.Subset.Test.Image(3).ToArray(), attack.Pictures[0].Image(3).ToArray());
        Assert.NotEqual(attack.Pictures[1].Image(3).ToArray(), attack.Pictures[2].Image(3).ToArray());
    }
}
