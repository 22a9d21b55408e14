using Judba.Experiments.Studies.Fleet;
using Judba.Experiments.Text;
using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Autoencoders;

/// <summary>
/// Do latents of different devices fit together? Strategies for autoencoders, transfer, and federated learning beside them.
/// </summary>
internal sealed class AutoencoderStudy(FleetSetup fleet) : IStudy
{
    private const string FederatedName = "federated-learning";
    private const string FederatedOnLatentsName = "federated-learning-on-latents";
    private const string TransferName = "transfer";

    private static readonly Dictionary<string, AutoencoderStrategy> Strategies =
        Enum.GetValues<AutoencoderStrategy>().ToDictionary(Words.Of, StringComparer.Ordinal);

    public string Name => "autoencoders";

    public IReadOnlyList<(string Name, object Value)> Configuration =>
    [
        ("data", fleet.Plan.Data.Name), ("size", fleet.Size.Name), ("publicImages", fleet.PublicImages),
        ("privateImages", fleet.PrivateImages),
        ("uploaders", fleet.Uploaders), ("others", fleet.Others), ("split", fleet.Split), ("ratio", fleet.Ratio),
        ("epochs", fleet.Size.Epochs), ("seed", fleet.Seeds[0]), ("seeds", fleet.Seeds.Count),
    ];

    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        // Federated learning takes longest: it comes first.
        string[] names = [FederatedName, TransferName, FederatedOnLatentsName, .. Strategies.Keys];
        var parts = names.SelectMany(n => fleet.Seeds.Select(seed => (Name: n, Seed: seed))).ToList();
        context.Progress(fleet.About);
        var kept = context.Parts<AutoencoderPart>($"{fleet.About}, {fleet.Plan.Device}");
        var results = ParallelStudy.Run(
            parts,
            part => kept.Get($"{part.Name}-seed-{part.Seed}", () => Measure(part.Name, part.Seed, context.Stop)),
            fleet.Threads,
            (done, part) => context.Progress($"{done} of {parts.Count}: {Progress(part)}"),
            context.Stop);

        var strategies = results.Select(r => r.Strategy).OfType<StrategyMeasurement>().ToList();
        var federated = results.Select(r => r.Federated).OfType<FederatedMeasurement>()
            .Concat(strategies.Where(m => m.Strategy == AutoencoderStrategy.Pretrained).Select(FederatedMeasurement.Of))
            .ToList();
        yield return StrategyReport.Of(Name, strategies, federated);
        yield return TransferReport.Of([.. results.SelectMany(r => r.Transfer ?? [])]);
    }

    private AutoencoderPart Measure(string name, int seed, CancellationToken stop)
    {
        using var data = fleet.Deal(seed);
        switch (name)
        {
            case FederatedName:
                return new(Federated: FederatedMeasurement.Of(
                    FederatedMeasurement.Federated, seed, FederatedLearningStudy.Measure(fleet.Plan, data, seed, stop)));
            case FederatedOnLatentsName:
                return new(Federated: FederatedMeasurement.Of(
                    FederatedMeasurement.FederatedOnLatents, seed,
                    FederatedLearningStudy.MeasureOnLatents(fleet.Plan, fleet.Ratio, data, seed, stop)));
            case TransferName:
                return new(Transfer: TransferStudy.Measure(fleet.Plan, fleet.Ratio, data, seed, stop));
            default:
                return new(Strategy: StrategyStudy.Measure(Strategies[name], fleet.Plan, fleet.Ratio, data, seed, stop));
        }
    }

    private static string Progress(AutoencoderPart part) => part switch
    {
        { Strategy: { } s } => $"{Words.Of(s.Strategy)}, seed {s.Seed}: {100 * s.Uploader:0.0} %",
        { Federated: { } f } => $"{f.Name}, seed {f.Seed}: {100 * f.Accuracy:0.0} %",
        { Transfer: { } t } => $"transfer, seed {t[0].Seed}: {100 * t[0].Tuned:0.0} %",
        _ => "nothing",
    };
}
