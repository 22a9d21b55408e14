using System.Text.RegularExpressions;
using Judba.Experiments.Comparisons;
using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Experiments.Tests.Support;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Solvers.Abstractions;
using Spectre.Console;

namespace Judba.Experiments.Tests.Comparisons;

/// <summary>A comparison's folder: what is made from it later is what was made by the run.</summary>
public sealed partial class ComparisonFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_AfterARun_MakesTheSameTablesAndFiles()
    {
        var plan = Plan("exact", "threshold", "full-upload", "bad");
        var (run, written) = (Run(plan, "out"), Files("out"));
        var read = new ComparisonFolder(_folder.Path("out")).Read()!;
        Assert.Equal(3 * 2 * 4, read.Records.Count);
        Assert.Equal(Table(run), Table(read));
        Assert.Contains("failures", Table(read), StringComparison.Ordinal);
        ComparisonFiles.Save(_folder.Path("out"), read);
        Assert.Equal(written, Files("out"));
    }

    [Fact]
    public void Claim_OwnFolder_ReturnsItsRecords()
    {
        var plan = Plan("exact");
        Run(plan, "out");
        Assert.Equal(6, new ComparisonFolder(_folder.Path("out")).Claim(Manifest(plan)).Count);
    }

    [Fact]
    public void Claim_OtherConfiguration_IsRefused()
    {
        Run(Plan("exact"), "out");
        var refusal = Assert.Throws<InputException>(() => new ComparisonFolder(_folder.Path("out")).Claim(Manifest(Plan("threshold"))));
        Assert.Contains($"'{_folder.Path("out")}'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("another configuration", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Claim_FolderOfAnotherCommand_IsRefused()
    {
        _folder.Write("manifest.json", """{"command":"reproduce alpha"}""");
        Assert.Contains(
            "another command",
            Assert.Throws<InputException>(() => new ComparisonFolder(_folder.Folder).Claim(Manifest(Plan("exact")))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Claim_RecordsWithoutManifest_AreRefused()
    {
        _folder.Write("compare.jsonl", "{}\n");
        Assert.Contains(
            "manifest.json",
            Assert.Throws<InputException>(() => new ComparisonFolder(_folder.Folder).Claim(Manifest(Plan("exact")))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_SomeDone_AreTheOthersAfterOneWarmUp()
    {
        var plan = Plan("exact", "threshold");
        var jobs = ComparisonRun.Jobs(plan, t => t.Index < 2).ToList();
        var warmUps = jobs.TakeWhile(j => j.IsWarmUp).ToList();
        Assert.Equal(jobs.Count(j => j.IsWarmUp), warmUps.Count);
        Assert.Equal(4, warmUps.Select(j => (j.Contender, j.Options.Reading)).Distinct().Count());
        Assert.All(jobs.Where(j => !j.IsWarmUp), j => Assert.Equal(2, j.Index));
        Assert.Equal(4, jobs.Count(j => !j.IsWarmUp));
        // The same draw and the same seed as in a run without a break.
        Assert.Equal(ScenarioGenerator.Mix(plan.Options.Seed, 2), jobs[^1].Options.Seed);
    }

    private static RunManifest Manifest(ComparisonPlan plan) => ComparisonManifest.Of(plan, DateTimeOffset.UnixEpoch);

    private ComparisonResult Run(ComparisonPlan plan, string name)
    {
        var folder = new ComparisonFolder(_folder.Path(name));
        Directory.CreateDirectory(folder.Path);
        var records = folder.Claim(Manifest(plan)).ToList();
        using (var file = folder.Open())
        {
            new Runner(CancellationToken.None).Run(ComparisonRun.Jobs(plan, _ => false), (record, _) =>
            {
                file.Add(record);
                records.Add(record);
            });
        }

        var result = new ComparisonResult(plan.Setup, records);
        folder.Save(Manifest(plan).Ended(result));
        ComparisonFiles.Save(folder.Path, result);
        return result;
    }

    private Dictionary<string, string> Files(string name) => Directory.GetFiles(_folder.Path(name))
        .Where(f => Path.GetExtension(f) is ".csv" or ".json" or ".html")
        .ToDictionary(f => Path.GetFileName(f), f => Picture().Replace(File.ReadAllText(f), ""), StringComparer.Ordinal);

    // Names of clips within a picture differ from one to the next that a process draws.
    [GeneratedRegex("src=\"data:[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Picture();

    private static string Table(ComparisonResult result)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(
            new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 4096;
        ComparisonTable.Write(console, result);
        return writer.ToString();
    }

    private static ComparisonPlan Plan(params string[] solvers)
    {
        var registry = SolverCatalog.Create(plugins: null, externals: null);
        var choice = InstanceChoice.Drawn(ScenarioLaw.Paper, devices: 6, instances: 3, seed: 1, new Settings(pairs: []));
        return new()
        {
            Instances = choice.Sources,
            Contenders = [.. solvers.Select(s => s is "bad"
                ? new(s, new FakeSolver(s, (_, _, _) => throw new InvalidOperationException("it broke")))
                : new Contender(s, registry.Create(s)))],
            LeftOut = [new("minlp", "is not needed here.")],
            Readings = [Reading.MinCost, Reading.MinLatency],
            Options = new SolveOptions { Seed = 5, Threads = 1, TimeLimit = TimeSpan.FromSeconds(20) },
            WriteInstances = choice.Write,
        };
    }
}
