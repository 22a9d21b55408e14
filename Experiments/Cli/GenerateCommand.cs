using System.CommandLine;
using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Cli;

/// <summary><c>judba generate</c>: instances from a scenario, as files.</summary>
internal static class GenerateCommand
{
    public static Command Create(Session session)
    {
        var scenario = SharedOptions.Scenario();
        var devices = SharedOptions.Devices();
        var count = SharedOptions.Whole("--count", "Number of instances", 1, 1, 1_000_000);
        var seed = SharedOptions.Seed();
        var profile = ProfileChoice.Option();
        var set = SharedOptions.Set();
        var canonical = new Option<bool>("--canonical") { Description = "Writes canonical problems instead of physical instances" };
        var folder = SharedOptions.Out("Folder for one file per instance; without it, a single instance goes to standard output");
        var schema = new Option<bool>("--schema") { Description = "Prints the JSON Schema of instance files and ends" };
        var command = new Command("generate", "Draws instances from a scenario.")
        {
            scenario, devices, count, seed, profile, set, canonical, folder, schema,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(schema))
            {
                IdleOptions.RefuseBeside(parsed, schema, scenario, devices, count, seed, profile, set, canonical, folder);
                session.WriteRaw(InstanceSchema.ToJson());
                return ExitCode.Done;
            }

            var law = ScenarioLaw.All.First(l => string.Equals(l.Name, parsed.GetValue(scenario), StringComparison.Ordinal)) with
            {
                Profile = ProfileChoice.Read(parsed.GetRequiredValue(profile)),
            };
            var settings = new Settings(parsed.GetValue(set));
            return Run(session, parsed.GetValue(count), parsed.GetValue(folder), index =>
            {
                var drawn = BadInput.Refuse(() => settings.Generate(law, parsed.GetValue(devices), parsed.GetValue(seed), index));
                var content = parsed.GetValue(canonical)
                    ? InstanceFile.ToJson(BadInput.Refuse(drawn.ToProblem, $"Instance '{drawn.Name}': "))
                    : InstanceFile.ToJson(drawn);
                return (drawn.Name, content);
            });
        });
        return command;
    }

    private static int Run(Session session, int count, string? folder, Func<int, (string Name, byte[] Content)> draw)
    {
        if (folder is null)
        {
            if (count > 1)
                throw new InputException($"Option '--count' is {count} without '--out'; allowed: 1, or a folder for the files.");
            session.WriteRaw(session.Abandonable(() => draw(0)).Content);
            return ExitCode.Done;
        }

        OutputFolder.Create(folder);
        for (var index = 0; index < count; index++)
        {
            var drawnIndex = index;
            var (name, content) = session.Abandonable(() => draw(drawnIndex));
            AtomicFile.Write(Path.Combine(folder, name + ".json"), content);
        }

        session.Output.WriteLine(folder);
        return ExitCode.Done;
    }
}
