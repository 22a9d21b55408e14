using System.CommandLine;
using Judba.Experiments.Comparisons;
using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Cli;

/// <summary><c>judba compare</c>: solvers side by side, with a table, a run record and charts.</summary>
internal sealed class CompareCommand
{
    private const string BothReadings = "both";
    private const string AsTable = "table", AsJson = "json", AsCsv = "csv";

    private readonly Session _session;
    private readonly Argument<string[]> _files = new("files")
    {
        Description = $"Instances or canonical problems, {InputFiles.Hint}; without any, instances are drawn.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _scenario = SharedOptions.Scenario();
    private readonly Option<int> _devices = SharedOptions.Devices();
    private readonly Option<int> _instances = SharedOptions.Whole("--instances", "Number of instances", 20, 1, 1_000_000);
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<string[]> _names =
        SharedOptions.Repeated("--solvers", "a,b,c", "Only these solvers and those of --plugin and --external; by default all available");

    private readonly Option<string[]> _specifications =
        SharedOptions.Repeated("--solver", "name:key=value,…", "Likewise, a solver with options of its own");

    private readonly Option<string[]> _set = SharedOptions.Set();
    private readonly Option<string> _reading = SharedOptions.Word(
        "--reading", "Readings of the problem", BothReadings, BothReadings, ReadingWords.MinCost, ReadingWords.MinLatency);

    private readonly Option<TimeSpan?> _timeLimit = SharedOptions.TimeLimit();
    private readonly Option<ShownNumber> _gap = SharedOptions.Gap();
    private readonly Option<int> _threads = SharedOptions.Threads();
    private readonly Option<string[]> _plugin = SharedOptions.Plugin();
    private readonly Option<string[]> _external = SharedOptions.External();
    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "Holds the other solvers against this one, instance by instance",
        HelpName = "solver",
    };

    private readonly Option<string> _format = SharedOptions.Word(
        "--format", "How the table is printed; json and csv have every digit", AsTable, AsTable, AsJson, AsCsv);

    private readonly Option<bool> _noReport = new("--no-report")
    {
        Description = "Writes records and tables alone, neither charts nor report.html; 'judba report' makes them later",
    };

    private readonly Option<string?> _out = SharedOptions.Out("Folder for records and charts; without it, a dated one under results");

    private CompareCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new CompareCommand(session);
        var command = new Command("compare", "Compares solvers: excess over the best bound, cost, energy, latency, time.")
        {
            it._files, it._scenario, it._devices, it._instances, it._seed, it._names, it._specifications, it._set, it._reading,
            it._timeLimit, it._gap, it._threads, it._plugin, it._external,
            it._baseline, it._format, it._noReport, it._out,
        };
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var plan = Plan(parsed);
        var start = DateTimeOffset.UtcNow;
        var path = parsed.GetValue(_out) ?? OutputFolder.Dated(ComparisonManifest.Command, start);
        OutputFolder.Create(path);
        var folder = new ComparisonFolder(path);
        var manifest = ComparisonManifest.Of(plan, start);
        var result = new ComparisonResult(plan.Setup, Records(plan, folder, manifest));

        StartedPrograms.Note(_session, plan.Contenders);
        var format = parsed.GetRequiredValue(_format);
        Print(format, path, result);
        folder.Save(manifest.Ended(result));
        if (parsed.GetValue(_noReport))
            ComparisonFiles.SaveTables(path, result);
        else
            ComparisonFiles.Save(path, result);

        foreach (var error in result.Errors)
            _session.Error.WriteLine($"error: {error}");
        if (result.IsInterrupted)
            _session.Error.WriteLine($"Interrupted after {result.Records.Count} of {result.Setup.SolveCount} solves.");
        // What another program reads is one whole document.
        (format is AsTable ? _session.Output : _session.Error).WriteLine(path);
        return _session.Stop.IsCancellationRequested ? ExitCode.Interrupted : Code(result);
    }

    private void Print(string format, string path, ComparisonResult result)
    {
        switch (format)
        {
            case AsJson:
                _session.WriteRaw(ComparisonFiles.SummaryJson(path, result));
                break;
            case AsCsv:
                _session.WriteRaw(ComparisonFiles.SummaryCsv(result));
                break;
            default:
                ComparisonTable.Write(_session.OutputConsole, result);
                break;
        }
    }

    // Those that an earlier run of the same command left in the folder, and those that are still missing.
    private List<SolveRecord> Records(ComparisonPlan plan, ComparisonFolder folder, RunManifest manifest)
    {
        var records = folder.Claim(manifest).ToList();
        using var file = folder.Open();
        folder.Save(manifest);
        if (records.Count > 0)
        {
            _session.Notes.WriteLine($"{records.Count} of {plan.Setup.SolveCount} solves are recorded in '{folder.Path}' already; "
                + "another folder measures them again.");
        }

        var done = records.Select(r => (r.Index, r.Reading, r.Solver.Specification)).ToHashSet();
        new ComparisonProgress(_session, plan.Setup, records.Count).Watch(report => new Runner(_session.Stop).Run(
            ComparisonRun.Jobs(plan, done.Contains), (record, _) =>
            {
                file.Add(record);
                records.Add(record);
                if (_session.Verbosity == Verbosity.Verbose)
                    _session.Details.WriteLine(SolveLine.Of(record));
                report(record.Instance);
            }));
        return records;
    }

    private ComparisonPlan Plan(ParseResult parsed)
    {
        var settings = new Settings(parsed.GetValue(_set));
        var seed = parsed.GetValue(_seed);
        var files = parsed.GetValue(_files) ?? [];
        InstanceChoice instances;
        if (files.Length > 0)
        {
            RefuseBesideFiles(parsed, _scenario, _devices, _instances);
            instances = _session.Abandonable(() => InstanceChoice.Files(files, settings, path => InputFiles.Text(_session, path)));
        }
        else
        {
            var law = ScenarioLaw.All.First(l => string.Equals(l.Name, parsed.GetValue(_scenario), StringComparison.Ordinal));
            instances = InstanceChoice.Drawn(law, parsed.GetValue(_devices), parsed.GetValue(_instances), seed, settings);
        }

        string[] plugins = parsed.GetValue(_plugin) ?? [], externals = parsed.GetValue(_external) ?? [];
        var (registry, guests) = SolverCatalog.CreateWithGuests(plugins, externals);
        var named = (parsed.GetValue(_names) ?? []).SelectMany(list => list.Split(','))
            .Concat(parsed.GetValue(_specifications) ?? [])
            .ToList();
        var (contenders, leftOut) = named.Count > 0
            ? ContenderChoice.NamedAndGuests(registry, guests, named, instances.LargestDeviceCount)
            : ContenderChoice.All(registry, instances.LargestDeviceCount);
        var reading = parsed.GetRequiredValue(_reading);
        return new()
        {
            Instances = instances.Sources,
            WriteInstances = json =>
            {
                instances.Write(json);
                if (plugins.Length > 0)
                    json.WriteStrings("plugins", plugins);
                if (externals.Length > 0)
                    json.WriteStrings("external", externals);
            },
            Contenders = contenders,
            LeftOut = leftOut,
            Baseline = parsed.GetValue(_baseline) is { } baseline ? Baseline(baseline, contenders) : null,
            Readings = string.Equals(reading, BothReadings, StringComparison.Ordinal)
                ? [Reading.MinCost, Reading.MinLatency]
                : [ReadingWords.Parse(reading)],
            Options = new SolveOptions
            {
                RelativeGap = parsed.GetValue(_gap),
                TimeLimit = parsed.GetValue(_timeLimit),
                Seed = seed,
                Threads = parsed.GetValue(_threads),
            },
        };
    }

    private static Contender Baseline(string name, IReadOnlyList<Contender> contenders) =>
        contenders.FirstOrDefault(c => string.Equals(c.Specification, name, StringComparison.Ordinal))
        ?? throw new InputException(
            $"Option '--baseline' is '{name}', which does not take part; {Spelling.Hint(name, contenders.Select(c => c.Specification))}");

    private static void RefuseBesideFiles(ParseResult parsed, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            if (IdleOptions.IsGiven(parsed, option))
                throw new InputException($"Option '{option.Name}' is given beside files; allowed: one or the other.");
        }
    }

    private static int Code(ComparisonResult result)
    {
        if (result.Errors.Count > 0)
            return ExitCode.Failed;
        if (result.Records.Any(r => r.HasPoint))
            return ExitCode.Done;
        return result.Records.Any(r => r.Status is SolveStatus.TimeLimit) ? ExitCode.NoPoint : ExitCode.Infeasible;
    }
}
