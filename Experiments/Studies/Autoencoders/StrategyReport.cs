using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Autoencoders;

/// <summary>The strategies for autoencoders side by side, beside federated learning.</summary>
internal static class StrategyReport
{
    private const string OneDigit = "0.0";

    /// <summary>The tables, the claims, <c>autoencoders.csv</c> and <c>federated.csv</c>.</summary>
    public static StudyResult Of(string name, IReadOnlyList<StrategyMeasurement> strategies, IReadOnlyList<FederatedMeasurement> federated)
    {
        Claim[] claims = [.. Claims(strategies, federated)];
        return new(name)
        {
            Text =
            [
                new(Strategies(strategies)),
                TextBlock.Lines(
                    "Accuracies in %, means over seeds ± half of the 95 % band. "
                        + "Outsiders upload nothing and tune on 100 samples of their own.",
                    "epochs: until the accuracy that training from scratch ends with; 0 where the broadcast CNN is there untuned, "
                        + "∞ where tuning never is."),
                new(Rivals(federated)),
                TextBlock.OfClaims(claims, tellsWhose: false),
                TextBlock.Empty,
            ],
            Claims = claims,
            Data =
            [
                StudyTable.Of(
                    name, strategies, new("strategy", s => Words.Of(s.Strategy)), new("seed", s => s.Seed),
                    new("uploader", s => s.Uploader),
                    new("uploaderOwnMix", s => s.UploaderOwnMix), new("outsider", s => s.Outsider), new("tunedOwnMix", s => s.TunedOwnMix),
                    new("tunedAll", s => s.TunedAll), new("scratchOwnMix", s => s.ScratchOwnMix), new("tunedEpochs", s => s.TunedEpochs),
                    new("scratchEpochs", s => s.ScratchEpochs)),
                StudyTable.Of(
                    "federated", federated, new("name", f => f.Name), new("seed", f => f.Seed), new("accuracy", f => f.Accuracy),
                    new("uploadBits", f => f.UploadBits), new("deviceSeconds", f => f.DeviceSeconds)),
            ],
        };
    }

    private static StudyTable Strategies(IReadOnlyList<StrategyMeasurement> strategies)
    {
        StudyColumn<IGrouping<AutoencoderStrategy, StrategyMeasurement>> Share(string head, Func<StrategyMeasurement, double> value) =>
            new(head, g => 100 * Estimate.Of(g, value), OneDigit);
        return StudyTable.Of(
            strategies.GroupBy(s => s.Strategy), new("autoencoders", g => Words.Of(g.Key)), Share("uploader, all classes", s => s.Uploader),
            Share("uploader, own mix", s => s.UploaderOwnMix), Share("outsider before", s => s.Outsider),
            Share("tuned, own mix", s => s.TunedOwnMix),
            Share("tuned, all classes", s => s.TunedAll), Share("from scratch, own mix", s => s.ScratchOwnMix),
            new("epochs tuned", g => EpochText.Mean(g, s => s.TunedEpochs)),
            new("epochs scratch", g => EpochText.Mean(g, s => s.ScratchEpochs)));
    }

    private static StudyTable Rivals(IEnumerable<FederatedMeasurement> federated) => StudyTable.Of(
        federated.GroupBy(f => f.Name, StringComparer.Ordinal), new("", g => g.Key),
        new("accuracy, all classes %", g => 100 * Estimate.Of(g, f => f.Accuracy), OneDigit),
        new("Mbit uploaded", g => g.Average(f => f.UploadBits) / 1e6, OneDigit),
        new("processor s at devices", g => g.Average(f => f.DeviceSeconds), OneDigit));

    private static IEnumerable<Claim> Claims(IReadOnlyList<StrategyMeasurement> strategies, IReadOnlyList<FederatedMeasurement> federated)
    {
        var paper = strategies.Where(s => s.Strategy == AutoencoderStrategy.Independent).ToList();
        var ours = strategies.Where(s => s.Strategy == AutoencoderStrategy.Pretrained).ToList();
        yield return Transfer("transfer carries over to devices that did not upload, with independent autoencoders as in the paper", paper);
        yield return Transfer("ours: it does with autoencoders pretrained on public images", ours) with { IsOfPaper = false };
        yield return new(
            "transfer decreases convergence time (pretrained autoencoders)", Claim.BySeed(ours, s => s.TunedEpochs < s.ScratchEpochs),
            $"{EpochText.Mean(ours, s => s.TunedEpochs)} epochs instead of {EpochText.Mean(ours, s => s.ScratchEpochs)}");
        var latents = federated.Where(f => string.Equals(f.Name, FederatedMeasurement.Latents, StringComparison.Ordinal)).ToList();
        var rival = federated.Where(f => string.Equals(f.Name, FederatedMeasurement.Federated, StringComparison.Ordinal)).ToList();
        yield return Against("more accurate than federated learning", f => 100 * f.Accuracy, "%", moreIsBetter: true);
        yield return Against("fewer bits uploaded than federated learning", f => f.UploadBits / 1e6, "Mbit", moreIsBetter: false);
        yield return Against("less work at the devices than federated learning", f => f.DeviceSeconds, "s", moreIsBetter: false);

        Claim Against(string text, Func<FederatedMeasurement, double> value, string unit, bool moreIsBetter)
        {
            var seeds = latents.Join(rival, f => f.Seed, f => f.Seed, (mine, theirs) => (Mine: value(mine), Theirs: value(theirs)));
            return new(
                text, Claim.BySeed(seeds, s => moreIsBetter ? s.Mine > s.Theirs : s.Mine < s.Theirs),
                $"{latents.Average(value):0.0} against {rival.Average(value):0.0} {unit}");
        }
    }

    // Chance is one in ten. A transfer that keeps less than nine tenths of the uploaders' accuracy has failed.
    private static Claim Transfer(string text, List<StrategyMeasurement> runs)
    {
        const double Kept = 0.9;
        double outsider = runs.Average(s => s.Outsider), uploader = runs.Average(s => s.Uploader);
        return new(
            text, Claim.BySeed(runs, s => s.Outsider >= Kept * s.Uploader),
            $"{100 * outsider:0.0} % of an outsider against {100 * uploader:0.0} % of an uploader");
    }
}
