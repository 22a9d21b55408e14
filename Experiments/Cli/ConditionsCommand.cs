using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Conditions;
using Judba.Solvers.Conditions.Catalog;
using Judba.Solvers.Conditions.Generation;
using Judba.Solvers.Exhaustive;

namespace Judba.Experiments.Cli;

/// <summary><c>judba conditions</c>: puts solvers under the optimality conditions.</summary>
internal sealed class ConditionsCommand
{
    private const string All = "all";
    private const int DistributionCount = 2000;

    private readonly Session _session;
    private readonly Argument<string[]> _files = new("files")
    {
        Description = "Instances or canonical problems to check instead of drawn ones: the replay of a failure.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _solver = SharedOptions.Repeated(
        "--solver", "name", $"Solver, with its options as name:key=value,key=value, or '{All}' that are available; by default exact");

    private readonly Option<string[]> _condition = SharedOptions.Repeated("--condition", "name", "Only this condition; by default all");
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
    private readonly Option<string?> _out = SharedOptions.Out("Folder for failing problems; without it, a dated one under results where there are any");

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
            it._files, it._solver, it._condition, it._count, it._seed, it._family, it._devices, it._list, it._distribution, it._plugin, it._external, it._out,
        };
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_list))
        {
            ConditionsTable.WriteList(_session.Output);
            return ExitCode.Done;
        }

        if (parsed.GetValue(_distribution))
        {
            var count = IsGiven(parsed, _count) ? parsed.GetValue(_count) : DistributionCount;
            return CaseDistribution.Write(_session.Output, Family(parsed), parsed.GetValue(_devices), count, parsed.GetValue(_seed))
                ? ExitCode.Done : ExitCode.Failed;
        }

        var start = DateTimeOffset.UtcNow;
        var solvers = Solvers(parsed);
        var conditions = (parsed.GetValue(_condition) ?? []) is { Length: > 0 } names
            ? [.. names.Distinct(StringComparer.Ordinal).Select(n => BadInput.Refuse(() => ConditionCatalog.Find(n)))]
            : ConditionCatalog.All;
        var files = (parsed.GetValue(_files) ?? []).Select(f => (f, InstanceFile.Read(f))).ToList();
        if (files.Count > 0 && new Option[] { _count, _family, _devices, _out }.FirstOrDefault(o => IsGiven(parsed, o)) is { } superfluous)
            throw new InputException($"Option '{superfluous.Name}' is for drawn problems, but files are given; allowed: one of the two.");
        if (parsed.GetValue(_out) is { } given)
            OutputFolder.Create(given);

        var verdicts = new List<ConditionVerdict>();
        try
        {
            if (files.Count > 0)
                Replay(verdicts, solvers, conditions, files, parsed.GetValue(_seed));
            else
                Draw(verdicts, parsed, solvers, conditions);
        }
        finally
        {
            // What was checked before Ctrl-C is told all the same.
            if (verdicts.Count > 0)
            {
                ConditionsTable.Write(_session.Output, [.. solvers.Select(s => s.Name)], verdicts);
                Report(parsed, verdicts.FindAll(v => v.Outcome.Failure is not null), files.Count == 0, start);
            }
        }

        return verdicts.Exists(v => v.Outcome.Failure is not null) ? ExitCode.Failed : ExitCode.Done;
    }

    private List<(string Name, ISolver Solver)> Solvers(ParseResult parsed)
    {
        var registry = SolverCatalog.Create(parsed.GetValue(_plugin), parsed.GetValue(_external));
        var names = (parsed.GetValue(_solver) ?? []) is { Length: > 0 } given ? given : ["exact"];
        return
        [
            .. names
                .SelectMany(n => string.Equals(n, All, StringComparison.Ordinal) ? registry.Solvers.Where(s => s.WhyUnavailable() is null).Select(s => s.Info.Name) : [n])
                .Distinct(StringComparer.Ordinal)
                .Select(n => (n, BadInput.Refuse(() => registry.Create(n)))),
        ];
    }

    private void Draw(List<ConditionVerdict> verdicts, ParseResult parsed, List<(string Name, ISolver Solver)> solvers, IReadOnlyList<Condition> conditions)
    {
        var count = parsed.GetValue(_count);
        // The theory is the same whoever is asked.
        var asked = solvers.SelectMany((s, k) => conditions.Where(c => k == 0 || c.Subject != ConditionSubject.Theory).Select(c => (s.Name, Condition: c))).ToList();
        ConditionsProgress.Run(_session, asked.Count, count, progress =>
        {
            foreach (var (name, solver) in solvers)
            {
                var run = new ConditionRun(solver, count, parsed.GetValue(_seed))
                {
                    Corners = Family(parsed),
                    LargestCase = parsed.GetValue(_devices),
                    Stop = _session.Stop,
                    Progress = progress.Case,
                };
                foreach (var (_, condition) in asked.Where(a => string.Equals(a.Name, name, StringComparison.Ordinal)))
                {
                    verdicts.Add(new(name, run.Check(condition)));
                    progress.Done(solvers.Count == 1 ? condition.Name : $"{condition.Name}, {name}");
                }
            }
        });
    }

    private void Replay(
        List<ConditionVerdict> verdicts, List<(string Name, ISolver Solver)> solvers, IReadOnlyList<Condition> conditions,
        List<(string Path, LoadedInstance Instance)> files, int seed)
    {
        foreach (var (name, solver) in solvers)
        {
            var run = new ConditionRun(solver, 1, seed) { Stop = _session.Stop };
            foreach (var condition in conditions)
            {
                foreach (var (path, instance) in files)
                    verdicts.Add(new(name, run.Replay(condition, new(Corner.Ordinary, Checked(path, instance.Problem), instance.Scenario), seed)));
            }
        }
    }

    // Exhaustive search is what most conditions compare with.
    private static Problem Checked(string path, Problem problem) =>
        problem.IsFeasible && problem.DeviceCount <= ExhaustiveSolver.MaxDevices
            ? problem
            : throw new InputException(
                $"{path}: 'minUploaders' is {problem.MinUploaders} of {problem.DeviceCount} devices; allowed: at most all of 1 to {ExhaustiveSolver.MaxDevices} devices.");

    private void Report(ParseResult parsed, List<ConditionVerdict> failures, bool isStored, DateTimeOffset start)
    {
        if (failures.Count == 0)
            return;
        var folder = parsed.GetValue(_out) ?? OutputFolder.Dated("conditions", start);
        if (isStored)
            OutputFolder.Create(folder);
        var several = failures.Select(f => f.Solver).Distinct(StringComparer.Ordinal).Count() > 1;
        foreach (var (solver, (condition, _, _, _, failure)) in failures)
        {
            var (problem, reading, seed, message) = failure!;
            _session.Output.WriteLine();
            _session.Output.WriteLine($"{condition.Name} ({solver}, {reading.ToWord()}, seed {seed}): {message}");
            _session.Output.WriteLine($"  {condition.Statement} [{condition.Source}]");
            if (!isStored)
                continue;
            var path = Path.Combine(folder, $"{condition.Name}{(several ? "-" + FileWord(solver) : "")}.json");
            AtomicFile.Write(path, problem.Scenario is { } scenario ? InstanceFile.ToJson(scenario) : InstanceFile.ToJson(problem.Problem));
            _session.Output.WriteLine($"  judba conditions {Quoted(path)} --condition {condition.Name} --seed {seed}{SolverWords(parsed, solver)}");
        }
    }

    private string SolverWords(ParseResult parsed, string solver) => string.Concat(
    [
        $" --solver {Quoted(solver)}",
        .. (parsed.GetValue(_plugin) ?? []).Select(p => $" --plugin {Quoted(p)}"),
        .. (parsed.GetValue(_external) ?? []).Select(e => $" --external {Quoted(e)}"),
    ]);

    private IReadOnlyCollection<Corner> Family(ParseResult parsed)
    {
        var family = parsed.GetRequiredValue(_family);
        return [.. Enum.GetValues<Corner>().Where(c => string.Equals(family, All, StringComparison.Ordinal) || string.Equals(family, Words.Of(c), StringComparison.Ordinal))];
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static string FileWord(string solver) => string.Concat(solver.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    // As a POSIX shell reads it back.
    private static string Quoted(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,".Contains(c, StringComparison.Ordinal))
        ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
