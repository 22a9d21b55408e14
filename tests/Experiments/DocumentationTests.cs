using System.Text.RegularExpressions;

namespace Judba.Experiments.Tests;

/// <summary>What README and CONTRIBUTING say is run as a new user would.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Readme_EveryJudbaCommand_Runs()
    {
        using var folder = new TemporaryFolder();
        var commands = Commands("README.md");
        Assert.True(commands.Count >= 8, $"README has {commands.Count} commands");
        foreach (var (arguments, target) in commands)
        {
            var run = JudbaProgram.Run(new ProgramRun(arguments) { WorkingFolder = folder.Folder }).Expect(0);
            if (target is not null)
                folder.Write(target, run.Output);
        }
    }

    [Fact]
    public void Contributing_PluginCommand_Runs()
    {
        var commands = Commands("CONTRIBUTING.md");
        Assert.Single(commands);
        using var folder = new TemporaryFolder();
        string[] arguments = [.. commands[0].Arguments.Select(a => a.EndsWith(".dll", StringComparison.Ordinal) ? JudbaProgram.ExamplePlugin : a)];
        var run = JudbaProgram.Run(new ProgramRun(arguments) { WorkingFolder = folder.Folder }).Expect(0);
        Assert.Contains("cheapest-single", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(JudbaProgram.RepositoryFolder, commands[0].Arguments.Single(a => a.EndsWith(".dll", StringComparison.Ordinal)))));
    }

    [Fact]
    public void Contributing_ExampleSolver_IsTheOneThatIsBuiltAndLoaded()
    {
        var source = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "tests", "ExamplePlugin", "CheapestSingleSolver.cs"));
        var text = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "CONTRIBUTING.md"));
        Assert.Contains($"```csharp\n{source.TrimEnd()}\n```", text, StringComparison.Ordinal);
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

    [GeneratedRegex("```sh\n(?<code>.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellBlock();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeBlock();
}
