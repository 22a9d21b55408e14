using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Learning.Privacy;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Privacy;

/// <summary>What attackers recover, in numbers and in pictures, beside guesses that read no latent.</summary>
internal static class PrivacyReport
{
    private const string ThreeDigits = "F3";

    // What is known to whom: each of these is a claim of its own.
    private static readonly (string Known, Attack[] Attacks)[] Knowledge =
    [
        ("nothing of the device known", [Attack.OwnNetwork, Attack.ClassMeans]),
        ("500 pairs of image and latent known", [Attack.FiftyPairs, Attack.FiveHundredPairs]),
        ("its encoder known", [Attack.KnownEncoder]),
    ];

    /// <summary>The table, the claims, <c>NAME.csv</c>, and in <c>NAME.png</c> the pictures of the first seed's first device.</summary>
    public static StudyResult Of(string name, string about, IReadOnlyList<InversionMeasurement> runs)
    {
        var strategies = runs.GroupBy(r => r.Strategy).ToList();
        Claim[] claims = [.. strategies.SelectMany(Claims)];
        return new(name)
        {
            Text =
            [
                new(Table(strategies)) { Above = [about] },
                TextBlock.Lines(
                    "Means over seeds, of the devices of each, ± half of the 95 % band. SSIM 1 is the original. Margins that are black in "
                        + "all images are left out.",
                    "Every attacker hears latents and labels and has public images, but no decoder of the device. Beyond: SSIM less that "
                        + "of the label's mean image, device by device."),
                TextBlock.OfClaims(claims, tellsWhose: false),
            ],
            Claims = claims,
            Data =
            [
                StudyTable.Of(
                    name, runs.SelectMany(r => r.Attacks.Select(a => (Run: r, Attack: a))),
                    new("encoder", r => Words.Of(r.Run.Strategy)), new("seed", r => r.Run.Seed), new("device", r => r.Run.Victim),
                    new("attack", r => Words.Of(r.Attack.Attack)), new("attackSsim", r => r.Attack.Ssim),
                    new("attackPsnr", r => r.Attack.Psnr), new("ownSsim", r => r.Run.LegitimateSsim),
                    new("ownPsnr", r => r.Run.LegitimatePsnr)),
            ],
            Files =
            [
                folder => PrivacyPicture.Save(Path.Combine(folder, name + ".png"), [.. strategies.Select(g => g.First())]),
            ],
        };
    }

    /// <summary>An attack in words.</summary>
    public static string In(Attack attack) => attack switch
    {
        Attack.MeanImage => "mean public image, no latent read",
        Attack.LabelMeanImage => "the label's mean image, no latent read",
        Attack.OwnNetwork => "network for an encoder it can have",
        Attack.ClassMeans => "map of class means",
        Attack.FiftyPairs => "map by 50 known pairs",
        Attack.FiveHundredPairs => "map by 500 known pairs",
        Attack.KnownEncoder => "network for the known encoder",
        _ => throw new ArgumentOutOfRangeException(nameof(attack), attack, message: null),
    };

    private static StudyTable Table(IEnumerable<IGrouping<AutoencoderStrategy, InversionMeasurement>> strategies) => StudyTable.Of(
        strategies.SelectMany(g => g.First().Attacks.Select(a => (Runs: g, a.Attack))),
        new("encoder", r => Words.Of(r.Runs.Key)), new("attack", r => In(r.Attack)),
        new("SSIM", r => BySeed(r.Runs, m => m.Ssim(r.Attack)), ThreeDigits),
        new("beyond", r => BySeed(r.Runs, m => Beyond(m, r.Attack)), ThreeDigits),
        new("PSNR dB", r => BySeed(r.Runs, m => m.Psnr(r.Attack)), "F1"),
        new("own decoder SSIM", r => BySeed(r.Runs, m => m.LegitimateSsim), ThreeDigits),
        new("PSNR dB", r => BySeed(r.Runs, m => m.LegitimatePsnr), "F1"));

    private static IEnumerable<Claim> Claims(IGrouping<AutoencoderStrategy, InversionMeasurement> runs)
    {
        foreach (var (known, all) in Knowledge)
        {
            var attacks = all.Where(a => runs.First().Attacks.Any(m => m.Attack == a)).ToList();
            if (attacks.Count == 0)
                continue;
            var best = attacks.MaxBy(a => BySeed(runs, m => Beyond(m, a)).Mean);
            Estimate ssim = BySeed(runs, m => m.Ssim(best)), label = BySeed(runs, m => m.Ssim(Attack.LabelMeanImage));
            yield return new(
                $"without the decoder, images cannot be recovered: {Words.Of(runs.Key)}, {known}",
                Claim.Positive(attacks.Select(a => -1 * BySeed(runs, m => Beyond(m, a)))),
                $"{In(best)}: SSIM {ssim:0.000} against {label:0.000} of the label's mean image, "
                    + $"beyond it by {BySeed(runs, m => Beyond(m, best)):0.000}");
        }
    }

    private static double Beyond(InversionMeasurement run, Attack attack) => run.Ssim(attack) - run.Ssim(Attack.LabelMeanImage);

    // Devices of one seed share the attacker and are no runs of their own.
    private static Estimate BySeed(IEnumerable<InversionMeasurement> runs, Func<InversionMeasurement, double> value) =>
        Estimate.Of(runs.GroupBy(r => r.Seed), seed => seed.Average(value));
}
