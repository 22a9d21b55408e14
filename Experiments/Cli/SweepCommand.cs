using System.Collections;
using System.CommandLine;
using System.Diagnostics;
using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Experiments.Sweeps;
using Judba.Experiments.Sweeps.Planning;
using Judba.Experiments.Sweeps.Storage;
using Judba.Experiments.Text;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary><c>judba sweep CONFIG</c>: a parameter sweep that can be killed, resumed and dealt out to many machines.</summary>
internal sealed class SweepCommand
{
    private readonly Session _session;
    private readonly Argument<string?> _config = new("config")
    {
        Description = "A TOML file (judba config example prints one).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> _set = SharedOptions.Repeated(
        "--set", "path=value", "Sets a field of the configuration: grid.devices=[10,20], instances=5");

    private readonly Option<Shard?> _shard = new("--shard")
    {
        Description = "Does part i of n alone, into a store of its own",
        HelpName = "i/n",
        CustomParser = result =>
        {
            if (Shard.Parse(result.Tokens[^1].Value) is { } shard)
                return shard;
            result.AddError($"Option '--shard' is '{result.Tokens[^1].Value}'; allowed: {Shard.Allowed}.");
            return null;
        },
    };

    private readonly Option<string?> _out = SharedOptions.Out(
        "Folder for results; without it, one under results named after the configuration, so that the same command goes on");

    private SweepCommand(Session session) => _session = session;

    public static Command Create(Session session)
    {
        var it = new SweepCommand(session);
        var command = new Command("sweep", "Solvers over grids and random designs; resumes, and runs in shards on a cluster.")
        {
            it._config, it._set, it._shard, it._out, SweepMissingCommand.Create(session), SweepMergeCommand.Create(session),
        };
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(_config) ?? throw new InputException(
            "Argument 'config' of 'sweep' is missing; allowed: a TOML file (judba config example prints one), or missing, merge.");
        var (plan, contenders, leftOut) = Participants(_session.Abandonable(() => SweepPlan.Read(path, parsed.GetValue(_set) ?? [])), path);
        foreach (var guest in leftOut)
            _session.Notes.WriteLine($"{guest.Solver} is left out: {guest.Reason}");
        StartedPrograms.Note(_session, contenders);
        var shard = parsed.GetValue(_shard) ?? Shard.Whole;
        var folder = new SweepFolder(parsed.GetValue(_out)
            ?? Path.Combine("results", $"sweep-{Path.GetFileNameWithoutExtension(path)}-{plan.Hash[..8]}"));
        OutputFolder.Create(folder.Path);
        folder.Claim(plan);
        _session.Notes.WriteLine(
            $"points: {plan.Design.Count}, instances: {plan.Config.Instances}, solvers: {contenders.Count}, readings: {plan.Readings.Count}"
            + (shard.IsWhole ? "" : $", shard {shard}"));
        try
        {
            return Run(plan, shard, folder, contenders);
        }
        catch (StoreInUseException e)
        {
            // No bad input: the same command may well succeed later.
            _session.Error.WriteLine(e.Message);
            return ExitCode.Failed;
        }
    }

    private static (SweepPlan Plan, IReadOnlyList<Contender> Contenders, IReadOnlyList<LeftOut> LeftOut) Participants(
        SweepPlan named, string path)
    {
        try
        {
            var plan = named.WithGuests(out var leftOut);
            return (plan, plan.Contenders(), leftOut);
        }
        catch (InputException e)
        {
            throw new InputException($"{path}: 'solvers', 'plugins' or 'external': {e.Message}", e);
        }
    }

    private int Run(SweepPlan plan, Shard shard, SweepFolder folder, IReadOnlyList<Contender> contenders)
    {
        var start = DateTimeOffset.UtcNow;
        var fleets = plan.Fleets(shard).ToList();
        var total = fleets.Count * plan.SolvesPerFleet;
        var recorded = new BitArray(plan.SolveCount);
        if (File.Exists(folder.Store(shard)))
            Mark(StoreAccess.Units(folder.Store(shard), plan));
        if (!shard.IsWhole && File.Exists(folder.Whole))
            MarkMerged();

        var now = 0;
        if (Count() < total)
        {
            if (shard.IsWhole)
                SweepResults.Withdraw(folder);
            using var store = SweepStore.Open(folder.Store(shard), plan);
            // Nor the whole what its shards did.
            foreach (var other in shard.IsWhole ? folder.Shards : [])
                store.Merge(other);
            Mark(store.Units());
            store.AddSolvers(contenders.Select(c => c.Participant));
            now = Work(store, new SweepJobs(plan, contenders).Of(fleets, u => recorded[u]), Count(), total);
        }

        if (_session.Stop.IsCancellationRequested)
        {
            _session.Error.WriteLine($"Interrupted: {Count() + now} of {total} solves are recorded; the same command goes on.");
            return ExitCode.Interrupted;
        }

        if (now == 0)
            _session.Notes.WriteLine($"Nothing to do: all {total} solves are recorded.");
        if (shard.IsWhole && (now > 0 || !SweepResults.AreThere(folder)))
            return SweepResults.Publish(_session, folder, plan, start);
        _session.Output.WriteLine(folder.Path);
        return ExitCode.Done;

        void Mark(IEnumerable<int> units)
        {
            foreach (var unit in units)
                recorded[unit] = true;
        }

        // A shard need not do again what was merged already; while a merge is under way, it will.
        void MarkMerged()
        {
            try
            {
                Mark(StoreAccess.Units(folder.Whole, plan));
            }
            catch (StoreInUseException e)
            {
                _session.Error.WriteLine(e.Message);
            }
        }

        int Count() => fleets.Sum(f => Enumerable.Range(f * plan.SolvesPerFleet, plan.SolvesPerFleet).Count(u => recorded[u]));
    }

    // Does the solves and records them. Says how much of the time was the solvers' own.
    private int Work(SweepStore store, IEnumerable<SolveJob> jobs, int before, int total)
    {
        _session.Notes.WriteLine($"solves: {total}, recorded before: {before}");
        var now = 0;
        double solving = 0;
        var clock = Stopwatch.StartNew();
        new SweepProgress(_session, before, total).Watch(report => new Runner(_session.Stop).Run(jobs, (record, _) =>
        {
            store.Add(record);
            if (_session.Verbosity == Verbosity.Verbose)
                _session.Details.WriteLine(SolveLine.Of(record));
            now++;
            solving += double.IsNaN(record.Seconds) ? 0 : record.Seconds;
            report();
        }));
        store.Commit();
        var whole = clock.Elapsed.TotalSeconds;
        if (now > 0)
        {
            // A share of the whole, which is never above 100 %, however short the solves are.
            _session.Notes.WriteLine(
                $"{now} solves took {NumberText.Seconds(whole)}: {NumberText.Percent(solving / whole)} in the solvers, "
                + $"{NumberText.Seconds(Math.Max(0, whole - solving) / now)} for each solve beside them.");
        }

        return now;
    }
}
