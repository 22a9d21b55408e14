using System.CommandLine;
using System.CommandLine.Parsing;
using Judba.Experiments.Cli;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Cli;

/// <summary>What <c>--help</c> shows to be typed can be typed.</summary>
public sealed class ExamplesTests
{
    private static readonly Session Nobody = new(Stream.Null, TextWriter.Null, TextWriter.Null, CancellationToken.None);

    public static TheoryData<string> AllCommands => [.. Below(Application.Commands(Nobody)).Select(Examples.Words)];

    [Theory]
    [MemberData(nameof(AllCommands))]
    public void Help_EveryCommand_ShowsExamplesThatParse(string command)
    {
        var lines = InProcess.Run([.. command.Split(' '), "--help"]).Expect(0).Lines
            .SkipWhile(l => l is not "Examples:").Skip(1).ToList();
        Assert.NotEmpty(lines);
        var programs = lines.SelectMany(Programs).ToList();
        Assert.Contains(programs, words => string.Join(' ', words).StartsWith(command, StringComparison.Ordinal));
        Assert.All(programs, words =>
        {
            var parsed = Application.Commands(Nobody).Parse(words);
            Assert.Empty(parsed.Errors);
            Assert.Null(UsageError.MistakenOption(parsed));
        });
    }

    [Fact]
    public void Commands_OneOfThem_IsTheSameAsAmongAll()
    {
        var one = Assert.Single(Application.Commands(Nobody, "solve").Subcommands);
        var among = Application.Commands(Nobody).Subcommands.Single(c => string.Equals(c.Name, "solve", StringComparison.Ordinal));
        Assert.Equal(among.Options.Select(o => o.Name), one.Options.Select(o => o.Name), StringComparer.Ordinal);
        Assert.True(Application.Commands(Nobody, "slove").Subcommands.Count > 10);
    }

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(c => Below(c).Prepend(c));

    // The words of each call of the program in a line for a shell: judba a | judba b, source <(judba c), judba d > file.
    private static IEnumerable<string[]> Programs(string line) => line.Split(['|', '>', '(', ')'], StringSplitOptions.TrimEntries)
        .Where(part => part.StartsWith("judba", StringComparison.Ordinal))
        .Select(part => CommandLineParser.SplitCommandLine(part).Skip(1).ToArray());
}
