using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Gallery;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Experiments.Studies.Gallery;

/// <summary>The smallest counterexample to each statement that does not hold.</summary>
/// <param name="count">Problems drawn for each statement and seed.</param>
/// <param name="seeds">How many seeds; the smallest counterexample of all is kept.</param>
/// <param name="seed">The first seed.</param>
internal sealed class GalleryStudy(int count, int seeds, int seed) : IStudy
{
    public string Name => "gallery";

    public IReadOnlyList<(string Name, object Value)> Configuration => [("count", count), ("seeds", seeds), ("seed", seed)];

    /// <summary>Searches. Each result has the counterexample to one statement, and the table of all so far.</summary>
    public IEnumerable<StudyResult> Run(StudyContext context)
    {
        List<(Condition Statement, ProblemCase? Smallest, string Found)> found = [];
        foreach (var statement in FalseStatements.All)
        {
            context.Progress($"{found.Count + 1} of {FalseStatements.All.Count}: {statement.Name}, {seeds} searches");
            var failure = FalseStatements.Refute(statement, count, seed, seeds, context.Stop);
            found.Add((statement, failure?.Case, failure?.Message ?? "no counterexample found"));
            yield return new(statement.Name)
            {
                Text = [TextBlock.Lines($"{statement.Name}: {found[^1].Found}")],
                Data =
                [
                    StudyTable.Of(
                        Name, found, new("name", f => f.Statement.Name), new("statement", f => f.Statement.Statement),
                        new("source", f => f.Statement.Source),
                        new("devices", f => f.Smallest?.Problem.DeviceCount), new("found", f => f.Found)),
                ],
                Files = failure is null ? [] : Files(statement, failure.Case),
            };
        }
    }

    private static Action<string>[] Files(Condition statement, ProblemCase smallest) =>
    [
        StudyResult.File(
            statement.Name + ".json",
            smallest.Scenario is { } scenario
                ? InstanceFile.ToJson(Named(scenario, statement)) : InstanceFile.ToJson(Named(smallest.Problem, statement))),
        folder => CounterexampleChart.Save(folder, statement, smallest),
    ];

    private static Scenario Named(Scenario scenario, Condition statement) => new(statement.Name, scenario.System, scenario.Devices);

    private static Problem Named(Problem p, Condition statement) => new(
        statement.Name, p.LatencyWeight, p.Constant, [.. p.ComputeLatency], [.. p.TransmitTime], [.. p.UploadCost],
        transmitEnergyWeight: [.. p.TransmitEnergyWeight], minUploaders: p.MinUploaders, tuningSaving: [.. p.TuningSaving]);
}
