using System.CommandLine;
using Judba.Experiments.Reproduction;
using Judba.Models;
using Judba.Solvers.Conditions;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce gallery</c>: the smallest counterexample to each statement that does not hold.</summary>
internal static class GalleryCommand
{
    public static Command Create(Session session)
    {
        var count = SharedOptions.Whole("--count", "Problems drawn for each statement and seed", 2000, 1, 10_000_000);
        var seeds = SharedOptions.Whole("--seeds", "Seeds; the smallest counterexample of all is kept", 40, 1, 100_000);
        var seed = SharedOptions.Seed();
        var output = SharedOptions.Out("Folder for instances and pictures; without it, a dated one under results");
        var command = new Command("gallery", "Counterexamples: searched, shrunk, drawn.") { count, seeds, seed, output };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(output) ?? OutputFolder.Dated("gallery", DateTimeOffset.UtcNow);
            OutputFolder.Create(folder);
            foreach (var statement in FalseStatements.All)
            {
                var failure = FalseStatements.Refute(statement, parsed.GetValue(count), parsed.GetValue(seed), parsed.GetValue(seeds), session.Stop);
                session.Output.WriteLine($"{statement.Name}: {failure?.Message ?? "no counterexample found"}");
                if (failure is not { Case: var found })
                    continue;
                AtomicFile.Write(
                    Path.Combine(folder, statement.Name + ".json"),
                    found.Scenario is { } scenario ? InstanceFile.ToJson(Named(scenario, statement)) : InstanceFile.ToJson(Named(found.Problem, statement)));
                CounterexampleChart.Save(folder, statement.Name, found.Problem);
            }

            session.Output.WriteLine(folder);
            return ExitCode.Done;
        });
        return command;
    }

    private static Scenario Named(Scenario scenario, Condition statement) => new(statement.Name, scenario.System, scenario.Devices);

    private static Problem Named(Problem p, Condition statement) => new(
        statement.Name, p.LatencyWeight, p.Constant, [.. p.ComputeLatency], [.. p.TransmitTime], [.. p.UploadCost],
        [.. p.TransmitEnergyWeight], p.MinUploaders, [.. p.TuningSaving]);
}
