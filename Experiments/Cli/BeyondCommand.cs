using System.CommandLine;
using System.CommandLine.Parsing;
using Judba.Experiments.Running;
using Judba.Experiments.Studies.Beyond;
using Judba.Models.Files;
using Judba.Models.Numerics;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce beyond</c>: studies that the paper does not have.</summary>
internal static class BeyondCommand
{
    public static Command Create(Session session)
    {
        var names = BeyondStudies.All.Select(s => s.Name).ToArray();
        var parts = new Argument<string[]>("part")
        {
            Description = string.Join("; ", BeyondStudies.All.Select(s => $"{s.Name}: {s.Summary}")) + ". Without any, all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        parts.CompletionSources.Add(names);
        parts.Validators.Add(result => Validate(result, names));
        var seed = SharedOptions.Seed();
        var quick = new Option<bool>("--quick") { Description = "A smoke version, under a minute" };
        var plugin = SharedOptions.Plugin();
        var output = SharedOptions.Out("Folder for figures and data; without it, a dated one under results");
        var command = new Command("beyond", "Beyond the paper: cost over α, scaling to a million devices, performance profiles, frontiers.")
        {
            parts, seed, quick, plugin, output,
        };
        return command.Runs(session, output, parsed =>
        {
            var chosen = parsed.GetValue(parts) is { Length: > 0 } given ? given : names;
            if (IdleOptions.IsGiven(parsed, plugin) && !chosen.Intersect(BeyondStudies.OfEverySolver, StringComparer.Ordinal).Any())
            {
                throw new InputException($"Option '--plugin' has no effect on {string.Join(", ", chosen)}; allowed: with "
                    + $"{string.Join(" or ", BeyondStudies.OfEverySolver)}.");
            }

            var registry = SolverCatalog.Create(parsed.GetValue(plugin), externals: null);
            return new BeyondStudy(new BeyondOptions(parsed.GetValue(quick), parsed.GetValue(seed), registry), chosen);
        });
    }

    private static void Validate(ArgumentResult result, string[] names)
    {
        if (result.Tokens.Select(t => t.Value).FirstOrDefault(v => !names.Contains(v, StringComparer.Ordinal)) is { } unknown)
            result.AddError($"Part '{unknown}' is unknown; {Spelling.Hint(unknown, names)}");
    }
}
