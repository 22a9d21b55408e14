using Judba.Learning.Studies;

namespace Judba.Experiments.Studies.Table1;

/// <summary>Table I: an edge CNN for each compression ratio.</summary>
/// <param name="size">How much of it is computed.</param>
/// <param name="plan">Epochs, data, and where networks are computed.</param>
/// <param name="ratios">Compression ratios beside the baseline.</param>
/// <param name="seeds">Seeds to average over.</param>
/// <param name="threads">Networks trained at a time.</param>
internal sealed class Table1Study(
    Table1Size size, StudyPlan plan, IReadOnlyList<int> ratios, IReadOnlyList<int> seeds, int threads) : IStudy
{
    public string Name => "table1";

    public IReadOnlyList<(string Name, object Value)> Configuration =>
    [
        ("data", plan.Data.Name), ("size", size.Name), ("trainImages", plan.Data.Train.Count), ("testImages", plan.Data.Test.Count),
        ("autoencoderEpochs", plan.AutoencoderEpochs), ("classifierEpochs", plan.ClassifierEpochs),
        ("ratios", ratios.Select(r => $"{r}").ToList()), ("seed", seeds[0]),
        ("seeds", seeds.Count),
        ("device", plan.Device.ToString()),
    ];

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        // The longest come first, so that no thread is left alone with one at the end.
        var parts = ratios.Order().Prepend(1).SelectMany(r => seeds.Select(s => (Ratio: r, Seed: s))).ToList();
        var (name, train, test) = (plan.Data.Name, plan.Data.Train, plan.Data.Test.Count);
        context.Progress($"{name}: {train.Count} training and {test} test images of {train.Shape}, {size.Epochs} epochs");
        var kept = context.Parts<Table1Part>($"{name}, {size.Name}, {train.Count} of {train.Shape}, {size.Epochs} epochs, {plan.Device}");
        var measured = ParallelStudy.Run(
            parts, p => kept.Get($"ratio-{p.Ratio}-seed-{p.Seed}", () => Measure(p.Ratio, p.Seed, context.Stop)), threads,
            (done, m) => context.Progress(
                $"{done} of {parts.Count}: λ = {m.Row.Ratio}, seed {m.Row.Seed}: {100 * m.Row.Accuracy:0.00} %, "
                    + $"{m.Row.TrainSeconds + m.Row.AutoencoderSeconds:0} s"),
            context.Stop);
        var about = $"{name}, {size.Name}: {train.Count} training and {test} test images, {size.Epochs} epochs, {seeds.Count} seeds";
        yield return Table1Report.Of(Name, about, $"table1-{size.Name}: {name}", measured);
    }

    private Table1Part Measure(int ratio, int seed, CancellationToken stop)
    {
        var (row, controls) = CompressionStudy.Measure(plan, ratio, seed, stop);
        return new(row, controls);
    }
}
