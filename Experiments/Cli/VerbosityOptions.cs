using System.CommandLine;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary><c>-q</c> and <c>-v</c>, which every command has.</summary>
internal static class VerbosityOptions
{
    private const string Quiet = "--quiet";
    private const string Verbose = "--verbose";

    /// <summary>Adds the options to all commands.</summary>
    public static void AddTo(RootCommand root)
    {
        root.Add(new Option<bool>(Quiet, "-q") { Description = "Only results and errors: no notes, no progress", Recursive = true });
        root.Add(new Option<bool>(Verbose, "-v")
        {
            Description = "Details of the progress, a line each on standard error, and at the end time and memory",
            Recursive = true,
        });
    }

    /// <summary>What a command line asks for.</summary>
    /// <exception cref="InputException">It asks for both.</exception>
    public static Verbosity Read(RootCommand root, ParseResult parsed)
    {
        bool isQuiet = Has(root, parsed, Quiet), isVerbose = Has(root, parsed, Verbose);
        if (isQuiet && isVerbose)
            throw new InputException($"Options '{Quiet}' and '{Verbose}' are given together; allowed: one of them.");
        return isQuiet ? Verbosity.Quiet : isVerbose ? Verbosity.Verbose : Verbosity.Usual;
    }

    private static bool Has(RootCommand root, ParseResult parsed, string name) =>
        parsed.GetValue((Option<bool>)root.Options.Single(o => string.Equals(o.Name, name, StringComparison.Ordinal)));
}
