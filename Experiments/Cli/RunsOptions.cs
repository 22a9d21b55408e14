using System.CommandLine;
using Judba.Models.Files;

namespace Judba.Experiments.Cli;

/// <summary><c>--runs</c> and <c>--quick</c>, of which a command line has one.</summary>
/// <param name="description">What is run as often.</param>
/// <param name="usual">How often without both.</param>
/// <param name="quick">What the smoke version is.</param>
internal sealed class RunsOptions(string description, int usual, string quick)
{
    /// <summary>How often something is run.</summary>
    public Option<int> Runs { get; } = SharedOptions.Whole("--runs", description, usual, 2, 1_000_000);

    /// <summary>Whether it is a smoke version.</summary>
    public Option<bool> Quick { get; } = new("--quick") { Description = quick };

    /// <summary>How often to run, or null for the smoke version.</summary>
    /// <exception cref="InputException">Both options are given.</exception>
    public int? Read(ParseResult parsed)
    {
        if (!parsed.GetValue(Quick))
            return parsed.GetValue(Runs);
        return parsed.GetResult(Runs) is { Implicit: false }
            ? throw new InputException("Option '--quick' sets the number of runs, and so does '--runs'; allowed: one of the two.")
            : null;
    }
}
