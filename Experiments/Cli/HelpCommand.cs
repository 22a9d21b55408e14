using System.CommandLine;
using Judba.Models.Files;
using Judba.Models.Numerics;

namespace Judba.Experiments.Cli;

/// <summary><c>judba help [COMMAND]</c>: the same as <c>judba COMMAND --help</c>.</summary>
internal static class HelpCommand
{
    public static Command Create(Session session, RootCommand root)
    {
        var words = new Argument<string[]>("command")
        {
            Description = "A command, such as 'solve' or 'reproduce fig4a'; without one, all of them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        words.CompletionSources.Add([.. root.Subcommands.Select(c => c.Name)]);
        var command = new Command("help", "Shows what a command does, its options, and examples.") { words };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(words) ?? [];
            Command at = root;
            foreach (var word in path)
            {
                at = at.Subcommands.FirstOrDefault(c => string.Equals(c.Name, word, StringComparison.Ordinal))
                    ?? throw new InputException($"Command '{word}' is unknown; {Spelling.Hint(word, at.Subcommands.Select(c => c.Name))}");
            }

            return Application.Invoke(root, [.. path, "--help"], session);
        });
        return command;
    }
}
