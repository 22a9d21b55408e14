using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Autoencoders;

/// <summary>The strategies for autoencoders side by side, beside federated learning.</summary>
internal static class StrategyReport
{
    private const string OneDigit = "0.0";
    private const string TwoDigits = "0.00";

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
                    "Seeds draw new fleets: gains are differences seed by seed. Epochs: until 95 % of the accuracy that another training "
                        + "from scratch ends with;",
                    "0 where the broadcast CNN is there untuned, one more than were trained where no epoch is."),
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
                    new("uploadValues", f => f.UploadValues),
                    new("sentBits", f => f.SentBits), new("deviceSeconds", f => f.DeviceSeconds)),
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
            Share("gain by tuning", s => s.TunedOwnMix - s.ScratchOwnMix),
            new("epochs tuned", g => Estimate.Of(g, s => s.TunedEpochs), OneDigit),
            new("epochs scratch", g => Estimate.Of(g, s => s.ScratchEpochs), OneDigit));
    }

    private static StudyTable Rivals(IEnumerable<FederatedMeasurement> federated) => StudyTable.Of(
        federated.GroupBy(f => f.Name, StringComparer.Ordinal), new("", g => g.Key),
        new("accuracy, all classes %", g => 100 * Estimate.Of(g, f => f.Accuracy), OneDigit),
        new("Mbit at 8 bits a number", g => g.Average(f => f.UploadBits) / 1e6, TwoDigits),
        new("Mbit as sent", g => g.Average(f => f.SentBits) / 1e6, TwoDigits),
        new("processor s at devices", g => g.Average(f => f.DeviceSeconds), OneDigit));

    private static IEnumerable<Claim> Claims(IReadOnlyList<StrategyMeasurement> strategies, IReadOnlyList<FederatedMeasurement> federated)
    {
        var paper = strategies.Where(s => s.Strategy == AutoencoderStrategy.Independent).ToList();
        var ours = strategies.Where(s => s.Strategy == AutoencoderStrategy.Pretrained).ToList();
        yield return Transfer("transfer carries over to devices that did not upload, with independent autoencoders as in the paper", paper);
        yield return Transfer("ours: it does with autoencoders pretrained on public images", ours) with { IsOfPaper = false };
        var gain = 100 * Estimate.Of(ours.Join(paper, s => s.Seed, s => s.Seed, (mine, theirs) => mine.Uploader - theirs.Uploader), d => d);
        yield return new(
            "ours: at the edge, pretrained autoencoders make a more accurate CNN than independent ones", Claim.Positive([gain]),
            $"by {gain:0.0} points")
        {
            IsOfPaper = false,
        };
        var sooner = Estimate.Of(ours, s => s.ScratchEpochs - s.TunedEpochs);
        yield return new(
            "transfer decreases convergence time (pretrained autoencoders)", Claim.Positive([sooner]), $"by {sooner:0.0} epochs");
        foreach (var rival in new[] { FederatedMeasurement.Federated, FederatedMeasurement.FederatedOnLatents })
        {
            yield return Against("more accurate than", rival, f => 100 * f.Accuracy, "points", moreIsBetter: true);
            yield return Against(
                "fewer bits uploaded than", rival, f => f.UploadBits / 1e6, "Mbit at 8 bits a number", moreIsBetter: false);
            yield return Against("less work at the devices than", rival, f => f.DeviceSeconds, "s", moreIsBetter: false);
        }

        Claim Against(string text, string rival, Func<FederatedMeasurement, double> value, string unit, bool moreIsBetter)
        {
            // The same fleets for both.
            var better = Estimate.Of(
                Of(FederatedMeasurement.Latents).Join(Of(rival), f => f.Seed, f => f.Seed, (mine, theirs) =>
                    moreIsBetter ? value(mine) - value(theirs) : value(theirs) - value(mine)), d => d);
            return new($"{text} {rival}", Claim.Positive([better]), $"by {better:0.00} {unit}")
            {
                // The paper speaks of raw images alone.
                IsOfPaper = string.Equals(rival, FederatedMeasurement.Federated, StringComparison.Ordinal),
            };
        }

        IEnumerable<FederatedMeasurement> Of(string name) => federated.Where(f => string.Equals(f.Name, name, StringComparison.Ordinal));
    }

    // Chance is one in ten. A transfer that keeps less than nine tenths of the uploaders' accuracy has failed.
    private static Claim Transfer(string text, List<StrategyMeasurement> runs)
    {
        const double Kept = 0.9;
        Estimate outsider = 100 * Estimate.Of(runs, s => s.Outsider), uploader = 100 * Estimate.Of(runs, s => s.Uploader);
        return new(
            text, Claim.Positive([Estimate.Of(runs, s => s.Outsider - Kept * s.Uploader)]),
            $"{outsider:0.0} % of an outsider against {uploader:0.0} % of an uploader");
    }
}
