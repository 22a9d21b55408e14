using System.CommandLine;
using Judba.Models.Files;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Cli;

/// <summary>
/// <c>--profile</c>: what each compression ratio means for learning, the paper's table, one that was measured here, or a file of one's own.
/// </summary>
internal static class ProfileChoice
{
    /// <summary>The option.</summary>
    public static Option<string> Option()
    {
        var option = new Option<string>("--profile")
        {
            Description = $"Networks by compression ratio: {Names}, or the profile.json of 'reproduce table1'",
            HelpName = "name|file",
            DefaultValueFactory = _ => ScenarioLaw.Paper.Profile.Name,
        };
        option.CompletionSources.Add([.. ShippedProfiles.All.Select(p => p.Name)]);
        return option;
    }

    /// <summary>The profile of a name, or in a file.</summary>
    /// <exception cref="InputException">There is neither, or the file is not what the format says.</exception>
    public static CompressionProfile Read(string word)
    {
        if (ShippedProfiles.All.FirstOrDefault(p => string.Equals(p.Name, word, StringComparison.Ordinal)) is { } named)
            return named;
        return File.Exists(word)
            ? ProfileFile.Read(word)
            : throw new InputException($"Option '--profile' is '{word}'; allowed: {Names}, or a file that 'judba reproduce table1' wrote.");
    }

    private static string Names => string.Join(", ", ShippedProfiles.All.Select(p => p.Name));
}
