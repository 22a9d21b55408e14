using System.Text.RegularExpressions;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Sweeps;

/// <summary>What docs/sweeps.md and docs/cluster.md say is run as a new user would, in a shell.</summary>
public sealed partial class SweepDocumentationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BashFact]
    public void Sweeps_EveryCommand_Runs()
    {
        RunAll("docs/sweeps.md", atLeast: 4);
        Assert.True(File.Exists(_folder.Path("results/alpha/results.parquet")));
    }

    [BashFact]
    public void Cluster_EveryCommand_RunsAndEveryScriptIsThere()
    {
        File.Copy(Path.Combine(JudbaProgram.RepositoryFolder, "examples", "sweep.toml"), _folder.Path("sweep.toml"));
        RunAll("docs/cluster.md", atLeast: 4);
        var text = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "docs", "cluster.md"));
        foreach (var script in Directory.GetFiles(Path.Combine(JudbaProgram.RepositoryFolder, "examples", "cluster")))
            Assert.Contains("examples/cluster/" + Path.GetFileName(script), text, StringComparison.Ordinal);
    }

    private void RunAll(string document, int atLeast)
    {
        var lines = ShellBlock().Matches(File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, document)))
            .SelectMany(block => block.Groups["code"].Value.Split('\n'))
            .Where(l => l.StartsWith("judba ", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count >= atLeast, $"{document} has {lines.Count} commands");
        var path = Path.GetDirectoryName(JudbaProgram.Executable) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        var script = _folder.Write("commands.sh", $"set -e\ncd {_folder.Folder}\n{string.Join('\n', lines)}\n");
        Script.Run(script, new(StringComparer.Ordinal) { ["PATH"] = path }).Expect(0);
    }

    [GeneratedRegex("```sh\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellBlock();
}
