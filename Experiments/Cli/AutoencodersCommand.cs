using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Reproduction;
using Judba.Learning;
using Judba.Models;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce autoencoders</c>: do latents of different devices fit together?</summary>
internal sealed class AutoencodersCommand
{
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
        // Federated learning, the longest part, first.
        AutoencoderStrategy?[] strategies = [null, .. Enum.GetValues<AutoencoderStrategy>().Select(s => (AutoencoderStrategy?)s)];
        var parts = strategies
            .SelectMany(s => Enumerable.Range(_study.Seed(parsed), _fleet.Seeds(parsed)).Select(seed => (Strategy: s, Seed: seed))).ToList();
        _session.Error.WriteLine(
            $"{plan.Data.Name}: {publicImages} public and {plan.Data.Train.Count - publicImages} private images over "
            + $"{_fleet.Uploaders(parsed)} uploaders and {_fleet.Others(parsed)} others, Dirichlet({_fleet.Beta(parsed):0.###}), λ = {ratio}, {size.Epochs} epochs");

        var results = ParallelStudy.Run(
            parts,
            part =>
            {
                using var data = FleetData.Deal(plan, publicImages, _fleet.Uploaders(parsed), _fleet.Others(parsed), _fleet.Beta(parsed), part.Seed);
                return part.Strategy is { } strategy
                    ? new FleetPart(StrategyStudy.Measure(strategy, plan, ratio, data, part.Seed, _session.Stop), null)
                    : new FleetPart(null, Federated(plan, data, part.Seed));
            },
            _study.Threads(parsed),
            (done, r) => _session.Error.WriteLine(
                $"{done} of {parts.Count}: "
                + (r.Strategy is { } s ? $"{Words.Of(s.Strategy)}, seed {s.Seed}: {100 * s.Uploader:0.0} %" : $"federated learning, seed {r.Federated!.Seed}: {100 * r.Federated.Accuracy:0.0} %")),
            _session.Stop);

        var measured = results.Select(r => r.Strategy).OfType<StrategyMeasurement>().ToList();
        var federated = results.Select(r => r.Federated).OfType<FederatedMeasurement>()
            .Concat(measured.Where(m => m.Strategy == AutoencoderStrategy.Pretrained).Select(m => new FederatedMeasurement(
                FederatedMeasurement.Latents, m.Seed, m.Uploader, m.UploadBits, m.DeviceSeconds)))
            .ToList();
        StrategyReport.Write(_session.Output, measured, federated);
        StrategyReport.Save(folder, measured, federated);
        AtomicFile.Write(Path.Combine(folder, "manifest.json"), StudyManifest.ToJson(
            "reproduce autoencoders",
            json =>
            {
                json.WriteString("data", plan.Data.Name);
                json.WriteString("size", size.Name);
                json.WriteNumber("publicImages", publicImages);
                json.WriteNumber("privateImages", plan.Data.Train.Count - publicImages);
                json.WriteNumber("uploaders", _fleet.Uploaders(parsed));
                json.WriteNumber("others", _fleet.Others(parsed));
                json.WriteNumber("beta", _fleet.Beta(parsed));
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

    private FederatedMeasurement Federated(StudyPlan plan, FleetData data, int seed)
    {
        var (accuracy, bits, seconds) = FederatedLearningStudy.Measure(plan, data, seed, _session.Stop);
        return new(FederatedMeasurement.Federated, seed, accuracy, bits, seconds);
    }
}
