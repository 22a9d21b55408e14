using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Sweeps.Storage;

namespace Judba.Experiments.Cli;

/// <summary><c>judba sweep merge</c>: the stores of shards as one, with tables, exports and report.</summary>
internal static class SweepMergeCommand
{
    public static Command Create(Session session)
    {
        var folder = new Argument<string>("folder") { Description = "The folder of a sweep, or a new one for what the others hold." };
        var others = new Argument<string[]>("others")
        {
            Description = "Folders of the same sweep from other machines.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("merge", "Merges shards into one store and writes tables, exports and report; may be repeated.")
        {
            folder, others,
        };
        command.SetAction(parsed => Run(
            session, new(parsed.GetRequiredValue(folder)), [.. (parsed.GetValue(others) ?? []).Select(o => new SweepFolder(o))]));
        return command;
    }

    private static int Run(Session session, SweepFolder folder, List<SweepFolder> others)
    {
        var start = DateTimeOffset.UtcNow;
        var isNew = others.Count > 0 && !File.Exists(folder.File(SweepFolder.ConfigFile));
        var plan = (isNew ? others[0] : folder).Plan();
        foreach (var other in others)
            StoreAccess.RequireEqual(other.Path, other.Plan().Hash, plan.Hash);
        OutputFolder.Create(folder.Path);
        folder.Claim(plan);
        int recorded;
        try
        {
            using var store = SweepStore.Open(folder.Whole, plan);
            foreach (var other in folder.Shards.Concat(others.SelectMany(o => o.Stores)))
            {
                session.Stop.ThrowIfCancellationRequested();
                Merge(session, store, other);
            }

            recorded = store.Units().Count();
        }
        catch (StoreInUseException e)
        {
            session.Error.WriteLine(e.Message);
            return ExitCode.Failed;
        }

        session.Notes.WriteLine(recorded == plan.SolveCount
            ? $"All {recorded} solves are recorded."
            : $"{recorded} of {plan.SolveCount} solves are recorded; judba sweep missing {folder.Path} says which shards have the rest.");
        return SweepResults.Publish(session, folder, plan, start);
    }

    // What a running shard has already, the next merge takes.
    private static void Merge(Session session, SweepStore store, string other)
    {
        try
        {
            session.Notes.WriteLine($"{Path.GetFileName(other)}: {store.Merge(other)} new solves");
        }
        catch (StoreInUseException)
        {
            session.Notes.WriteLine($"{Path.GetFileName(other)}: is being written, left out");
        }
    }
}
