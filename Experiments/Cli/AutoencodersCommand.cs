using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Studies;
using Judba.Experiments.Studies.Fleet;
using Judba.Experiments.Text;
using Judba.Learning.Studies;
using Judba.Learning.Transfer;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce autoencoders</c>: do latents of different devices fit together?</summary>
internal sealed class AutoencodersCommand
{
    private const string FederatedName = "federated-learning";
    private const string TransferName = "transfer";

    private static readonly Dictionary<string, AutoencoderStrategy> Strategies =
        Enum.GetValues<AutoencoderStrategy>().ToDictionary(Words.Of, StringComparer.Ordinal);

    private readonly Session _session;
    private readonly StudyOptions _study = new();
    private readonly FleetOptions _fleet = new();

    private AutoencodersCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new AutoencodersCommand(session);
        var command = new Command("autoencoders", "Strategies for the devices' autoencoders, transfer to devices that do not upload, and federated learning.");
        it._fleet.AddTo(command);
        it._study.AddTo(command);
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var start = DateTimeOffset.UtcNow;
        var size = _fleet.Size(parsed);
        var (plan, publicImages) = size.Plan(_study.Data(parsed, _session), _study.Device(parsed));
        var folder = _fleet.Folder(parsed, "autoencoders", start);
        var ratio = _fleet.Ratio(parsed);
        var (uploaders, others, beta) = (_fleet.Uploaders(parsed), _fleet.Others(parsed), _fleet.Beta(parsed));
        // Federated learning, the longest part, first.
        string[] names = [FederatedName, TransferName, .. Strategies.Keys];
        var parts = names
            .SelectMany(n => Enumerable.Range(_study.Seed(parsed), _fleet.Seeds(parsed)).Select(seed => (Name: n, Seed: seed))).ToList();
        var about = $"{plan.Data.Name}: {publicImages} public and {plan.Data.Train.Count - publicImages} private images over "
            + $"{uploaders} uploaders and {others} others, {FleetOptions.Split(beta)}, λ = {ratio}, {size.Epochs} epochs";
        _session.Error.WriteLine(about);

        var kept = new KeptParts<FleetPart>(folder, $"{about}, {plan.Device}");
        var results = ParallelStudy.Run(
            parts,
            part => kept.Get($"{part.Name}-seed-{part.Seed}", () =>
            {
                using var data = FleetData.Deal(plan, publicImages, uploaders, others, beta, part.Seed);
                return part.Name switch
                {
                    FederatedName => new FleetPart(Federated: Federated(plan, data, part.Seed)),
                    TransferName => new FleetPart(Transfer: TransferStudy.Measure(plan, ratio, data, part.Seed, _session.Stop)),
                    _ => new FleetPart(Strategy: StrategyStudy.Measure(Strategies[part.Name], plan, ratio, data, part.Seed, _session.Stop)),
                };
            }),
            _study.Threads(parsed),
            (done, r) => _session.Error.WriteLine($"{done} of {parts.Count}: {Progress(r)}"),
            _session.Stop);

        var measured = results.Select(r => r.Strategy).OfType<StrategyMeasurement>().ToList();
        var federated = results.Select(r => r.Federated).OfType<FederatedMeasurement>()
            .Concat(measured.Where(m => m.Strategy == AutoencoderStrategy.Pretrained).Select(m => new FederatedMeasurement(
                FederatedMeasurement.Latents, m.Seed, m.Uploader, m.UploadBits, m.DeviceSeconds)))
            .ToList();
        var transfer = results.SelectMany(r => r.Transfer ?? []).ToList();
        StrategyReport.Write(_session.Output, measured, federated);
        _session.Output.WriteLine();
        TransferReport.Write(_session.Output, transfer);
        StrategyReport.Save(folder, measured, federated);
        TransferReport.Save(folder, transfer);
        AtomicFile.Write(Path.Combine(folder, "manifest.json"), StudyManifest.ToJson(
            "reproduce autoencoders",
            json =>
            {
                json.WriteString("data", plan.Data.Name);
                json.WriteString("size", size.Name);
                json.WriteNumber("publicImages", publicImages);
                json.WriteNumber("privateImages", plan.Data.Train.Count - publicImages);
                json.WriteNumber("uploaders", uploaders);
                json.WriteNumber("others", others);
                json.WriteString("split", FleetOptions.Split(beta));
                json.WriteNumber("ratio", ratio);
                json.WriteNumber("epochs", size.Epochs);
                json.WriteNumber("seed", _study.Seed(parsed));
                json.WriteNumber("seeds", _fleet.Seeds(parsed));
            },
            start));
        FolderReport.Write(folder);
        _session.Output.WriteLine(folder);
        return ExitCode.Done;
    }

    private static string Progress(FleetPart part) => part switch
    {
        { Strategy: { } s } => $"{Words.Of(s.Strategy)}, seed {s.Seed}: {100 * s.Uploader:0.0} %",
        { Federated: { } f } => $"federated learning, seed {f.Seed}: {100 * f.Accuracy:0.0} %",
        { Transfer: { } t } => $"transfer, seed {t[0].Seed}: {100 * t[0].Tuned:0.0} %",
        _ => "nothing",
    };

    private FederatedMeasurement Federated(StudyPlan plan, FleetData data, int seed)
    {
        var (accuracy, bits, seconds) = FederatedLearningStudy.Measure(plan, data, seed, _session.Stop);
        return new(FederatedMeasurement.Federated, seed, accuracy, bits, seconds);
    }
}
