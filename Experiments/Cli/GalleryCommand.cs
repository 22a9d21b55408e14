using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Studies.Gallery;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Gallery;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce gallery</c>: the smallest counterexample to each statement that does not hold.</summary>
internal sealed class GalleryCommand
{
    private readonly Session _session;
    private readonly Option<int> _count = SharedOptions.Whole("--count", "Problems drawn for each statement and seed", 2000, 1, 10_000_000);
    private readonly Option<int> _seeds = SharedOptions.Whole("--seeds", "Seeds; the smallest counterexample of all is kept", 40, 1, 100_000);
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<string?> _out = SharedOptions.Out("Folder for instances and pictures; without it, a dated one under results");

    private GalleryCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new GalleryCommand(session);
        var command = new Command("gallery", "Counterexamples: searched, shrunk, drawn.") { it._count, it._seeds, it._seed, it._out };
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var start = DateTimeOffset.UtcNow;
        var folder = parsed.GetValue(_out) ?? OutputFolder.Dated("gallery", start);
        OutputFolder.Create(folder);
        int count = parsed.GetValue(_count), seeds = parsed.GetValue(_seeds), seed = parsed.GetValue(_seed);
        var found = new List<object?[]>();
        foreach (var statement in FalseStatements.All)
        {
            _session.Error.WriteLine($"{found.Count + 1} of {FalseStatements.All.Count}: {statement.Name}, {seeds} searches");
            var failure = FalseStatements.Refute(statement, count, seed, seeds, _session.Stop);
            found.Add([statement.Name, statement.Statement, statement.Source, failure?.Case.Problem.DeviceCount, failure?.Message ?? "no counterexample found"]);
            _session.Output.WriteLine($"{statement.Name}: {found[^1][^1]}");
            if (failure is not { Case: var smallest })
                continue;
            AtomicFile.Write(
                Path.Combine(folder, statement.Name + ".json"),
                smallest.Scenario is { } scenario ? InstanceFile.ToJson(Named(scenario, statement)) : InstanceFile.ToJson(Named(smallest.Problem, statement)));
            CounterexampleChart.Save(folder, statement, smallest);
        }

        AtomicFile.Write(Path.Combine(folder, "gallery.csv"), Csv.Bytes(["name", "statement", "source", "devices", "found"], found));
        AtomicFile.Write(Path.Combine(folder, "manifest.json"), StudyManifest.ToJson(
            "reproduce gallery",
            json =>
            {
                json.WriteNumber("count", count);
                json.WriteNumber("seeds", seeds);
                json.WriteNumber("seed", seed);
            },
            start));
        FolderReport.Write(folder);
        _session.Output.WriteLine(folder);
        return ExitCode.Done;
    }

    private static Scenario Named(Scenario scenario, Condition statement) => new(statement.Name, scenario.System, scenario.Devices);

    private static Problem Named(Problem p, Condition statement) => new(
        statement.Name, p.LatencyWeight, p.Constant, [.. p.ComputeLatency], [.. p.TransmitTime], [.. p.UploadCost],
        [.. p.TransmitEnergyWeight], p.MinUploaders, [.. p.TuningSaving]);
}
