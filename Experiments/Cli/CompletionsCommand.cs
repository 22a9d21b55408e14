using System.CommandLine;
using System.CommandLine.Completions;

namespace Judba.Experiments.Cli;

/// <summary><c>judba completions bash</c>: a completion script, written from the command tree.</summary>
internal static class CompletionsCommand
{
    public static Command Create(Session session, RootCommand root)
    {
        var shell = new Argument<string>("shell") { Description = "The shell: bash." };
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not "bash" and var other }])
                result.AddError($"Argument 'shell' is '{other}'; allowed: bash.");
        });
        shell.CompletionSources.Add("bash");
        var command = new Command("completions", "Prints a completion script: source <(judba completions bash).") { shell };
        command.SetAction(_ =>
        {
            session.Output.Write(Bash(root));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Bash(RootCommand root)
    {
        var lines = new List<string>
        {
            "_judba() {",
            "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} words=",
            "  if ((COMP_CWORD == 1)); then",
            $"    words='{Names(root.Subcommands)} {Names(root.Options)}'",
            "  else",
            "    case $command:$before in",
        };
        foreach (var command in root.Subcommands)
        {
            foreach (var option in command.Options.Where(o => o.ValueType != typeof(bool)))
            {
                if (Completions(option) is { Length: > 0 } values)
                    lines.Add($"      {command.Name}:{option.Name}) words='{values}' ;;");
                else if (option.HelpName is "folder" or "path.dll")
                    lines.Add($"      {command.Name}:{option.Name}) ;;");
            }
        }

        foreach (var command in root.Subcommands)
        {
            var arguments = string.Join(' ', command.Arguments.Select(Completions).Where(w => w.Length > 0));
            lines.Add($"      {command.Name}:*) words='{(arguments + " " + Names(command.Options)).Trim()} --help' ;;");
        }

        lines.AddRange(
        [
            "    esac",
            "  fi",
            "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))",
            "}",
            "complete -o default -F _judba judba",
        ]);
        return string.Join('\n', lines) + "\n";
    }

    private static string Names(IEnumerable<Symbol> symbols) => string.Join(' ', symbols.Where(s => !s.Hidden).Select(s => s.Name));

    private static string Completions(Symbol symbol) =>
        string.Join(' ', symbol.GetCompletions(CompletionContext.Empty).Select(c => c.Label));
}
