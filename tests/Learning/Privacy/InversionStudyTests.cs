using Judba.Learning.Data;
using Judba.Learning.Privacy;
using Judba.Learning.Studies;
using Judba.Learning.Tests.Support;
using Judba.Learning.Transfer;

namespace Judba.Learning.Tests.Privacy;

public sealed class InversionStudyTests
{
    private const int PublicImages = 250;

    private static readonly StudyPlan Plan = new() { Data = Sets.Subset.First(900, 200), AutoencoderEpochs = 4, ClassifierEpochs = 1 };

    [Fact]
    public void Measure_IndependentAutoencoder_IsReadByTheMapOfClassMeansAndByWhoKnowsIt()
    {
        using var data = FleetData.Deal(Plan, PublicImages, 1, 0, double.PositiveInfinity, 1);

        var run = Assert.Single(InversionStudy.Measure(AutoencoderStrategy.Independent, Plan, 32, data, victims: 1, 1));

        Assert.Equal(Enum.GetValues<Attack>(), run.Attacks.Select(a => a.Attack));
        // Labels alone carry a stranger's network further than its own reading of foreign latents does.
        Assert.True(run.Ssim(Attack.ClassMeans) > run.Ssim(Attack.OwnNetwork) + 0.1, $"{run}");
        Assert.True(run.Ssim(Attack.KnownEncoder) > run.Ssim(Attack.OwnNetwork) + 0.05, $"{run}");
        Assert.True(run.Ssim(Attack.FiveHundredPairs) > run.Ssim(Attack.OwnNetwork) + 0.1, $"{run}");
        Assert.True(run.Psnr(Attack.FiveHundredPairs) > run.Psnr(Attack.OwnNetwork) + 1, $"{run}");
    }

    [Fact]
    public void Measure_GuessesThatReadNoLatent_AreMeansOfPublicImages()
    {
        using var data = FleetData.Deal(Plan with { AutoencoderEpochs = 1 }, PublicImages, 2, 0, double.PositiveInfinity, 1);

        var runs = InversionStudy.Measure(AutoencoderStrategy.Shared, Plan with { AutoencoderEpochs = 1 }, 32, data, victims: 2, 1);

        Assert.Equal([0, 1], runs.Select(r => r.Victim));
        // No latent is read: the same for all devices.
        Assert.Equal(runs[0].Ssim(Attack.LabelMeanImage), runs[1].Ssim(Attack.LabelMeanImage));
        Assert.True(runs[0].Ssim(Attack.LabelMeanImage) > runs[0].Ssim(Attack.MeanImage) + 0.05, $"{runs[0]}");
        Assert.Equal(double.NaN, runs[0].Ssim(Attack.KnownEncoder));
        var train = Plan.Data.Train;
        var label = Plan.Data.Test.Labels[3];
        List<int> alike = [.. Enumerable.Range(0, PublicImages).Where(i => train.Labels[i] == label)];
        var shown = runs[0].Attacks.Single(a => a.Attack == Attack.LabelMeanImage).Pictures.Image(3).ToArray();
        Assert.All(Enumerable.Range(0, shown.Length), i =>
            Assert.Equal(alike.Average(k => train.Image(k)[i]), shown[i], 1.0));
    }

    [Fact]
    public void Measure_AnyAttack_ShowsOriginalsDecodedAndAttacked()
    {
        var plan = Plan with { AutoencoderEpochs = 1 };
        using var data = FleetData.Deal(plan, PublicImages, 1, 0, double.PositiveInfinity, 1);

        var run = Assert.Single(InversionStudy.Measure(AutoencoderStrategy.Shared, plan, 32, data, victims: 1, 1));

        Assert.Equal(Sets.Subset.Test.Image(3).ToArray(), run.Originals.Image(3).ToArray());
        Assert.Equal([8, 8], new[] { run.Originals, run.Decoded }.Select(p => p.Count));
        Assert.All(run.Attacks, a => Assert.NotEqual(run.Decoded.Image(3).ToArray(), a.Pictures.Image(3).ToArray()));
    }

    // Black margins are guessed right by everybody. They count for nothing.
    [Fact]
    public void Measure_WiderMargins_ChangeNoSimilarityOfTheMeanImage()
    {
        Assert.Equal(MeanImage(Sets.Noise(60, new(1, 16, 16), 3)), MeanImage(Sets.Noise(60, new(1, 16, 16), 3).Pad(32, 32)), 1e-5);

        static double MeanImage(ImageSet images)
        {
            var plan = new StudyPlan { Data = new("noise", images, images), AutoencoderEpochs = 1, ClassifierEpochs = 1 };
            using var data = FleetData.Deal(plan, 30, 1, 0, double.PositiveInfinity, 1);
            return InversionStudy.Measure(AutoencoderStrategy.Shared, plan, 4, data, 1, 1)[0].Ssim(Attack.MeanImage);
        }
    }
}
