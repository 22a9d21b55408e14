using System.CommandLine;
using Judba.Experiments.Studies.Learned;

namespace Judba.Experiments.Cli;

/// <summary>
/// <c>judba reproduce learned</c>: how far the learned allocator is from the proved optimum, how fast, and what its training needs.
/// </summary>
internal static class LearnedCommand
{
    public static Command Create(Session session)
    {
        var runs = new RunsOptions(
            "Fleets of each size and reading; a fifth of it for laws that were not trained on", LearnedSize.Usual.Runs,
            "A smoke version of a minute");
        var seed = SharedOptions.Seed();
        var threads = SharedOptions.Whole("--threads", "Networks trained at a time", Environment.ProcessorCount, 1, 4096);
        var folder = SharedOptions.Out("Folder for tables, figures and data; without it, a dated one under results");
        return new Command("learned", "The learned allocator against the proved optimum: excess, times, batches, warm starts, tasks, data.")
        {
            runs.Quick, runs.Runs, seed, threads, folder,
        }.Runs(session, folder, parsed =>
        {
            var size = runs.Read(parsed) is { } given ? LearnedSize.Usual with { Runs = given } : LearnedSize.Quick;
            return new LearnedStudy(size, parsed.GetValue(seed), parsed.GetValue(threads));
        });
    }
}
