using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Judba.Experiments.Cli;

/// <summary>Examples of every command, shown at the end of its <c>--help</c>.</summary>
internal static class Examples
{
    /// <summary>Lines to type, by the command that they are examples of, such as <c>sweep merge</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["compare"] =
            ["judba compare", "judba compare --devices 30 --instances 100 --solvers exact,price,threshold --set energyPreference=0.9",
                "judba compare fleet.json --external mine=\"python3 my_solver.py\""],
            ["solve"] = ["judba solve fleet.json", "judba solve fleet.json --solver threshold:rounds=1 --reading min-latency --json",
            "judba solve fleet.json --certificate proof.json", "judba generate --devices 12 | judba solve -"],
            ["check"] = ["judba check fleet.json solution.json --reading min-latency"],
            ["verify"] = ["judba verify fleet.json proof.json"],
            ["conditions"] = ["judba conditions --solver exact --count 50", "judba conditions --solver greedy --assume optimal",
                "judba conditions --list"],
            ["generate"] = ["judba generate --devices 30 --seed 7", "judba generate --count 100 --out fleets --set edgeFrequencyHz=1.5GHz"],
            ["export"] = ["judba export fleet.json --format cbf"],
            ["calibrate"] = ["judba calibrate"],
            ["train"] = ["judba train autoencoder --ratio 32 --out encoder"],
            ["train allocator"] = ["judba train allocator --out weights"],
            ["train autoencoder"] = ["judba train autoencoder --ratio 32 --out encoder"],
            ["train classifier"] = ["judba train classifier --out classifier"],
            ["pipeline"] = ["judba pipeline --quick --out pipeline"],
            ["reproduce"] = ["judba reproduce all --out figures"],
            ["reproduce beyond"] = ["judba reproduce beyond --quick", "judba reproduce beyond profiles scaling --plugin mine.dll"],
            ["reproduce table1"] = ["judba reproduce table1 --quick", "judba reproduce table1 --full --seeds 3 --out table1"],
            ["reproduce autoencoders"] = ["judba reproduce autoencoders --quick --ratio 16"],
            ["reproduce privacy"] = ["judba reproduce privacy --quick --seeds 1"],
            ["reproduce learned"] = ["judba reproduce learned --quick", "judba reproduce learned --runs 100 --seed 7"],
            ["reproduce gallery"] = ["judba reproduce gallery --seeds 4 --out gallery"],
            ["reproduce price-of-theory"] = ["judba reproduce price-of-theory --quick", "judba reproduce price-of-theory --devices 50"],
            ["reproduce fig4a"] = ["judba reproduce fig4a --quick"],
            ["reproduce fig4b"] = ["judba reproduce fig4b --runs 200"],
            ["reproduce fig5a"] = ["judba reproduce fig5a --profile table1/profile.json"],
            ["reproduce fig5b"] = ["judba reproduce fig5b --quick --out figures"],
            ["reproduce all"] = ["judba reproduce all --quick --out figures"],
            ["sweep"] = ["judba sweep sweep.toml --out results/mine", "judba sweep sweep.toml --out results/mine --shard 3/8"],
            ["sweep merge"] = ["judba sweep merge results/mine"],
            ["sweep missing"] = ["judba sweep missing results/mine"],
            ["config"] = ["judba config example > sweep.toml"],
            ["config example"] = ["judba config example > sweep.toml"],
            ["config schema"] = ["judba config schema > sweep.schema.json"],
            ["report"] = ["judba report results/mine"],
            ["solvers"] = ["judba solvers", "judba solvers --plugin mine.dll"],
            ["completions"] = ["source <(judba completions bash)", "judba completions fish | source"],
            ["help"] = ["judba help solve"],
        };

    private static readonly string[] WarmTimes =
    [
        "Wall time of the solver alone, without reading, scoring and writing. Every solver has solved once",
        "before, untimed. An external program is started for each solve, and its time includes that start.",
    ];

    // What the times of a command are, where it shows any.
    private static readonly Dictionary<string, string[]> Times = new(StringComparer.Ordinal)
    {
        ["compare"] = WarmTimes,
        ["sweep"] = WarmTimes,
        ["solve"] =
        [
            "Wall time of the solver alone, without reading, scoring and writing. It is cold: nothing ran before, so the",
            "compilation of the solver's code is in it, as is the start of an external program. 'judba compare FILE' warms up.",
        ],
    };

    /// <summary>Appends the examples of each command below <paramref name="root"/> to its help.</summary>
    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
    }

    /// <summary>The words of a command below the program's own name, such as <c>sweep merge</c>.</summary>
    public static string Words(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent and not RootCommand
            ? $"{Words(parent)} {command.Name}"
            : command.Name;

    private sealed class HelpWithExamples(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = usual.Invoke(parseResult);
            if (!All.TryGetValue(Examples.Words(parseResult.CommandResult.Command), out var lines))
                return code;
            var output = parseResult.InvocationConfiguration.Output;
            if (Times.TryGetValue(Examples.Words(parseResult.CommandResult.Command), out var times))
            {
                output.WriteLine("Times:");
                foreach (var line in times)
                    output.WriteLine("  " + line);
                output.WriteLine();
            }

            output.WriteLine("Examples:");
            foreach (var line in lines)
                output.WriteLine("  " + line);
            output.WriteLine();
            return code;
        }
    }
}
