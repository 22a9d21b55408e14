using System.CommandLine;
using System.Globalization;
using Judba.Models;
using Judba.Solvers;
using Judba.Solvers.Conditions;

namespace Judba.Experiments.Cli;

/// <summary><c>judba conditions</c>: puts a solver under the optimality conditions.</summary>
internal sealed class ConditionsCommand
{
    private const string All = "all";

    private readonly Session _session;
    private readonly Argument<string[]> _files = new("files")
    {
        Description = "Instances or canonical problems to check instead of drawn ones: the replay of a failure.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _solver = new("--solver")
    {
        Description = "Solver, with its options as name:key=value,key=value",
        HelpName = "name",
        DefaultValueFactory = _ => "exact",
    };

    private readonly Option<string[]> _condition = SharedOptions.Repeated("--condition", "name", "Only this condition; by default all");
    private readonly Option<int> _count = SharedOptions.Whole("--count", "Problems drawn for each condition", 300, 1, 10_000_000);
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<string> _family;
    private readonly Option<int> _devices = SharedOptions.Whole("--devices", "Most devices of a drawn problem", 9, 1, 16);
    private readonly Option<bool> _list = new("--list") { Description = "Lists the conditions with their statements and ends" };
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
        var command = new Command("conditions", "Puts a solver, and the theory itself, under the optimality conditions.")
        {
            it._files, it._solver, it._condition, it._count, it._seed, it._family, it._devices, it._list, it._plugin, it._external, it._out,
        };
        command.SetAction(it.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_list))
        {
            List();
            return ExitCode.Done;
        }

        var start = DateTimeOffset.UtcNow;
        var registry = SharedOptions.Registry(parsed.GetValue(_plugin), parsed.GetValue(_external));
        var solver = BadInput.Refuse(() => registry.Create(parsed.GetRequiredValue(_solver)));
        var conditions = (parsed.GetValue(_condition) ?? []) is { Length: > 0 } names
            ? [.. names.Select(n => BadInput.Refuse(() => ConditionCatalog.Find(n)))]
            : ConditionCatalog.All;
        var files = (parsed.GetValue(_files) ?? []).Select(f => (f, InstanceFile.Read(f))).ToList();
        var outcomes = files.Count > 0 ? Replay(solver, conditions, files, parsed.GetValue(_seed)) : Draw(parsed, solver, conditions);

        TextTable.Write(_session.Output, [["condition", "property", "cases", "verdict"], .. outcomes.Select(Row)]);
        var failures = outcomes.Where(o => o.Failure is not null).ToList();
        if (failures.Count > 0)
            Report(parsed, failures, files.Count == 0 ? parsed.GetValue(_out) ?? OutputFolder.Dated("conditions", start) : null);
        return failures.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private List<ConditionOutcome> Draw(ParseResult parsed, ISolver solver, IReadOnlyList<Condition> conditions)
    {
        var family = parsed.GetRequiredValue(_family);
        var count = parsed.GetValue(_count);
        var run = new ConditionRun(solver, count, parsed.GetValue(_seed))
        {
            Corners = [.. Enum.GetValues<Corner>().Where(c => string.Equals(family, All, StringComparison.Ordinal) || string.Equals(family, Words.Of(c), StringComparison.Ordinal))],
            LargestCase = parsed.GetValue(_devices),
            Stop = _session.Stop,
        };
        var outcomes = new List<ConditionOutcome>();
        foreach (var condition in conditions)
        {
            outcomes.Add(run.Check(condition));
            _session.Error.WriteLine($"{outcomes.Count} of {conditions.Count}: {condition.Name}");
        }

        return outcomes;
    }

    private List<ConditionOutcome> Replay(
        ISolver solver, IReadOnlyList<Condition> conditions, List<(string Path, LoadedInstance Instance)> files, int seed)
    {
        var run = new ConditionRun(solver, 1, seed) { Stop = _session.Stop };
        return
        [
            .. from condition in conditions
               from file in files
               select run.Replay(condition, new(Corner.Ordinary, Checked(file.Path, file.Instance.Problem), file.Instance.Scenario), seed),
        ];
    }

    // Exhaustive search is what most conditions compare with.
    private static Problem Checked(string path, Problem problem) =>
        problem.IsFeasible && problem.DeviceCount <= ExhaustiveSolver.MaxDevices
            ? problem
            : throw new InputException(
                $"{path}: 'minUploaders' is {problem.MinUploaders} of {problem.DeviceCount} devices; allowed: at most all of 1 to {ExhaustiveSolver.MaxDevices} devices.");

    private static string[] Row(ConditionOutcome outcome) =>
    [
        outcome.Condition.Name, outcome.Condition.Property.ToString(CultureInfo.InvariantCulture),
        outcome.Cases.ToString(CultureInfo.InvariantCulture),
        outcome.Failure is not null ? "FAILS" : outcome.WhyNotAsked is { } reason ? $"not asked: {reason}" : "holds",
    ];

    private void Report(ParseResult parsed, List<ConditionOutcome> failures, string? folder)
    {
        if (folder is not null)
            OutputFolder.Create(folder);
        foreach (var (condition, _, _, failure) in failures)
        {
            var (problem, reading, seed, message) = failure!;
            _session.Output.WriteLine();
            _session.Output.WriteLine($"{condition.Name} ({Words.Of(reading)}, seed {seed}): {message}");
            _session.Output.WriteLine($"  {condition.Statement} [{condition.Source}]");
            if (folder is null)
                continue;
            var path = Path.Combine(folder, condition.Name + ".json");
            AtomicFile.Write(path, problem.Scenario is { } scenario ? InstanceFile.ToJson(scenario) : InstanceFile.ToJson(problem.Problem));
            _session.Output.WriteLine($"  judba conditions {Quoted(path)} --condition {condition.Name} --seed {seed}{SolverWords(parsed)}");
        }
    }

    private string SolverWords(ParseResult parsed) => string.Concat(
    [
        $" --solver {Quoted(parsed.GetRequiredValue(_solver))}",
        .. (parsed.GetValue(_plugin) ?? []).Select(p => $" --plugin {Quoted(p)}"),
        .. (parsed.GetValue(_external) ?? []).Select(e => $" --external {Quoted(e)}"),
    ]);

    // As a POSIX shell reads it back.
    private static string Quoted(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,".Contains(c, StringComparison.Ordinal))
        ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private void List()
    {
        TextTable.Write(_session.Output,
        [
            ["condition", "property", "about", "tolerance", "statement", "source"],
            .. ConditionCatalog.All.Select(c => (string[])
                [c.Name, c.Property.ToString(CultureInfo.InvariantCulture), Words.Of(c.Subject), Figures.Tolerance(c.Tolerance), c.Statement, c.Source]),
        ]);
    }
}
