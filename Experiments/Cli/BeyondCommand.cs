using System.CommandLine;
using System.CommandLine.Parsing;
using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Running;
using Judba.Experiments.Studies.Beyond;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary><c>judba reproduce beyond</c>: studies that the paper does not have.</summary>
internal static class BeyondCommand
{
    private const string Name = "beyond";

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
        var command = new Command(Name, "Beyond the paper: cost over α, scaling to a million devices, performance profiles, frontiers.") { parts, seed, quick, plugin, output };
        command.SetAction(parsed =>
        {
            var start = DateTimeOffset.UtcNow;
            var chosen = parsed.GetValue(parts) is { Length: > 0 } given ? given : names;
            var registry = SolverCatalog.Create(parsed.GetValue(plugin), null);
            var context = new BeyondContext(parsed.GetValue(quick), parsed.GetValue(seed), registry, session.Error.WriteLine, session.Stop);
            var folder = parsed.GetValue(output) ?? OutputFolder.Dated(Name, start);
            OutputFolder.Create(folder);
            List<string> done = [];
            try
            {
                foreach (var study in BeyondStudies.All.Where(s => chosen.Contains(s.Name, StringComparer.Ordinal)))
                {
                    var result = study.Run(context);
                    BeyondReport.Write(session.Output, result);
                    BeyondReport.Save(folder, study.Name, result);
                    done.Add(study.Name);
                }
            }
            finally
            {
                // An interrupted run keeps the parts that it has.
                WriteManifest(folder, context, done, start);
                FolderReport.Write(folder);
            }

            session.Output.WriteLine(folder);
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteManifest(string folder, BeyondContext context, IEnumerable<string> parts, DateTimeOffset start) => AtomicFile.Write(
        Path.Combine(folder, "manifest.json"), StudyManifest.ToJson(
            $"reproduce {Name}",
            json =>
            {
                json.WriteStrings("parts", parts);
                json.WriteBoolean("quick", context.IsQuick);
                json.WriteNumber("seed", context.Seed);
                json.WriteNumber("fleets", context.Fleets);
            },
            start));

    private static void Validate(ArgumentResult result, string[] names)
    {
        if (result.Tokens.Select(t => t.Value).FirstOrDefault(v => !names.Contains(v, StringComparer.Ordinal)) is { } unknown)
            result.AddError($"Part '{unknown}' is unknown; {Spelling.Hint(unknown, names)}");
    }
}
