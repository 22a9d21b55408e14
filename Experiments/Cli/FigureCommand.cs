using System.CommandLine;
using Judba.Experiments.Running;
using Judba.Experiments.Studies.Figures;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce fig4a|fig4b|fig5a|fig5b|all</c>: figures of the paper, with verdicts.</summary>
internal static class FigureCommand
{
    private const int QuickRuns = 30;

    public static IEnumerable<Command> CreateAll(Session session) =>
    [
        .. FigurePlan.All.GroupBy(p => p.Figure, StringComparer.Ordinal)
            .Select(g => Create(session, g.Key, $"{g.First().Title}, along the {g.First().Axis}.", [.. g])),
        Create(session, "all", "Figures 4 and 5 with the stored profiles; trains nothing.", FigurePlan.All),
    ];

    private static Command Create(Session session, string name, string description, IReadOnlyList<FigurePlan> plans)
    {
        var runs = new RunsOptions("Fleets drawn for each point", 1000, $"A smoke version: {QuickRuns} fleets a point");
        var seed = SharedOptions.Seed();
        var profile = new Option<string?>("--profile")
        {
            Description = "A profile.json of 'reproduce table1': Fig. 5 is drawn with it as well, beside the stored ones",
            HelpName = "file",
        };
        var folder = SharedOptions.Out("Folder for figures and data; without it, a dated one under results");
        var command = new Command(name, description) { runs.Runs, seed, runs.Quick, folder };
        if (plans.Any(p => p.Profile is not null))
            command.Add(profile);
        return command.Runs(session, folder, parsed =>
        {
            var fleets = runs.Read(parsed) ?? QuickRuns;
            var chosen = parsed.GetValue(profile) is { } path
                ? FigurePlan.WithProfile(plans, session.Abandonable(() => ProfileChoice.Read(path))) : plans;
            return new FigureStudy(name, chosen, SolverCatalog.Create(null, null), fleets, parsed.GetValue(seed));
        });
    }
}
