using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Studies;
using Judba.Experiments.Studies.Fleet;
using Judba.Learning.Privacy;
using Judba.Learning.Transfer;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce privacy</c>: what an attacker recovers from latents.</summary>
internal sealed class PrivacyCommand
{
    private static readonly (AutoencoderStrategy Strategy, bool IsKnown)[] Targets =
    [
        (AutoencoderStrategy.Independent, false),
        (AutoencoderStrategy.Aligned, false),
        (AutoencoderStrategy.Pretrained, false),
        (AutoencoderStrategy.Independent, true),
    ];

    private readonly Session _session;
    private readonly StudyOptions _study = new();
    private readonly FleetOptions _fleet = new();

    private PrivacyCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new PrivacyCommand(session);
        var command = new Command("privacy", "The inversion attack: images from overheard latents, without the decoder.");
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
        var folder = _fleet.Folder(parsed, "privacy", start);
        var ratio = _fleet.Ratio(parsed);
        var parts = Enumerable.Range(_study.Seed(parsed), _fleet.Seeds(parsed)).SelectMany(seed => Targets.Select(t => (t.Strategy, t.IsKnown, Seed: seed))).ToList();
        var runs = ParallelStudy.Run(
            parts,
            part =>
            {
                using var data = FleetData.Deal(plan, publicImages, _fleet.Uploaders(parsed), _fleet.Others(parsed), _fleet.Beta(parsed), part.Seed);
                return InversionStudy.Measure(part.Strategy, part.IsKnown, plan, ratio, data, part.Seed, _session.Stop);
            },
            _study.Threads(parsed),
            (done, _) => _session.Error.WriteLine($"{done} of {parts.Count} attacks done"),
            _session.Stop);

        _session.Output.WriteLine($"{plan.Data.Name}: {publicImages} public images, λ = {ratio}, {size.Epochs} epochs, {_fleet.Seeds(parsed)} seeds");
        PrivacyReport.Write(_session.Output, runs);
        PrivacyReport.Save(folder, runs);
        AtomicFile.Write(Path.Combine(folder, "manifest.json"), StudyManifest.ToJson(
            "reproduce privacy",
            json =>
            {
                json.WriteString("data", plan.Data.Name);
                json.WriteString("size", size.Name);
                json.WriteNumber("publicImages", publicImages);
                json.WriteNumber("uploaders", _fleet.Uploaders(parsed));
                json.WriteString("split", FleetOptions.Split(_fleet.Beta(parsed)));
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
}
