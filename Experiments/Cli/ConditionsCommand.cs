using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Experiments.Studies;
using Judba.Experiments.Studies.Conditions;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;
using Judba.Solvers.Conditions.Generation;

namespace Judba.Experiments.Cli;

/// <summary><c>judba conditions</c>: puts solvers under the optimality conditions.</summary>
internal sealed class ConditionsCommand
{
    private const string All = "all";
    private const string OwnWord = "promised";
    private const string Optimal = "optimal";
    private const int DistributionCount = 2000;

    private readonly Session _session;
    private readonly Argument<string[]> _files = new("files")
    {
        Description = $"Instances or canonical problems to check instead of drawn ones, {InputFiles.Hint}: the replay of a failure.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _solver = SharedOptions.Repeated(
        "--solver", "name", $"Solver, with its options as name:key=value,key=value, or '{All}' that are available; by default exact");

    private readonly Option<string[]> _condition = SharedOptions.Repeated(
        "--condition", "name", "Only this condition, also of a solver that does not promise it; by default all that are promised");

    private readonly Option<string> _assume = SharedOptions.Word(
        "--assume", $"What the solvers are taken to promise: their own word, or every one the optimum, so that '{Optimal}' can be refuted",
        OwnWord, OwnWord, Optimal);

    private readonly Option<int> _count = SharedOptions.Whole("--count", "Problems drawn for each condition", 300, 1, 1_000_000);
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<string> _family;
    private readonly Option<int> _devices = SharedOptions.Whole("--devices", "Most devices of a drawn problem", 9, 1, 16);
    private readonly Option<bool> _list = new("--list") { Description = "Lists the conditions with their statements and ends" };
    private readonly Option<bool> _distribution = new("--distribution")
    {
        Description = "Shows what the generators draw and ends; exit code 1 where something is drawn too seldom",
    };

    private readonly Option<string[]> _plugin = SharedOptions.Plugin();
    private readonly Option<string[]> _external = SharedOptions.External();
    private readonly Option<string?> _out = SharedOptions.Out(
        "Folder for failing problems; without it, a dated one under results where there are any");

    private ConditionsCommand(Session session)
    {
        _session = session;
        _family = SharedOptions.Word("--family", "Kind of problem that is drawn", All, [All, .. Enum.GetValues<Corner>().Select(Words.Of)]);
    }

    public static Command Create(Session session)
    {
        var it = new ConditionsCommand(session);
        var command = new Command("conditions", "Puts solvers, and the theory itself, under the optimality conditions.")
        {
            it._files, it._solver, it._condition, it._assume, it._count, it._seed, it._family, it._devices, it._list, it._distribution,
            it._plugin, it._external, it._out,
        };
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_list))
        {
            IdleOptions.RefuseBeside(
                parsed, _list, _files, _solver, _condition, _assume, _count, _seed, _family, _devices, _distribution, _plugin, _external,
                _out);
            ConditionsTable.List.Write(_session.Output, _session.OutputWidth);
            return ExitCode.Done;
        }

        if (parsed.GetValue(_distribution))
        {
            IdleOptions.RefuseBeside(parsed, _distribution, _files, _solver, _condition, _assume, _plugin, _external, _out);
            var count = IdleOptions.IsGiven(parsed, _count) ? parsed.GetValue(_count) : DistributionCount;
            var distribution = CaseDistribution.Of(Family(parsed), parsed.GetValue(_devices), count, parsed.GetValue(_seed));
            TextBlock.Write(_session.Output, distribution.Text, _session.OutputWidth);
            return distribution.IsOftenEnough ? ExitCode.Done : ExitCode.Failed;
        }

        var start = DateTimeOffset.UtcNow;
        var solvers = Solvers(parsed);
        var isNamed = IdleOptions.IsGiven(parsed, _condition);
        var conditions = isNamed
            ? [.. parsed.GetRequiredValue(_condition).Distinct(StringComparer.Ordinal)
                .Select(n => BadInput.Refuse(() => ConditionCatalog.Find(n)))]
            : ConditionCatalog.All;
        var files = (parsed.GetValue(_files) ?? []).Select(f => (Path: f, Instance: InputFiles.Instance(_session, f))).ToList();
        Option[] ofDrawn = [_count, _family, _devices, _out];
        if (files.Count > 0 && Array.Find(ofDrawn, o => IdleOptions.IsGiven(parsed, o)) is { } superfluous)
            throw new InputException($"Option '{superfluous.Name}' is for drawn problems, but files are given; allowed: one of the two.");
        NoteTheory(parsed, conditions);
        if (parsed.GetValue(_out) is { } given)
            OutputFolder.Create(given);

        var checks = new ConditionChecks(solvers, conditions, parsed.GetValue(_seed), _session.Stop) { AsksAnyway = isNamed };
        try
        {
            if (files.Count > 0)
                checks.Replay(files);
            else
                Draw(checks, parsed);
        }
        finally
        {
            // What was checked before Ctrl-C is told all the same.
            if (checks.Outcomes.Count > 0)
            {
                ConditionsTable.Of(checks.Solvers, checks.Outcomes).Write(_session.Output, _session.OutputWidth);
                Report(parsed, [.. checks.Outcomes.Where(o => o.IsFailure)], files.Count == 0, start);
            }
        }

        return checks.Outcomes.Any(o => o.IsFailure) ? ExitCode.Failed : ExitCode.Done;
    }

    private void Draw(ConditionChecks checks, ParseResult parsed)
    {
        var count = parsed.GetValue(_count);
        ConditionsProgress.Run(_session, checks.DrawnChecks, count, progress =>
            checks.Draw(count, Family(parsed), parsed.GetValue(_devices), progress.Case, progress.Done));
    }

    private List<(string Name, ISolver Solver)> Solvers(ParseResult parsed)
    {
        var (registry, guests) = SolverCatalog.CreateWithGuests(parsed.GetValue(_plugin), parsed.GetValue(_external));
        var named = (parsed.GetValue(_solver) ?? []) is { Length: > 0 } given ? given : ["exact"];
        var names = named.SelectMany(n => string.Equals(n, All, StringComparison.Ordinal)
            ? registry.Solvers.Where(s => s.WhyUnavailable() is null).Select(s => s.Info.Name) : [n])
            .Distinct(StringComparer.Ordinal).ToList();
        foreach (var idle in guests.Select(g => g.WhyIdle(names)).OfType<string>())
            _session.Notes.WriteLine(idle);
        return [.. names.Select(n => (n, Assumed(parsed, BadInput.Refuse(() => registry.Create(n)))))];
    }

    private ISolver Assumed(ParseResult parsed, ISolver solver) => IsAssumed(parsed) ? new AssumedOptimum(solver) : solver;

    private bool IsAssumed(ParseResult parsed) => string.Equals(parsed.GetValue(_assume), Optimal, StringComparison.Ordinal);

    // Such conditions ask no solver, whichever is chosen.
    private void NoteTheory(ParseResult parsed, IReadOnlyList<Condition> conditions)
    {
        if (conditions.All(c => c.Subject == ConditionSubject.Theory)
            && new Option[] { _solver, _assume, _plugin, _external }.FirstOrDefault(o => IdleOptions.IsGiven(parsed, o)) is { } idle)
            _session.Notes.WriteLine($"Option '{idle.Name}' has no effect: these conditions are about the theory, and no solver is asked.");
    }

    private void Report(ParseResult parsed, List<SolverOutcome> failures, bool isStored, DateTimeOffset start)
    {
        if (failures.Count == 0)
            return;
        var folder = isStored ? parsed.GetValue(_out) ?? OutputFolder.Dated("conditions", start) : null;
        if (folder is not null)
            OutputFolder.Create(folder);
        (string, string)[] options =
        [
            .. IsAssumed(parsed) ? [("--assume", Optimal)] : Array.Empty<(string, string)>(),
            .. (parsed.GetValue(_plugin) ?? []).Select(p => ("--plugin", p)),
            .. (parsed.GetValue(_external) ?? []).Select(e => ("--external", e)),
        ];
        new FailureReport(_session.Output, options).Write(failures, folder);
    }

    private IReadOnlyCollection<Corner> Family(ParseResult parsed)
    {
        var family = parsed.GetRequiredValue(_family);
        return [.. Enum.GetValues<Corner>().Where(c =>
            string.Equals(family, All, StringComparison.Ordinal) || string.Equals(family, Words.Of(c), StringComparison.Ordinal))];
    }
}
