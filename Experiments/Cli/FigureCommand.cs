using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Running;
using Judba.Experiments.Studies.Figures;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce fig4a|fig4b|fig5a|fig5b|all</c>: figures of the paper, with verdicts.</summary>
internal sealed class FigureCommand
{
    private const int QuickRuns = 30;
    private const string Minlp = "minlp";

    private readonly Session _session;
    private readonly string _name;
    private readonly IReadOnlyList<FigurePlan> _plans;
    private readonly Option<int> _runs = SharedOptions.Whole("--runs", "Fleets drawn for each point", 1000, 2, 1_000_000);
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<bool> _quick = new("--quick") { Description = $"A smoke version: {QuickRuns} fleets a point" };
    private readonly Option<string?> _profile = new("--profile")
    {
        Description = "A profile.json of 'reproduce table1': Fig. 5 is drawn with it as well, beside the stored ones",
        HelpName = "file",
    };

    private readonly Option<string?> _out = SharedOptions.Out("Folder for figures and data; without it, a dated one under results");

    private FigureCommand(Session session, string name, IReadOnlyList<FigurePlan> plans) => (_session, _name, _plans) = (session, name, plans);

    public static IEnumerable<Command> CreateAll(Session session) =>
        [.. FigurePlan.All.GroupBy(p => p.Figure, StringComparer.Ordinal).Select(g => Create(session, g.Key, $"{g.First().Title}, along the {g.First().Axis}.", [.. g])),
            Create(session, "all", "Figures 4 and 5 with the stored profiles; trains nothing.", FigurePlan.All)];

    private static Command Create(Session session, string name, string description, IReadOnlyList<FigurePlan> plans)
    {
        var it = new FigureCommand(session, name, plans);
        var command = new Command(name, description) { it._runs, it._seed, it._quick, it._out };
        if (plans.Any(p => p.Profile is not null))
            command.Add(it._profile);
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_quick) && parsed.GetResult(_runs) is { Implicit: false })
            throw new InputException("Option '--quick' sets the number of runs, and so does '--runs'; allowed: one of the two.");
        var plans = Plans(parsed);
        var start = DateTimeOffset.UtcNow;
        var folder = parsed.GetValue(_out) ?? OutputFolder.Dated(_name, start);
        OutputFolder.Create(folder);
        int runs = parsed.GetValue(_quick) ? QuickRuns : parsed.GetValue(_runs), seed = parsed.GetValue(_seed);
        var registry = SolverCatalog.Create(null, null);
        var study = new FigureStudy(FigureScheme.From(registry), runs, seed, _session.Stop)
        {
            Second = registry.Find(Minlp)?.WhyUnavailable() is null ? registry.Create(Minlp) : null,
        };
        foreach (var plan in plans)
        {
            List<FigurePoint> points = [];
            foreach (var value in plan.Values)
            {
                _session.Error.WriteLine($"{plan.Name}: {plan.Axis} = {value:0.#}, {runs} runs");
                points.Add(study.Run(plan, value));
            }

            var claims = FigureClaims.Judge(plan, points);
            FigureReport.Write(_session.Output, plan, points, claims);
            FigureReport.Save(folder, plan, points, claims);
        }

        AtomicFile.Write(Path.Combine(folder, "manifest.json"), StudyManifest.ToJson(
            $"reproduce {_name}",
            json =>
            {
                json.WriteNumber("runs", runs);
                json.WriteNumber("seed", seed);
                json.WriteStrings("profiles", plans.Select(p => p.Profile?.Name).OfType<string>().Distinct(StringComparer.Ordinal));
            },
            start));
        FolderReport.Write(folder);
        _session.Output.WriteLine(folder);
        return ExitCode.Done;
    }

    // A profile from a file comes after the stored ones, in every figure along λ.
    private List<FigurePlan> Plans(ParseResult parsed)
    {
        const string Given = "-given";
        var plans = _plans.ToList();
        if (parsed.GetValue(_profile) is { } path)
        {
            var profile = _session.Abandonable(() => ProfileChoice.Read(path));
            if (plans.Exists(p => p is { Profile: not null, IsOfEfficiency: false }))
                plans.Add(FigurePlan.OfError(profile, Given));
            if (plans.Exists(p => p.IsOfEfficiency))
                plans.Add(FigurePlan.OfEfficiency(profile, Given));
        }

        return plans;
    }
}
