using System.Globalization;
using System.Text.RegularExpressions;

namespace Judba.Architecture.Tests;

/// <summary>House rules of the sources that a compiler does not hold.</summary>
public sealed partial class SourceTests
{
    // As .editorconfig has it.
    private const int MostColumns = 140;

    private const int MostLines = 400;

    private const string LongLinesFile = "tests/Architecture/long-lines.txt";

    [Fact]
    public void Sources_Found_AreThoseOfEveryProject() =>
        Assert.Empty(Repository.Projects.Values.Except(Repository.Sources.Select(Repository.ProjectOf)).Select(p => p.Folder));

    // Folders that had longer lines when this was first checked may keep as many as they have, and not one more.
    [Fact]
    public void Sources_Lines_AreNotTooLong()
    {
        var allowed = Repository.Lines(LongLinesFile).Where(l => l.Length > 0 && l[0] is not '#').Select(l => l.Split(' '))
            .ToDictionary(p => p[0], p => int.Parse(p[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var longer = Repository.Sources.SelectMany(s => Repository.Lines(s).Select((line, i) => (File: s, Number: i + 1, line.Length)))
            .Where(l => l.Length > MostColumns).ToList();
        foreach (var folder in longer.GroupBy(l => Repository.ProjectOf(l.File).Folder, StringComparer.Ordinal))
        {
            var most = allowed.GetValueOrDefault(folder.Key);
            Assert.True(
                folder.Count() <= most,
                $"{folder.Key} has {folder.Count()} lines of more than {MostColumns} columns; allowed: {most}\n"
                + string.Join('\n', folder.Select(l => $"{l.File}:{l.Number} has {l.Length}")));
        }

        var settled = allowed.Keys.Except(longer.Select(l => Repository.ProjectOf(l.File).Folder), StringComparer.Ordinal);
        Assert.Empty(settled.Select(s => $"{s} has none left: delete its line in {LongLinesFile}"));
    }

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
