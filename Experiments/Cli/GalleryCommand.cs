using System.CommandLine;
using Judba.Experiments.Studies.Gallery;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce gallery</c>: the smallest counterexample to each statement that does not hold.</summary>
internal static class GalleryCommand
{
    public static Command Create(Session session)
    {
        var count = SharedOptions.Whole("--count", "Problems drawn for each statement and seed", 2000, 1, 10_000_000);
        var seeds = SharedOptions.Whole("--seeds", "Seeds; the smallest counterexample of all is kept", 40, 1, 100_000);
        var seed = SharedOptions.Seed();
        var folder = SharedOptions.Out("Folder for instances and pictures; without it, a dated one under results");
        return new Command("gallery", "Counterexamples: searched, shrunk, drawn.") { count, seeds, seed, folder }
            .Runs(session, folder, parsed => new GalleryStudy(parsed.GetValue(count), parsed.GetValue(seeds), parsed.GetValue(seed)));
    }
}
