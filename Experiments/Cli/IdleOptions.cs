using System.CommandLine;
using System.CommandLine.Parsing;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary>Options that would be given without effect.</summary>
internal static class IdleOptions
{
    /// <summary>Whether an option or argument stands on the command line.</summary>
    public static bool IsGiven(ParseResult parsed, Symbol symbol) => symbol switch
    {
        Option option => parsed.GetResult(option) is { Implicit: false },
        Argument argument => parsed.GetResult(argument) is ArgumentResult { Tokens.Count: > 0 },
        _ => false,
    };

    /// <summary>Refuses what has no effect beside an option that is given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="given">The option that is given.</param>
    /// <param name="idle">What has no effect beside it.</param>
    /// <exception cref="InputException">One of these is given.</exception>
    public static void RefuseBeside(ParseResult parsed, Option given, params ReadOnlySpan<Symbol> idle)
    {
        foreach (var symbol in idle)
        {
            if (IsGiven(parsed, symbol))
            {
                var what = symbol is Option ? $"Option '{symbol.Name}' has" : $"Argument '{symbol.Name}' has";
                throw new InputException($"{what} no effect beside '{given.Name}'; allowed: one of the two.");
            }
        }
    }
}
