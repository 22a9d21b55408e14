namespace Judba.Experiments.Tests.Sweeps;

/// <summary>What docs/sweeps.md and docs/cluster.md say is run as a new user would.</summary>
public sealed class SweepDocumentationTests
{
    [Fact]
    public void Sweeps_EveryCommand_Runs()
    {
        using var folder = new TemporaryFolder();
        RunAll("docs/sweeps.md", folder, atLeast: 4);
        Assert.True(File.Exists(folder.Path("results/alpha/results.parquet")));
    }

    [Fact]
    public void Cluster_EveryCommand_RunsAndEveryScriptIsThere()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(JudbaProgram.RepositoryFolder, "examples", "sweep.toml"), folder.Path("sweep.toml"));
        RunAll("docs/cluster.md", folder, atLeast: 4);
        var text = File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "docs", "cluster.md"));
        foreach (var script in Directory.GetFiles(Path.Combine(JudbaProgram.RepositoryFolder, "examples", "cluster")))
            Assert.Contains("examples/cluster/" + Path.GetFileName(script), text, StringComparison.Ordinal);
    }

    private static void RunAll(string document, TemporaryFolder folder, int atLeast)
    {
        var commands = DocumentationTests.Commands(document);
        Assert.True(commands.Count >= atLeast, $"{document} has {commands.Count} commands");
        foreach (var (arguments, target) in commands)
        {
            var run = JudbaProgram.Run(new ProgramRun(arguments) { WorkingFolder = folder.Folder }).Expect(0);
            if (target is not null)
                folder.Write(target, run.Output);
        }
    }
}
