using System.CommandLine;
using System.CommandLine.Parsing;
using Judba.Models.Numerics;

namespace Judba.Experiments.Cli;

/// <summary>One sentence for a command line that cannot be read.</summary>
internal static class UsageError
{
    /// <summary>The first complaint in our words.</summary>
    /// <param name="parsed">A result with at least one error.</param>
    public static string Sentence(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (MistakenOption(parsed) is { } option)
            return Unmatched(command, option);
        if (parsed.UnmatchedTokens is [var token, ..])
            return Unmatched(command, token);
        if (command.Subcommands.Count > 0 && command.Arguments.Count == 0)
            return $"There is no command; allowed: {Names(command.Subcommands)}.";

        var error = parsed.Errors[0];
        return error.SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } empty =>
                $"Option '{empty.Option.Name}' has no value; allowed: {Allowed(empty.Option)}.",
            OptionResult { IdentifierTokenCount: > 1, Option.Arity.MaximumNumberOfValues: <= 1 } repeated =>
                $"Option '{repeated.Option.Name}' is given {repeated.IdentifierTokenCount} times; allowed: once.",
            ArgumentResult { Tokens.Count: 0 } argument when argument.Parent is CommandResult =>
                $"Argument '{argument.Argument.Name}' of '{command.Name}' is missing; allowed: "
                    + $"{Uncapitalised(argument.Argument.Description)}.",
            _ => error.Message,
        };
    }

    /// <summary>
    /// A word that begins with a hyphen and was taken for a file, such as <c>--devces</c>; null for none. A hyphen alone is standard input,
    /// and what follows <c>--</c> is a file whatever its name.
    /// </summary>
    public static string? MistakenOption(ParseResult parsed)
    {
        var words = parsed.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash);
        var arguments = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).ToHashSet();
        return words.FirstOrDefault(t => t.Value.Length > 1 && t.Value[0] == '-' && arguments.Contains(t))?.Value;
    }

    private static string Unmatched(Command command, string token)
    {
        if (token.StartsWith('-'))
        {
            var options = command.Options.Concat(Above(command).SelectMany(c => c.Options).Where(o => o.Recursive))
                .Where(o => !o.Hidden).Select(o => o.Name);
            return $"Option '{token}' of '{command.Name}' is unknown; {Spelling.Hint(token, options)}";
        }

        if (command.Subcommands.Count > 0)
            return $"Command '{token}' is unknown; {Spelling.Hint(token, command.Subcommands.Select(c => c.Name))}";
        var allowed = command.Arguments.Count == 0 ? "none" : Names(command.Arguments);
        return $"Argument '{token}' of '{command.Name}' is one too many; allowed: {allowed}.";
    }

    private static IEnumerable<Command> Above(Command command) =>
        command.Parents.OfType<Command>().SelectMany(c => Above(c).Prepend(c));

    private static string Names(IEnumerable<Symbol> symbols) => string.Join(", ", symbols.Select(s => s.Name));

    private static string Allowed(Option option) => option.HelpName ?? "one value";

    private static string Uncapitalised(string? sentence) =>
        string.IsNullOrEmpty(sentence) ? "one value" : char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');
}
