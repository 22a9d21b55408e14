using System.Text.Json;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Statistics;
using Judba.Experiments.Studies;
using Judba.Experiments.Tests.Support;
using Judba.Models.Files;

namespace Judba.Experiments.Tests.Studies;

public sealed class StudyRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly List<string> _progress = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Study_PrintsItsBlocksAndThenTheFolder()
    {
        Run(new FakeStudy(_ => [Result("one"), new("two") { Text = [TextBlock.Lines("second"), TextBlock.Empty] }]));

        Assert.Equal(
            $"""
            title
            x  y
            1  2.5
            note

            claim    verdict        evidence
            it does  does not hold  by 3
            second

            {_folder.Folder}

            """,
            _output.ToString());
    }

    [Fact]
    public void Run_Study_WritesTablesClaimsChartsAndFiles()
    {
        Run(new FakeStudy(_ => [Result("one")]));

        Assert.Equal("x,y\n1,2.5000000000000004\n", File.ReadAllText(_folder.Path("one.csv")));
        Assert.Equal("claim,whose,verdict,evidence\nit does,ours,does not hold,by 3\n", File.ReadAllText(_folder.Path("one-claims.csv")));
        Assert.Equal([1, 2], File.ReadAllBytes(_folder.Path("extra.bin")));
        foreach (var file in (string[])["one.png", "one.svg", "one.chart.json", "report.html"])
            Assert.True(new FileInfo(_folder.Path(file)).Length > 0, file);
    }

    [Fact]
    public void Run_Study_DescribesItselfInTheManifest()
    {
        Run(new FakeStudy(_ => [Result("one")]));

        var manifest = Manifest();
        Assert.Equal("reproduce fake", manifest.GetProperty("command").GetString());
        Assert.Equal(
            """{"word":"λ","count":3,"share":0.25,"quick":true,"names":["a","b"]}""",
            string.Concat(manifest.GetProperty("configuration").GetRawText().Where(c => !char.IsWhiteSpace(c))));
    }

    [Fact]
    public void Run_Stopped_KeepsTheResultsAndThePartsThatItHas()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Run(new FakeStudy(Stopped), stop.Token));

        Assert.True(File.Exists(_folder.Path("one.csv")));
        Assert.True(File.Exists(Path.Combine(_folder.Path("parts"), "first.json")));
        Assert.False(File.Exists(_folder.Path("two.csv")));
        Assert.True(Manifest().GetProperty("configuration").GetProperty("interrupted").GetBoolean());
        Assert.Contains("one", File.ReadAllText(_folder.Path("report.html")), StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Folder, _output.ToString(), StringComparison.Ordinal);

        IEnumerable<StudyResult> Stopped(StudyContext context)
        {
            context.Parts<string>("settings").Get("first", () => "done");
            yield return Result("one");
            stop.Cancel();
            context.Stop.ThrowIfCancellationRequested();
            yield return Result("two");
        }
    }

    [Fact]
    public void Run_Failing_LeavesNoHalfWrittenFile()
    {
        var broken = new StudyResult("two")
        {
            Files = [folder => AtomicFile.Write(Path.Combine(folder, "two.bin"), stream =>
            {
                stream.WriteByte(1);
                throw new InvalidOperationException("the disk is full");
            })],
        };

        var fault = Assert.Throws<InvalidOperationException>(() => Run(new FakeStudy(_ => [Result("one"), broken])));

        Assert.Equal("the disk is full", fault.Message);
        Assert.DoesNotContain(Directory.GetFiles(_folder.Folder), f => Path.GetFileName(f).Contains("two.bin", StringComparison.Ordinal));
        Assert.True(File.Exists(_folder.Path("one.csv")));
        Assert.True(Manifest().GetProperty("configuration").GetProperty("interrupted").GetBoolean());
    }

    [Fact]
    public void Run_FailingBeforeItHasAnything_WritesNothing()
    {
        Assert.Throws<InputException>(() => Run(new FakeStudy(_ => throw new InputException("No."))));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Folder));
    }

    [Fact]
    public void Run_FolderThatIsAFile_IsRefusedBeforeTheStudyRuns()
    {
        var ran = false;
        var file = _folder.Write("taken", "");
        var runner = new StudyRunner(_output, _progress.Add, CancellationToken.None);

        Assert.Throws<InputException>(() => runner.Run(
            new FakeStudy(_ =>
            {
                ran = true;
                return [];
            }),
            file, DateTimeOffset.UtcNow));
        Assert.False(ran);
    }

    [Fact]
    public void Print_Study_WritesNoFile()
    {
        new StudyRunner(_output, _progress.Add, CancellationToken.None).Print(new FakeStudy(context =>
        {
            context.Progress("half");
            return [new("one") { Text = [TextBlock.Lines("line")] }];
        }));

        Assert.Equal("line\n", _output.ToString());
        Assert.Equal(["half"], _progress);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Folder));
    }

    private static StudyResult Result(string name)
    {
        var table = StudyTable.Of(name, [2.5000000000000004], new("x", _ => 1), new("y", y => y));
        Claim[] claims = [new("it does", holds: false, "by 3") { IsOfPaper = false }];
        var series = new ChartSeries("line", [1, 2], [3, 4], SeriesStyle.Number(0));
        return new(name)
        {
            Text = [new(table) { Above = ["title"], Below = ["note"] }, TextBlock.OfClaims(claims, tellsWhose: false)],
            Data = [table],
            Claims = claims,
            Charts = [(name, new Chart(name, new ChartPanel("panel", new ChartAxis("x"), new ChartAxis("y"), [series])))],
            Files = [StudyResult.File("extra.bin", [1, 2])],
        };
    }

    private void Run(IStudy study, CancellationToken stop = default) =>
        new StudyRunner(_output, _progress.Add, stop).Run(study, _folder.Folder, DateTimeOffset.UtcNow);

    private JsonElement Manifest() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(_folder.Path("manifest.json")));
}
