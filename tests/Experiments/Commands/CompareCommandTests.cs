using System.Globalization;
using System.Text.Json;
using Judba.Experiments.Tests.Support;
using Judba.Experiments.Tests.Sweeps;
using SkiaSharp;

namespace Judba.Experiments.Tests.Commands;

public sealed class CompareCommandTests : IDisposable
{
    private static readonly string[] Names = ["exhaustive", "exact", "price", "greedy", "threshold", "full-upload", "random-upload",
        "learned", "minlp"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_WithoutArguments_IsTheTableOfBothReadingsAndAFolder()
    {
        var run = JudbaProgram.Run(new ProgramRun("compare") { WorkingFolder = _folder.Folder }).Expect(0);
        foreach (var heading in (string[])["min-cost", "min-latency", "mean excess", "worst excess", "optimal", "mean cost", "mean energy",
            "mean latency", "median time", "feasible"])
            Assert.Contains(heading, run.Output, StringComparison.Ordinal);
        foreach (var name in Names)
            Assert.Equal(2, run.Lines.Count(l => l.TrimStart().StartsWith(name, StringComparison.Ordinal)));
        var exhaustive = run.Lines.Where(l => l.Contains("exhaustive", StringComparison.Ordinal)).ToArray();
        Assert.All(exhaustive, l => Assert.Contains("20/20", l, StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', run.Output + run.Error);

        var results = Assert.Single(Directory.GetDirectories(_folder.Path("results")));
        Assert.StartsWith("compare-", Path.GetFileName(results), StringComparison.Ordinal);
        Assert.Equal(
            [
                "compare-profiles.chart.json", "compare-profiles.png", "compare-profiles.svg", "compare-summary.csv", "compare.chart.json",
                "compare.csv",
                "compare.jsonl", "compare.png", "compare.svg", "manifest.json", "report.html",
            ],
            Directory.GetFiles(results).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.Equal(Names.Length * 20 * 2, File.ReadAllLines(Path.Combine(results, "compare.jsonl")).Length);
    }

    [Fact]
    public void Compare_Files_RecordsPassCheckLineByLine()
    {
        InProcess.Run("generate", "--devices", "5", "--out", _folder.Folder).Expect(0);
        var instance = _folder.Path("paper-m5-s1-0.json");
        InProcess.Run("compare", instance, "--reading", "min-cost", "--out", _folder.Path("out")).Expect(0);
        var lines = File.ReadAllLines(_folder.Path("out/compare.jsonl"));
        Assert.Equal(Names.Length, lines.Length);
        foreach (var line in lines)
        {
            using var record = JsonDocument.Parse(line);
            foreach (var field in (string[])["host", "runtime", "commit", "options"])
                Assert.True(record.RootElement.TryGetProperty(field, out _), field);
            InProcess.Run("check", instance, _folder.Write("line.json", line)).Expect(0);
        }
    }

    [Fact]
    public void Compare_TwoFormats_AreComparedTogether()
    {
        var run = InProcess.Run(
            "compare", _folder.Write("p.json", Samples.Problem), _folder.Write("i.json", Samples.Instance), "--out",
            _folder.Path("out")).Expect(0);
        Assert.Contains("2/2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_Manifest_SaysHowToRepeatTheRun()
    {
        InProcess.Run("compare", "--devices", "4", "--instances", "2", "--seed", "9", "--out", _folder.Path("out")).Expect(0);
        using var document = JsonDocument.Parse(File.ReadAllText(_folder.Path("out/manifest.json")));
        var manifest = document.RootElement;
        Assert.Equal(9, manifest.GetProperty("seed").GetInt32());
        Assert.Equal(64, manifest.GetProperty("configurationSha256").GetString()!.Length);
        Assert.Equal(4, manifest.GetProperty("configuration").GetProperty("devices").GetInt32());
        foreach (var field in (string[])["commit", "dirty", "packages", "solvers", "host", "runtime", "start", "end"])
            Assert.True(manifest.TryGetProperty(field, out _), field);
    }

    [Fact]
    public void Compare_SameSeed_HasTheSameCosts()
    {
        Assert.Equal(Costs("a"), Costs("b"));

        List<double> Costs(string folder)
        {
            InProcess.Run("compare", "--devices", "6", "--instances", "3", "--out", _folder.Path(folder)).Expect(0);
            return [.. File.ReadLines(_folder.Path(folder + "/compare.jsonl")).Select(Objective)];
        }

        static double Objective(string line)
        {
            using var record = JsonDocument.Parse(line);
            return record.RootElement.GetProperty("objective").GetDouble();
        }
    }

    [Fact]
    public void Compare_TwoHundredDevices_LeavesExhaustiveOutWithTheReason()
    {
        var run = InProcess.Run(
            "compare", "--scenario", "paper-scaled", "--devices", "200", "--instances", "2", "--out", _folder.Path("out")).Expect(0);
        var line = Assert.Single((run.Output + run.Error).Split('\n'), l => l.Contains("exhaustive", StringComparison.Ordinal));
        Assert.Contains("200", line, StringComparison.Ordinal);
        Assert.Contains("30", line, StringComparison.Ordinal);
        Assert.Contains("price", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_TwentyOneDevices_LeavesExhaustiveOutAndSaysHowToNameIt()
    {
        var run = InProcess.Run("compare", "--devices", "21", "--instances", "1", "--out", _folder.Path("out")).Expect(0);
        var line = Assert.Single((run.Output + run.Error).Split('\n'), l => l.Contains("exhaustive", StringComparison.Ordinal));
        Assert.Contains("--solvers", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ExhaustiveNamed_RunsAboveItsComfort()
    {
        var run = InProcess.Run(
            "compare", "--devices", "21", "--instances", "1", "--solvers", "exhaustive,price", "--reading", "min-latency", "--out",
            _folder.Path("out")).Expect(0);
        Assert.Equal(2, run.Lines.Count(l => l.Contains("1/1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Compare_ExhaustiveNamedBeyondItsSize_IsRefused() =>
        InProcess.Run(
            "compare", "--devices", "31", "--solvers", "exhaustive", "--out", _folder.Path("out")).ExpectRefusal("exhaustive", "31", "30");

    [Fact]
    public void Compare_FilesAndScenario_IsRefused() =>
        InProcess.Run("compare", _folder.Write("p.json", Samples.Problem), "--devices", "5").ExpectRefusal("--devices");

    [Fact]
    public void Compare_Infeasible_Exits3() =>
        JudbaProgram.Run(
            "compare", _folder.Write("p.json", Samples.With(Samples.Problem, "\"minUploaders\":1", "\"minUploaders\":3")), "--out",
            _folder.Path("out")).Expect(3);

    [Fact]
    public void Compare_Plugin_TakesPart()
    {
        var run = InProcess.Run(
            "compare", _folder.Write("p.json", Samples.Problem), "--plugin", JudbaProgram.ExamplePlugin, "--out",
            _folder.Path("out")).Expect(0);
        Assert.Equal(2, run.Lines.Count(l => l.Contains("cheapest-single", StringComparison.Ordinal)));
    }

    [Fact]
    public void Compare_LongSolverName_IsNotWrapped()
    {
        const string Long = "threshold:rounds=1";
        var run = InProcess.Run(
            "compare", "--devices", "4", "--instances", "1", "--solver", Long, "--solver", "price:deadlines=24,refinements=32", "--out",
            _folder.Path("out")).Expect(0);
        Assert.Equal(2, run.Lines.Count(l => l.Contains(Long, StringComparison.Ordinal)));
        Assert.Equal(2, run.Lines.Count(l => l.Contains("price:deadlines=24,refinements=32", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(JudbaProgram.Interrupt)]
    [InlineData(JudbaProgram.Terminate)]
    public void Compare_Signal_KeepsWhatIsDoneAndExits130(string signal)
    {
        var run = JudbaProgram.Run(new ProgramRun(
            "compare", "--devices", "30", "--instances", "3", "--solvers", "price,exhaustive", "--out", _folder.Path("out"))
        {
            Signal = signal,
        }).Expect(130);
        Assert.InRange(run.SecondsToEnd, 0, 2);
        var lines = File.ReadAllLines(_folder.Path("out/compare.jsonl"));
        Assert.NotEmpty(lines);
        foreach (var line in lines)
            JsonDocument.Parse(line).Dispose();
        JsonDocument.Parse(File.ReadAllText(_folder.Path("out/manifest.json"))).Dispose();
        Assert.Contains("price", run.Output, StringComparison.Ordinal);
        Assert.Contains("nterrupted", run.Error, StringComparison.Ordinal);
        Assert.Contains("Interrupted after", File.ReadAllText(_folder.Path("out/report.html")), StringComparison.Ordinal);
    }

    // A kill leaves every record but that of the solve under way; the report is made from them, and the same command does the rest.
    [Fact]
    public void Compare_Killed_KeepsEveryRecordAndGoesOn()
    {
        string[] arguments = ["compare", "--devices", "19", "--instances", "25", "--solvers", "exact,exhaustive", "--reading", "min-cost",
            "--out", _folder.Path("out")];
        var records = _folder.Path("out/compare.jsonl");
        const int Least = 4, All = 50;
        JudbaProgram.Kill(arguments, () => File.Exists(records) && Lines().Count > Least);
        var kept = Lines();
        Assert.InRange(kept.Count, Least, All - 1);

        JudbaProgram.Run("report", _folder.Path("out")).Expect(0);
        Assert.Equal(kept.Count + 1, File.ReadAllLines(_folder.Path("out/compare.csv")).Length);
        Assert.Contains(
            $"Interrupted after {kept.Count} of {All} solves", File.ReadAllText(_folder.Path("out/report.html")), StringComparison.Ordinal);

        var run = JudbaProgram.Run(arguments).Expect(0);
        Assert.Contains($"{kept.Count} of {All} solves are recorded", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Lines.Count(l => l.Contains("25/25", StringComparison.Ordinal)));
        var end = Lines();
        Assert.Equal(All, end.Count);
        Assert.Equal(kept, end.Take(kept.Count), StringComparer.Ordinal);

        // Whole lines alone: a torn last one is no record.
        List<string> Lines()
        {
            using var reader = new StreamReader(new FileStream(records, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return [.. reader.ReadToEnd().Split('\n').SkipLast(1)];
        }
    }

    [Fact]
    public void Compare_SameCommandAgain_ShowsTheSameTable()
    {
        string[] arguments = ["compare", "--devices", "5", "--instances", "2", "--solvers", "exact,threshold", "--out",
            _folder.Path("out")];
        var first = JudbaProgram.Run(arguments).Expect(0);
        var records = File.ReadAllText(_folder.Path("out/compare.jsonl"));
        var again = JudbaProgram.Run(arguments).Expect(0);
        Assert.Equal(first.Output, again.Output);
        Assert.Contains("8 of 8 solves are recorded", again.Error, StringComparison.Ordinal);
        Assert.Equal(records, File.ReadAllText(_folder.Path("out/compare.jsonl")));
    }

    [Fact]
    public void Compare_FolderOfAnotherRun_IsRefusedAndUntouched()
    {
        JudbaProgram.Run("compare", "--devices", "5", "--instances", "1", "--solvers", "exact", "--out", _folder.Path("out")).Expect(0);
        var before = File.ReadAllText(_folder.Path("out/manifest.json"));
        JudbaProgram.Run("compare", "--devices", "5", "--instances", "1", "--solvers", "price", "--out", _folder.Path("out"))
            .ExpectRefusal(_folder.Path("out"), "another configuration", "allowed");
        JudbaProgram.Run(
            "sweep", _folder.Write("sweep.toml", SweepFiles.Small), "--out", _folder.Path("out")).ExpectRefusal(_folder.Path("out"),
            "another command", "allowed");
        Assert.Equal(before, File.ReadAllText(_folder.Path("out/manifest.json")));
    }

    [Fact]
    public void Compare_SolverThatFails_IsCountedInTableAndSummary()
    {
        var run = JudbaProgram.Run(
            "compare", "--devices", "4", "--instances", "2", "--external", "fails=ls /no/such/folder", "--reading", "min-cost", "--out",
            _folder.Path("out"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("failures", run.Output, StringComparison.Ordinal);
        var summary = Assert.Single(SweepFiles.Table(_folder.Path("out/compare-summary.csv")), r => r["solver"] is "fails");
        Assert.Equal(("2", "", "0"), (summary["failures"], summary["meanSeconds"], summary["feasible"]));
        Assert.Contains("failures", File.ReadAllText(_folder.Path("out/report.html")), StringComparison.Ordinal);
    }

    // exp(mean of log(t + 1 ms)) − 1 ms over the solves of the same folder.
    [Fact]
    public void Compare_Summary_IsMadeOfItsSolves()
    {
        InProcess.Run(
            "compare", "--devices", "6", "--instances", "4", "--solvers", "exact,threshold", "--out", _folder.Path("out")).Expect(0);
        var solves = Rows("compare.csv");
        foreach (var row in Rows("compare-summary.csv"))
        {
            var own = solves.Where(s => Equal(s, row, "solver") && Equal(s, row, "reading")).ToList();
            Assert.Equal(4, own.Count);
            Assert.Equal(Math.Exp(own.Average(s => Math.Log(Number(s, "seconds") + 1e-3))) - 1e-3, Number(row, "meanSeconds"), 1e-9);
            Assert.Equal(own.Average(s => Number(s, "excess")), Number(row, "meanExcess"), 1e-9);
            Assert.Equal(own.Max(s => Number(s, "excess")), Number(row, "worstExcess"), 1e-9);
        }

        static bool Equal(Dictionary<string, string> one, Dictionary<string, string> other, string name) =>
            string.Equals(one[name], other[name], StringComparison.Ordinal);
        static double Number(Dictionary<string, string> row, string name) => double.Parse(row[name], CultureInfo.InvariantCulture);
        List<Dictionary<string, string>> Rows(string name)
        {
            var lines = File.ReadAllLines(_folder.Path("out/" + name)).Select(l => l.Split(',')).ToList();
            return lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)).ToList();
        }
    }

    // 30 devices take exhaustive search far longer than the limit: its solves are counted, not dropped.
    [Fact]
    public void Compare_Timeouts_AreCountedAtTheLimit()
    {
        InProcess.Run(
            "compare", "--devices", "30", "--instances", "2", "--solvers", "price,exhaustive", "--reading", "min-cost", "--time-limit",
            "100ms",
            "--out", _folder.Path("out")).Expect(0);
        var rows = File.ReadAllLines(_folder.Path("out/compare-summary.csv")).Select(l => l.Split(',')).ToList();
        var timeouts = rows[0].ToList().IndexOf("timeouts");
        var exhaustive = rows.Single(r => string.Equals(r[1], "exhaustive", StringComparison.Ordinal));
        Assert.Equal("2", exhaustive[rows[0].ToList().IndexOf("instances")]);
        Assert.Equal("2", exhaustive[timeouts]);
        Assert.InRange(double.Parse(exhaustive[^1], CultureInfo.InvariantCulture), 0.1, 10);
        Assert.Equal("0", rows.Single(r => string.Equals(r[1], "price", StringComparison.Ordinal))[timeouts]);
    }

    [Fact]
    public void Compare_Redirected_PrintsFewLinesOfProgress()
    {
        var run = JudbaProgram.Run("compare", "--devices", "4", "--instances", "50", "--out", _folder.Path("out")).Expect(0);
        Assert.InRange(run.Error.Split('\n').Length, 1, 20);
    }

    [Fact]
    public void Compare_Charts_HaveInkWhereLabelsStand()
    {
        InProcess.Run("compare", "--devices", "5", "--instances", "3", "--out", _folder.Path("out")).Expect(0);
        using var chart = SKBitmap.Decode(_folder.Path("out/compare.png"));
        Assert.True(chart.Width >= 800 && chart.Height >= 400, $"{chart.Width} x {chart.Height}");
        // Names of solvers stand left of the first panel, names of axes along the bottom, titles along the top.
        AssertInk(chart, "left edge", 0, 0, chart.Width / 12, chart.Height);
        AssertInk(chart, "bottom edge", 0, chart.Height * 9 / 10, chart.Width, chart.Height / 10);
        AssertInk(chart, "top edge", 0, 0, chart.Width, chart.Height / 10);

        // The paper's rule and benchmarks are far from the bound, in the lower half of the left panel, and must not fall off it.
        var dots = Pixels(chart, chart.Width / 4, chart.Height / 2, chart.Width / 4, chart.Height * 2 / 5)
            .Count(p => Math.Max(p.Red, Math.Max(p.Green, p.Blue)) - Math.Min(p.Red, Math.Min(p.Green, p.Blue)) > 60);
        Assert.True(dots > 100, $"{dots} coloured pixels where the excesses of the benchmarks stand");

        var svg = File.ReadAllText(_folder.Path("out/compare.svg"));
        foreach (var name in Names)
            Assert.Contains(name, svg, StringComparison.Ordinal);
    }

    private static void AssertInk(SKBitmap chart, string where, int left, int top, int width, int height)
    {
        var dark = Pixels(chart, left, top, width, height).Count(p => p.Red + p.Green + p.Blue < 3 * 128);
        Assert.True(dark > 100, $"{where}: {dark} dark pixels");
    }

    private static IEnumerable<SKColor> Pixels(SKBitmap chart, int left, int top, int width, int height) =>
        from y in Enumerable.Range(top, height)
        from x in Enumerable.Range(left, width)
        select chart.GetPixel(x, y);
}
