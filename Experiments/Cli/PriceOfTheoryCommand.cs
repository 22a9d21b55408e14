using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Studies;
using Judba.Experiments.Studies.PriceOfTheory;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce price-of-theory</c>: what Observation 2 and the decomposition cost over α, tuning energy and F.</summary>
internal sealed class PriceOfTheoryCommand
{
    private const int QuickRuns = 30;

    private readonly Session _session;
    private readonly Option<int> _runs = SharedOptions.Whole("--runs", "Fleets drawn for each cell", 1000, 2, 1_000_000);
    private readonly Option<int> _devices = SharedOptions.Whole("--devices", "Devices of each fleet", 30, 1, 1000);
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<int> _threads = SharedOptions.Threads();
    private readonly Option<bool> _quick = new("--quick") { Description = $"A smoke version: {QuickRuns} fleets a cell" };
    private readonly Option<string?> _out = SharedOptions.Out("Folder for figures and data; without it, a dated one under results");

    private PriceOfTheoryCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new PriceOfTheoryCommand(session);
        var command = new Command(TheoryReport.Name, "What Observation 2 and the decomposition cost over α, tuning energy and F, against certified optima.")
        {
            it._runs, it._devices, it._seed, it._threads, it._quick, it._out,
        };
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_quick) && parsed.GetResult(_runs) is { Implicit: false })
            throw new InputException("Option '--quick' sets the number of runs, and so does '--runs'; allowed: one of the two.");
        var start = DateTimeOffset.UtcNow;
        var folder = parsed.GetValue(_out) ?? OutputFolder.Dated(TheoryReport.Name, start);
        OutputFolder.Create(folder);
        int runs = parsed.GetValue(_quick) ? QuickRuns : parsed.GetValue(_runs), devices = parsed.GetValue(_devices), seed = parsed.GetValue(_seed);
        var study = new TheoryStudy(runs, devices, seed);
        var done = new List<TheoryPoint>();
        try
        {
            var points = ParallelStudy.Run(
                TheoryCell.All, cell => study.Run(cell, _session.Stop), parsed.GetValue(_threads),
                (count, point) =>
                {
                    done.Add(point);
                    _session.Error.WriteLine($"{count} of {TheoryCell.All.Count}: {point.Cell}, {runs} runs");
                },
                _session.Stop);
            var claims = TheoryClaims.Judge(points);
            TheoryReport.Write(_session.Output, points, claims);
            TheoryReport.SaveData(folder, points);
            TheoryReport.Save(folder, points, claims);
        }
        catch (OperationCanceledException)
        {
            TheoryReport.SaveData(folder, done);
            throw;
        }

        AtomicFile.Write(Path.Combine(folder, "manifest.json"), StudyManifest.ToJson(
            $"reproduce {TheoryReport.Name}",
            json =>
            {
                json.WriteNumber("runs", runs);
                json.WriteNumber("devices", devices);
                json.WriteNumber("seed", seed);
            },
            start));
        FolderReport.Write(folder);
        _session.Output.WriteLine(folder);
        return ExitCode.Done;
    }
}
