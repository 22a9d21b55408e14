using System.CommandLine;

namespace Judba.Experiments.Cli;

/// <summary><c>judba completions bash|zsh|fish</c>: a completion script, written from the command tree.</summary>
internal static class CompletionsCommand
{
    public static Command Create(Session session, RootCommand root)
    {
        string[] shells = ["bash", "zsh", "fish"];
        var shell = new Argument<string>("shell") { Description = $"The shell: {string.Join(", ", shells)}." };
        shell.CompletionSources.Add(shells);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var other }] && !shells.Contains(other, StringComparer.Ordinal))
                result.AddError($"Argument 'shell' is '{other}'; allowed: {string.Join(", ", shells)}.");
        });
        var command = new Command("completions", "Prints a completion script: source <(judba completions bash).") { shell };
        command.SetAction(parsed =>
        {
            session.Output.Write(CompletionScript.Of(parsed.GetRequiredValue(shell), root));
            return ExitCode.Done;
        });
        return command;
    }
}
