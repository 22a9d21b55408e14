using System.Collections;
using System.CommandLine;
using Judba.Experiments.Sweeps.Planning;
using Judba.Experiments.Sweeps.Storage;
using Judba.Experiments.Text;

namespace Judba.Experiments.Cli;

/// <summary><c>judba sweep missing</c>: which shards still have work.</summary>
internal static class SweepMissingCommand
{
    public static Command Create(Session session)
    {
        var folder = new Argument<string>("folder") { Description = "A folder that judba sweep wrote." };
        var shards = SharedOptions.Whole("--shards", "Number of shards; 0 for that of the stores in the folder", 0, 0, Shard.Most);
        var list = new Option<bool>("--list") { Description = "Prints the shards with work alone, as 2,5: what sbatch --array takes" };
        var command = new Command("missing", "Says which shards still have work; 1 if any has.") { folder, shards, list };
        command.SetAction(parsed => session.Abandonable(
            () => Run(session, new(parsed.GetRequiredValue(folder)), parsed.GetValue(shards), parsed.GetValue(list))));
        return command;
    }

    private static int Run(Session session, SweepFolder folder, int shards, bool isList)
    {
        var plan = folder.Plan();
        var recorded = new BitArray(plan.SolveCount);
        var running = new List<Shard>();
        foreach (var store in folder.Stores)
        {
            try
            {
                foreach (var unit in StoreAccess.Units(store, plan))
                    recorded[unit] = true;
            }
            catch (StoreInUseException)
            {
                running.Add(SweepFolder.ShardOf(store) ?? Shard.Whole);
            }
        }

        var count = shards > 0 ? shards : folder.Shards.Select(s => SweepFolder.ShardOf(s)!.Count).DefaultIfEmpty(1).Max();
        List<(Shard Shard, int Done, int Total)> states = [.. Enumerable.Range(1,
            count).Select(index => new Shard(index, count)).Select(shard =>
        {
            var fleets = plan.Fleets(shard).ToList();
            var done = fleets.Sum(f => Enumerable.Range(f * plan.SolvesPerFleet, plan.SolvesPerFleet).Count(u => recorded[u]));
            return (shard, done, fleets.Count * plan.SolvesPerFleet);
        })];
        var open = states.Where(s => s.Done < s.Total && !running.Contains(s.Shard)).Select(s => s.Shard.Index);
        if (isList)
        {
            session.Output.WriteLine(string.Join(',', open));
        }
        else
        {
            TextTable.Write(session.Output,
            [
                ["shard", "recorded", "of", "state"],
                .. states.Select(s => (string[])[$"{s.Shard}", $"{s.Done}", $"{s.Total}", State(s.Shard, s.Done, s.Total)]),
            ],
                session.OutputWidth);
        }

        var missing = states.Sum(s => s.Total - s.Done);
        session.Notes.WriteLine(missing == 0
            ? $"All {plan.SolveCount} solves are recorded."
            : $"{missing} of {plan.SolveCount} solves are missing" + (
                running.Count > 0 ? ", as far as can be seen while shards are running." : "."));
        return missing == 0 ? ExitCode.Done : ExitCode.Failed;

        string State(Shard shard, int done, int total) =>
            done == total ? "complete" : running.Contains(shard) ? "running" : done == 0 ? "not begun" : "broken off";
    }
}
