using System.CommandLine;
using System.CommandLine.Completions;
using Judba.Experiments.Running;

namespace Judba.Experiments.Cli;

/// <summary>
/// What a shell needs to complete the program's commands, options and their values. Nothing is asked of the program while the user types.
/// </summary>
internal static class CompletionScript
{
    /// <summary>The script of a shell.</summary>
    /// <param name="shell"><c>bash</c>, <c>zsh</c> or <c>fish</c>.</param>
    /// <param name="root">The command tree.</param>
    public static string Of(string shell, RootCommand root)
    {
        var commands = Below(root, "").ToList();
        var lines = shell switch
        {
            "fish" => Fish(root, commands),
            "zsh" => [.. Bashcompinit, .. Bash(root, commands)],
            _ => Bash(root, commands),
        };
        return string.Join('\n', lines) + "\n";
    }

    // zsh runs the completions of bash, once it is told to.
    private static readonly string[] Bashcompinit =
        ["autoload -U +X compinit && compinit", "autoload -U +X bashcompinit && bashcompinit"];

    // Every command with its words, such as "sweep merge".
    private static IEnumerable<(string Words, Command Command)> Below(Command command, string words) =>
        command.Subcommands.Where(c => !c.Hidden).SelectMany(c =>
        {
            var own = words.Length == 0 ? c.Name : $"{words} {c.Name}";
            return Below(c, own).Prepend((own, c));
        });

    private static List<string> Bash(RootCommand root, List<(string Words, Command Command)> commands)
    {
        List<string> lines =
        [
            "_judba() {",
            "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= next= words= k",
            "  for ((k = 1; k < COMP_CWORD; k++)); do",
            "    next=\"${command:+$command }${COMP_WORDS[k]}\"",
            "    case $next in",
            $"      {string.Join('|', commands.Select(c => $"'{c.Words}'"))}) command=$next ;;",
            "    esac",
            "  done",
            "  case $command:$before in",
        ];
        foreach (var (words, command) in commands)
        {
            foreach (var option in command.Options.Where(TakesValue))
            {
                if (Values(option) is { Length: > 0 } values)
                    lines.Add($"    '{words}:{option.Name}') words='{values}' ;;");
                else if (IsPath(option))
                    lines.Add($"    '{words}:{option.Name}') ;;");
            }
        }

        lines.Add($"    :*) words='{Names(root.Subcommands)} {Names(root.Options)}' ;;");
        lines.AddRange(commands.Select(c => $"    '{c.Words}':*) words='{Words(root, c.Command)}' ;;"));
        lines.AddRange(
        [
            "  esac",
            "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))",
            "}",
            "complete -o default -F _judba judba",
        ]);
        return lines;
    }

    private static List<string> Fish(RootCommand root, List<(string Words, Command Command)> commands)
    {
        List<string> lines =
        [
            "function __judba_command",
            "  set -l command",
            "  for word in (commandline -opc)[2..]",
            "    set -l next (string join ' ' $command $word)",
            $"    contains -- $next {string.Join(' ', commands.Select(c => Quoted(c.Words)))}; and set command $next",
            "  end",
            "  echo $command",
            "end",
            .. FishLines("", root),
            .. Everywhere(root).Select(o => $"complete -c judba -l {o.Name[2..]} -d {Quoted(o.Description ?? "")}"),
            .. commands.SelectMany(c => FishLines(c.Words, c.Command)),
        ];
        return lines;
    }

    private static IEnumerable<string> FishLines(string words, Command command)
    {
        var start = $"complete -c judba -n 'test \"$(__judba_command)\" = \"{words}\"'";
        foreach (var below in command.Subcommands.Where(c => !c.Hidden))
            yield return $"{start} -f -a {Quoted(below.Name)} -d {Quoted(below.Description ?? "")}";
        foreach (var values in command.Arguments.Select(Values).Where(v => v.Length > 0))
            yield return $"{start} -f -a {Quoted(values)}";
        foreach (var option in command.Options.Where(o => !o.Hidden && o.Name.StartsWith("--", StringComparison.Ordinal)))
        {
            var value = !TakesValue(option) ? "" : Values(option) is { Length: > 0 } values ? $" -x -a {Quoted(values)}" : " -r";
            yield return $"{start} -l {option.Name[2..]}{value} -d {Quoted(option.Description ?? "")}";
        }
    }

    private static string Words(RootCommand root, Command command)
    {
        string[] words =
        [
            Names(command.Subcommands), .. command.Arguments.Select(Values), Names(command.Options), Names(Everywhere(root)),
        ];
        return string.Join(' ', words.Where(w => w.Length > 0));
    }

    private static IEnumerable<Option> Everywhere(RootCommand root) => root.Options.Where(o => o.Recursive);

    private static bool TakesValue(Option option) => option.ValueType != typeof(bool);

    private static bool IsPath(Option option) => option.HelpName is "folder" or "file" or "path.dll";

    private static string Names(IEnumerable<Symbol> symbols) => string.Join(' ', symbols.Where(s => !s.Hidden).Select(s => s.Name));

    // Solvers are not the options' own values: a plugin or a program may add to them.
    private static string Values(Symbol symbol) => string.Join(' ', symbol.Name is "--solver" or "--solvers"
        ? SolverCatalog.Create(plugins: null, externals: null).Solvers.Select(s => s.Info.Name)
        : symbol.GetCompletions(CompletionContext.Empty).Select(c => c.Label));

    private static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
