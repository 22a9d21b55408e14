using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Learning.Privacy;

namespace Judba.Experiments.Studies.Privacy;

/// <summary>What the inversion attack recovers, in numbers and in pictures.</summary>
internal static class PrivacyReport
{
    // The attack fails where its pictures are nearer to grey than to what the device's own decoder makes.
    private const double FailedShare = 0.5;

    /// <summary>The table, the claims, <c>NAME.csv</c>, and in <c>NAME.png</c> the pictures of the first seed.</summary>
    public static StudyResult Of(string name, string about, IReadOnlyList<InversionMeasurement> runs)
    {
        var encoders = runs.GroupBy(Encoder, StringComparer.Ordinal).ToList();
        Claim[] claims = [.. encoders.Select(Hidden)];
        return new(name)
        {
            Text =
            [
                new(StudyTable.Of(
                    encoders, new("encoder", g => g.Key),
                    new("attack SSIM", g => Estimate.Of(g, r => r.AttackSsim), "F3"),
                    new("attack PSNR dB", g => Estimate.Of(g, r => r.AttackPsnr), "F1"),
                    new("own decoder SSIM", g => Estimate.Of(g, r => r.LegitimateSsim), "F3"),
                    new("own decoder PSNR dB", g => Estimate.Of(g, r => r.LegitimatePsnr), "F1")))
                {
                    Above = [about],
                },
                TextBlock.Lines("Means over seeds ± half of the 95 % band. Attacker: latents overheard, public images, no decoder. "
                    + "SSIM 1 is the original."),
                TextBlock.OfClaims(claims, tellsWhose: false),
            ],
            Claims = claims,
            Data =
            [
                StudyTable.Of(
                    name, runs, new("encoder", Encoder), new("seed", r => r.Seed), new("attackSsim", r => r.AttackSsim),
                    new("attackPsnr", r => r.AttackPsnr), new("ownSsim", r => r.LegitimateSsim), new("ownPsnr", r => r.LegitimatePsnr)),
            ],
            Files =
            [
                folder => PrivacyPicture.Save(Path.Combine(folder, name + ".png"), [.. runs.DistinctBy(Encoder, StringComparer.Ordinal)]),
            ],
        };
    }

    /// <summary>The encoder that is attacked.</summary>
    public static string Encoder(InversionMeasurement run) => run.IsKnown ? "known encoder" : Words.Of(run.Strategy);

    private static Claim Hidden(IGrouping<string, InversionMeasurement> runs)
    {
        double attack = runs.Average(r => r.AttackSsim), own = runs.Average(r => r.LegitimateSsim);
        return new($"without the decoder, images cannot be recovered: {runs.Key}", attack < FailedShare * own,
            $"SSIM {attack:0.000} against {own:0.000} with it");
    }
}
