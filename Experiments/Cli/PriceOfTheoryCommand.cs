using System.CommandLine;
using Judba.Experiments.Studies.PriceOfTheory;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce price-of-theory</c>: what Observation 2 and the decomposition cost over α, tuning energy and F.</summary>
internal static class PriceOfTheoryCommand
{
    private const int QuickRuns = 30;

    public static Command Create(Session session)
    {
        var runs = new RunsOptions("Fleets drawn for each cell", 1000, $"A smoke version: {QuickRuns} fleets a cell");
        var devices = SharedOptions.Whole("--devices", "Devices of each fleet", 30, 1, 1000);
        var seed = SharedOptions.Seed();
        var threads = SharedOptions.Threads();
        var folder = SharedOptions.Out("Folder for figures and data; without it, a dated one under results");
        return new Command(TheoryStudy.StudyName,
            "What Observation 2 and the decomposition cost over α, tuning energy and F, against certified optima.")
        {
            runs.Runs, devices, seed, threads, runs.Quick, folder,
        }.Runs(session, folder, parsed => new TheoryStudy(
            runs.Read(parsed) ?? QuickRuns, parsed.GetValue(devices), parsed.GetValue(seed), parsed.GetValue(threads)));
    }
}
