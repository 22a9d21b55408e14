using System.Globalization;
using System.Text.Json;
using Judba.Experiments.Tests.Support;
using Judba.Experiments.Tests.Sweeps;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Experiments.Tests.Commands;

/// <summary>What a comparison prints and writes: columns, baseline, formats, names.</summary>
public sealed class CompareOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_Joules_AreThoseOfThePhysicalModel()
    {
        InProcess.Run("generate", "--devices", "5", "--out", _folder.Folder).Expect(0);
        var instance = _folder.Path("paper-m5-s1-0.json");
        InProcess.Run(
            "compare", instance, _folder.Write("p.json", Samples.Problem), "--solvers", "full-upload", "--reading",
            "min-cost", "--out", _folder.Path("out")).Expect(0);
        var rows = SweepFiles.Table(_folder.Path("out/compare.csv"));
        var scenario = InstanceFile.Read(instance).Scenario!;
        var all = Evaluator.Evaluate(scenario, Allocation.EqualShares(5, [0, 1, 2, 3, 4]));
        Assert.Equal(all.Devices.Sum(d => d.Energy), double.Parse(rows[0]["energy"], CultureInfo.InvariantCulture), 1e-9);
        // A canonical problem knows weighted costs alone.
        Assert.Empty(rows[1]["energy"]);
    }

    [Fact]
    public void Compare_Baseline_ShowsPairedDifferencesInTableFileAndReport()
    {
        string[] arguments = ["compare", "--devices", "5", "--instances", "3", "--solvers", "exact,threshold", "--out",
            _folder.Path("out")];
        InProcess.Run(arguments).Expect(0);
        Assert.False(File.Exists(_folder.Path("out/compare-baseline.csv")));
        // No solve depends on it: the same folder is shown anew.
        var run = InProcess.Run([.. arguments, "--baseline", "exact"]).Expect(0);
        Assert.Contains("min-cost, against exact", run.Output, StringComparison.Ordinal);
        var rows = SweepFiles.Table(_folder.Path("out/compare-baseline.csv"));
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal(("threshold", "3"), (r["solver"], r["instances"])));
        InProcess.Run("report", _folder.Path("out")).Expect(0);
        Assert.Contains("costLessBaseline", File.ReadAllText(_folder.Path("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_BaselineThatTakesNoPart_IsRefused() =>
        InProcess.Run("compare", "--solvers", "exact,price", "--baseline", "prise", "--out", _folder.Path("out"))
            .ExpectRefusal("--baseline", "'prise'", "'price'");

    [Fact]
    public void Compare_NoReport_WritesRecordsAndTablesAlone()
    {
        InProcess.Run(
            "compare", "--devices", "4", "--instances", "2", "--solvers", "exact", "--no-report", "--out", _folder.Path("out")).Expect(0);
        Assert.Equal(
            ["compare-summary.csv", "compare.csv", "compare.jsonl", "manifest.json"],
            Directory.GetFiles(_folder.Path("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        InProcess.Run("report", _folder.Path("out")).Expect(0);
        Assert.True(File.Exists(_folder.Path("out/compare.svg")));
    }

    [Fact]
    public void Compare_FormatJson_IsOneDocumentWithEveryDigit()
    {
        var run = InProcess.Run(
            "compare", "--devices", "4", "--instances", "2", "--solvers", "exact,threshold", "--reading", "min-cost", "--baseline", "exact",
            "--no-report", "--format", "json", "--out", _folder.Path("out")).Expect(0);
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        var summary = SweepFiles.Table(_folder.Path("out/compare-summary.csv"));
        Assert.Equal(
            summary.Select(r => double.Parse(r["meanCost"], CultureInfo.InvariantCulture)),
            root.GetProperty("solvers").EnumerateArray().Select(s => s.GetProperty("meanCost").GetDouble()));
        Assert.Equal("threshold", root.GetProperty("differences")[0].GetProperty("solver").GetString());
        Assert.Equal(_folder.Path("out"), root.GetProperty("folder").GetString());
        Assert.Contains(_folder.Path("out"), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_FormatCsv_IsTheSummary()
    {
        var run = InProcess.Run(
            "compare", "--devices", "4", "--instances", "2", "--solvers", "exact", "--no-report", "--format", "csv", "--out",
            _folder.Path("out")).Expect(0);
        Assert.Equal(File.ReadAllText(_folder.Path("out/compare-summary.csv")), run.Output);
    }

    [Fact]
    public void Compare_TwoInstancesOfOneName_AreToldApartByTheirFiles()
    {
        string one = _folder.Write("one.json", Samples.Problem), two = _folder.Write("two.json", Samples.Problem);
        InProcess.Run("compare", one, two, "--solvers", "exact", "--reading", "min-cost", "--no-report", "--out", _folder.Path("out"))
            .Expect(0);
        Assert.Equal(
            [$"two ({one})", $"two ({two})"],
            SweepFiles.Table(_folder.Path("out/compare.csv")).Select(r => r["instance"]), StringComparer.Ordinal);
    }

    [Fact]
    public void Compare_FileGivenTwice_IsRefused()
    {
        var file = _folder.Write("one.json", Samples.Problem);
        InProcess.Run("compare", file, file, "--out", _folder.Path("out")).ExpectRefusal("one.json", "twice", "allowed");
    }
}
