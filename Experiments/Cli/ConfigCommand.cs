using System.CommandLine;
using Judba.Experiments.Sweeps.Configuration;

namespace Judba.Experiments.Cli;

/// <summary><c>judba config</c>: what a sweep's configuration may hold.</summary>
internal static class ConfigCommand
{
    public static Command Create(Session session)
    {
        var schema = new Command("schema", "Prints the JSON Schema of configurations: every field with meaning, unit and range.");
        schema.SetAction(_ =>
        {
            session.WriteRaw(SweepSchema.ToJson());
            return ExitCode.Done;
        });
        var example = new Command("example", "Prints a small configuration to begin with.");
        example.SetAction(_ =>
        {
            session.Output.Write(SweepExample.Text);
            return ExitCode.Done;
        });
        return new Command("config", "Configurations of sweeps: their schema and an example.") { schema, example };
    }
}
