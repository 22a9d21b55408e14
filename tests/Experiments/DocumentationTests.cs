using System.Globalization;
using System.Text.RegularExpressions;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests;

/// <summary>What README and CONTRIBUTING say is run as a new user would.</summary>
public sealed partial class DocumentationTests
{
    // A line of a guide that ends so takes too long for every run of the tests, and says how long.
    private const string SlowMark = "  # slow";

    /// <summary>The documents whose commands are run, each in a folder of its own.</summary>
    public static TheoryData<string> Guides => [.. Documents];

    private static string[] Documents =>
        ["README.md", .. Directory.GetFiles(Path.Combine(JudbaProgram.RepositoryFolder, "docs"),
            "howto-*.md").Select(p => "docs/" + Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    [UnixTheory]
    [MemberData(nameof(Guides))]
    public void Guide_EveryJudbaCommand_Runs(string document)
    {
        var lines = Lines(document).Where(l => !l.Contains(SlowMark, StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count >= 1, $"{document} has {lines.Count} commands");
        RunAsWritten(lines);
    }

    // Those that need another of the document's commands first follow it in the same folder: all are run again, in order.
    [SlowGuideTheory]
    [MemberData(nameof(Guides))]
    [Trait("Category", "SlowGuides")]
    public void Guide_EverySlowCommand_RunsToo(string document)
    {
        var lines = Lines(document);
        if (lines.Exists(l => l.Contains(SlowMark, StringComparison.Ordinal)))
            RunAsWritten(lines, TimeSpan.FromHours(1));
    }

    [Fact]
    public void Guides_SlowCommands_AreFewAndSayHowLong()
    {
        const int Most = 4;
        var slow = Documents.SelectMany(Lines).Where(l => l.Contains(SlowMark, StringComparison.Ordinal)).ToList();
        Assert.True(slow.Count <= Most, string.Join('\n', slow));
        Assert.All(slow, l => Assert.Matches(@"  # slow: \d+ (seconds|minutes)", l));
    }

    [Fact]
    public void ConditionsPage_EveryJudbaCommand_Runs()
    {
        using var folder = new TemporaryFolder();
        var commands = Commands(Path.Combine("docs", "conditions.md"));
        Assert.Equal(5, commands.Count);
        foreach (var (arguments, _) in commands)
            JudbaProgram.Run(new ProgramRun(arguments) { WorkingFolder = folder.Folder }).Expect(0);
    }

    [Fact]
    public void ConditionsPage_Example_IsTheOneThatRunsHere()
    {
        var source = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "examples", "ConditionsTest", "MySolverTests.cs"));
        var text = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "docs", "conditions.md"));
        Assert.Contains(
            $"```csharp\n{source[source.IndexOf("public sealed", StringComparison.Ordinal)..].TrimEnd()}\n```", text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Contributing_PluginCommand_Runs()
    {
        var commands = Commands("CONTRIBUTING.md");
        Assert.Single(commands);
        using var folder = new TemporaryFolder();
        string[] arguments =
            [.. commands[0].Arguments.Select(a => a.EndsWith(".dll", StringComparison.Ordinal) ? JudbaProgram.ExamplePlugin : a)];
        var run = JudbaProgram.Run(new ProgramRun(arguments) { WorkingFolder = folder.Folder }).Expect(0);
        Assert.Contains("cheapest-single", run.Output, StringComparison.Ordinal);
        Assert.True(
            File.Exists(
                Path.Combine(
                    JudbaProgram.RepositoryFolder, commands[0].Arguments.Single(a => a.EndsWith(".dll", StringComparison.Ordinal)))));
    }

    [Fact]
    public void Contributing_ExampleSolver_IsTheOneThatIsBuiltAndLoaded()
    {
        var source = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "tests", "ExamplePlugin", "CheapestSingleSolver.cs"));
        var text = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "CONTRIBUTING.md"));
        Assert.Contains($"```csharp\n{source.TrimEnd()}\n```", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Contributing_ExampleProject_IsTheOneThatIsBuiltAndLoaded()
    {
        var project = File.ReadAllText(
            Path.Combine(JudbaProgram.RepositoryFolder, "tests", "ExamplePlugin", "Judba.ExamplePlugin.csproj"));
        var text = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "CONTRIBUTING.md"));
        Assert.Contains($"```xml\n{project.TrimEnd()}\n```", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_LibraryExample_IsTheOneThatCompilesHere()
    {
        var text = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "README.md"));
        var example = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "tests", "Experiments", "ReadmeExample.cs"));
        var body = CodeBlock().Match(text).Groups["code"].Value.Split("\n\n", 2)[1].TrimEnd();
        foreach (var line in body.Split('\n'))
            Assert.Contains(line.Replace("Console.", "console.", StringComparison.Ordinal), example, StringComparison.Ordinal);
        var output = new StringWriter();
        ReadmeExample.Run(output);
        Assert.Matches(@"^\d+\.\d+ with \d+ uploaders, gap \d", output.ToString());
    }

    // As a new user does, in a shell, beside the documents' own files.
    private static void RunAsWritten(IEnumerable<string> lines, TimeSpan? patience = null)
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["examples", "docs"])
            Copy(new DirectoryInfo(Path.Combine(JudbaProgram.RepositoryFolder, name)), folder.Path(name));
        foreach (var line in lines)
            JudbaProgram.Shell(line, folder.Folder, patience).Expect(
                ExitCode().Match(line) is { Success: true } code ? int.Parse(code.Groups["code"].Value, CultureInfo.InvariantCulture) : 0);
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.GetFiles())
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.GetDirectories().Where(d => d.Name is not ("bin" or "obj")))
            Copy(folder, Path.Combine(to, folder.Name));
    }

    private static List<string> Lines(string document) =>
    [
        .. ShellBlock().Matches(File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, document))).SelectMany(
            block => block.Groups["code"].Value.Split('\n')).Where(l => l.StartsWith("judba ", StringComparison.Ordinal)),
    ];

    // Lines of ```sh blocks that call the program, with the file that their output goes to.
    private static List<(string[] Arguments, string? Target)> Commands(string document)
    {
        var commands = new List<(string[], string?)>();
        foreach (Match block in ShellBlock().Matches(File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, document))))
        {
            foreach (var line in block.Groups["code"].Value.Split('\n').Where(l => l.StartsWith("judba ", StringComparison.Ordinal)))
            {
                var parts = line.Split(" > ");
                commands.Add((parts[0].Split(' ')[1..], parts.Length > 1 ? parts[1] : null));
            }
        }

        return commands;
    }

    [GeneratedRegex("  # exit code (?<code>[0-9]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExitCode();

    [GeneratedRegex("```sh\n(?<code>.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellBlock();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeBlock();
}
