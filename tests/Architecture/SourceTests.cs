using System.Text.RegularExpressions;

namespace Judba.Architecture.Tests;

/// <summary>House rules of the sources that a compiler does not hold.</summary>
public sealed partial class SourceTests
{
    // As .editorconfig has it.
    private const int MostColumns = 140;

    private const int MostLines = 400;

    [Fact]
    public void Sources_Found_AreThoseOfEveryProject() =>
        Assert.Empty(Repository.Projects.Values.Except(Repository.Sources.Select(Repository.ProjectOf)).Select(p => p.Folder));

    [Fact]
    public void Sources_Lines_AreNotTooLong() => Assert.Empty(
        from source in Repository.Sources
        from line in Repository.Lines(source).Select((text, i) => (Number: i + 1, text.Length))
        where line.Length > MostColumns
        select $"{source}:{line.Number} has {line.Length} columns; allowed: {MostColumns}");

    [Fact]
    public void Sources_Files_AreNotTooLong()
    {
        var longer = Repository.Sources.Where(s => Repository.Lines(s).Length >= MostLines).ToList();
        Assert.Empty(longer);
    }

    // A file that must bear a vendor's namespace says so to the compiler, with the reason beside it.
    [Fact]
    public void Sources_Namespace_IsProjectAndFolder()
    {
        foreach (var source in Repository.Sources)
        {
            var lines = Repository.Lines(source);
            if (lines.Contains("#pragma warning disable IDE0130", StringComparer.Ordinal)
                || lines.Select(l => Namespace().Match(l)).FirstOrDefault(m => m.Success) is not { } found)
            {
                continue;
            }

            var project = Repository.ProjectOf(source);
            var folders = source[project.Folder.Length..source.LastIndexOf('/')].Replace('/', '.');
            Assert.True(
                string.Equals(project.Root + folders, found.Groups["name"].Value, StringComparison.Ordinal), $"{source}: {found.Value}");
        }
    }

    // The reason is a sentence where it stands, or a name that holds one.
    [Fact]
    public void Tests_Skipped_SayWhy()
    {
        var skips = Repository.Sources.Where(s => s.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(s => Repository.Lines(s).SelectMany(line => Skip().Matches(line)).Select(m => (File: s, m.Groups["reason"].Value)))
            .ToList();
        Assert.NotEmpty(skips);
        Assert.All(skips, skip => Assert.True(IsReason(skip.Value), $"{skip.File}: a test is skipped by {skip.Value}"));
    }

    [Theory]
    [InlineData("\"\"", false)]
    [InlineData("\"later\"", false)]
    [InlineData("null", false)]
    [InlineData("$\"there is no {program} in PATH\"", true)]
    [InlineData("WhyNot", true)]
    public void IsReason_Examples_AreTold(string text, bool expected) => Assert.Equal(expected, IsReason(text));

    private static bool IsReason(string text) =>
        text.Contains('"', StringComparison.Ordinal) ? text.Count(c => c is ' ') >= 3 : text is not "null";

    [GeneratedRegex("^namespace (?<name>[A-Za-z0-9_.]+);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bSkip = (?<reason>\$?""[^""]*""|[\w.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Skip();
}
