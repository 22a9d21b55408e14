using Judba.Experiments.Records;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Learning.Transfer;
using Judba.Models.Files;

namespace Judba.Experiments.Studies.Fleet;

/// <summary>The strategies for autoencoders side by side, beside federated learning.</summary>
internal static class StrategyReport
{
    /// <summary>Writes the tables and the verdicts.</summary>
    public static void Write(TextWriter output, IReadOnlyList<StrategyMeasurement> strategies, IReadOnlyList<FederatedMeasurement> federated)
    {
        string[] heads =
        [
            "autoencoders", "uploader, all classes", "uploader, own mix", "outsider before", "tuned, own mix", "tuned, all classes", "from scratch, own mix",
            "epochs tuned", "epochs scratch",
        ];
        TextTable.Write(output, [heads, .. strategies.GroupBy(s => s.Strategy).Select(g => (string[])
        [
            Words.Of(g.Key), StudyText.Percent(g, s => s.Uploader), StudyText.Percent(g, s => s.UploaderOwnMix), StudyText.Percent(g, s => s.Outsider), StudyText.Percent(g, s => s.TunedOwnMix),
            StudyText.Percent(g, s => s.TunedAll), StudyText.Percent(g, s => s.ScratchOwnMix), StudyText.Epochs(g, s => s.TunedEpochs), StudyText.Epochs(g, s => s.ScratchEpochs),
        ])]);
        output.WriteLine();
        output.WriteLine("Accuracies in %, means over seeds ± half of the 95 % band. Outsiders upload nothing and tune on 100 samples of their own.");
        output.WriteLine("epochs: until the accuracy that training from scratch ends with; 0 where the broadcast CNN is there untuned, ∞ where tuning never is.");
        output.WriteLine();
        TextTable.Write(output,
        [
            ["", "accuracy, all classes %", "Mbit uploaded", "processor s at devices"],
            .. federated.GroupBy(f => f.Name, StringComparer.Ordinal).Select(g => (string[])
                [g.Key, StudyText.Percent(g, f => f.Accuracy), $"{g.Average(f => f.UploadBits) / 1e6:0.0}", $"{g.Average(f => f.DeviceSeconds):0.0}"]),
        ]);
        output.WriteLine();
        TextTable.Write(output, [["claim", "verdict", "evidence"], .. Claims(strategies, federated).Select(c => (string[])[c.Text, c.Verdict, c.Evidence])]);
    }

    /// <summary>Writes <c>autoencoders.csv</c> and <c>federated.csv</c>.</summary>
    public static void Save(string folder, IEnumerable<StrategyMeasurement> strategies, IEnumerable<FederatedMeasurement> federated)
    {
        AtomicFile.Write(Path.Combine(folder, "autoencoders.csv"), Csv.Bytes(
            ["strategy", "seed", "uploader", "uploaderOwnMix", "outsider", "tunedOwnMix", "tunedAll", "scratchOwnMix", "tunedEpochs", "scratchEpochs"],
            strategies.Select(s => (object?[])
            [
                Words.Of(s.Strategy), s.Seed, s.Uploader, s.UploaderOwnMix, s.Outsider, s.TunedOwnMix, s.TunedAll, s.ScratchOwnMix, s.TunedEpochs,
                s.ScratchEpochs,
            ])));
        AtomicFile.Write(Path.Combine(folder, "federated.csv"), Csv.Bytes(
            ["name", "seed", "accuracy", "uploadBits", "deviceSeconds"],
            federated.Select(f => (object?[])[f.Name, f.Seed, f.Accuracy, f.UploadBits, f.DeviceSeconds])));
    }

    private static IEnumerable<Claim> Claims(IReadOnlyList<StrategyMeasurement> strategies, IReadOnlyList<FederatedMeasurement> federated)
    {
        var paper = strategies.Where(s => s.Strategy == AutoencoderStrategy.Independent).ToList();
        var ours = strategies.Where(s => s.Strategy == AutoencoderStrategy.Pretrained).ToList();
        yield return Transfer("transfer carries over to devices that did not upload, with independent autoencoders as in the paper", paper);
        yield return Transfer("ours: it does with autoencoders pretrained on public images", ours);
        yield return new(
            "transfer decreases convergence time (pretrained autoencoders)", StudyText.BySeed(ours, s => s.TunedEpochs < s.ScratchEpochs),
            $"{StudyText.Epochs(ours, s => s.TunedEpochs)} epochs instead of {StudyText.Epochs(ours, s => s.ScratchEpochs)}");
        var latents = federated.Where(f => string.Equals(f.Name, FederatedMeasurement.Latents, StringComparison.Ordinal)).ToList();
        var rival = federated.Where(f => string.Equals(f.Name, FederatedMeasurement.Federated, StringComparison.Ordinal)).ToList();
        yield return Against("more accurate than federated learning", f => 100 * f.Accuracy, "%", moreIsBetter: true);
        yield return Against("fewer bits uploaded than federated learning", f => f.UploadBits / 1e6, "Mbit", moreIsBetter: false);
        yield return Against("less work at the devices than federated learning", f => f.DeviceSeconds, "s", moreIsBetter: false);

        Claim Against(string text, Func<FederatedMeasurement, double> value, string unit, bool moreIsBetter)
        {
            var seeds = latents.Join(rival, f => f.Seed, f => f.Seed, (mine, theirs) => (Mine: value(mine), Theirs: value(theirs)));
            return new(
                text, StudyText.BySeed(seeds, s => moreIsBetter ? s.Mine > s.Theirs : s.Mine < s.Theirs),
                $"{latents.Average(value):0.0} against {rival.Average(value):0.0} {unit}");
        }
    }

    // Chance is one in ten; a transfer that keeps less than nine tenths of the uploaders' accuracy has failed.
    private static Claim Transfer(string text, List<StrategyMeasurement> runs)
    {
        const double Kept = 0.9;
        double outsider = runs.Average(s => s.Outsider), uploader = runs.Average(s => s.Uploader);
        return new(
            text, StudyText.BySeed(runs, s => s.Outsider >= Kept * s.Uploader), $"{100 * outsider:0.0} % of an outsider against {100 * uploader:0.0} % of an uploader");
    }
}
