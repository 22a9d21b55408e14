using System.Text.Json;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Sweeps;

public sealed class SweepCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sweep_Example_IsTheOneOfExamplesAndFillsAFolder()
    {
        var example = InProcess.Run("config", "example").Expect(0).Output;
        Assert.Equal(File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "examples", "sweep.toml")), example);

        var run = InProcess.Run("sweep", _folder.Write("sweep.toml", example), "--out", _folder.Path("out")).Expect(0);

        Assert.Equal(2, run.Lines.Count(l => l.StartsWith("threshold ", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "config.json", "cost-by-devices.chart.json", "cost-by-devices.csv", "cost-by-energyPreference.chart.json",
                "cost-by-energyPreference.csv",
                "excess-by-devices.chart.json", "excess-by-devices.csv", "excess-by-energyPreference.chart.json",
                "excess-by-energyPreference.csv",
                "manifest.json",
                "points.csv", "report.html", "results.csv", "results.parquet", "seconds-by-devices.chart.json", "seconds-by-devices.csv",
                "seconds-by-energyPreference.chart.json", "seconds-by-energyPreference.csv", "summary.csv", "sweep.sqlite",
            ],
            Directory.GetFiles(_folder.Path("out")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        // 2 × 3 grid, 2 draws, 5 fleets, 4 solvers, 2 readings.
        var rows = SweepFiles.Table(_folder.Path("out/results.csv"));
        Assert.Equal(2 * 3 * 2 * 5 * 4 * 2, rows.Count);
        Assert.All(rows, row => Assert.Equal("3000000000", row["edgeFrequencyHz"]));
        Assert.Equal(2, rows.Select(r => r["bandwidthHz"]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows.Where(r => r["solver"] is "exact"), row => Assert.Equal("optimal", row["status"]));
        Assert.All(rows, row => Assert.InRange(double.Parse(row["excess"]), 0, 100));
        Assert.All(
            rows.Where(r => r["solver"] is "exact"),
            row => Assert.InRange(double.Parse(row["gap"]), 0, double.Parse(row["relativeGap"])));
        // A curve's mean is the mean of its rows.
        var curve = SweepFiles.Table(_folder.Path("out/excess-by-energyPreference.csv"));
        Assert.Equal(["0.1", "0.5", "0.9"], curve.Select(r => r["energyPreference"]), StringComparer.Ordinal);
        var mean = rows.Where(
            r => (
                r["energyPreference"], r["solver"], r["reading"]) is ("0.9", "threshold",
                "min-cost")).Average(r => double.Parse(r["excess"]));
        Assert.Equal(mean, double.Parse(curve[2]["threshold min-cost"]), 1e-9);
    }

    [Fact]
    public void Sweep_FinishedAlready_DoesNothingAndSaysSo()
    {
        var config = _folder.Write("sweep.toml", SweepFiles.Small);
        InProcess.Run("sweep", config, "--out", _folder.Path("out")).Expect(0);
        var before = Files();

        var again = InProcess.Run("sweep", config, "--out", _folder.Path("out")).Expect(0);

        Assert.Contains("Nothing to do", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, Files());

        List<string> Files() => [.. Directory.GetFiles(_folder.Path("out")).Order(StringComparer.Ordinal)
            .Select(
                f => $"{f} {File.GetLastWriteTimeUtc(f):O} "
                + $"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}")];
    }

    [Fact]
    public void Sweep_WithoutOut_TheSameCommandFindsItsFolderAgain()
    {
        _folder.Write("small.toml", SweepFiles.Small);
        var first = JudbaProgram.Run(new ProgramRun("sweep", "small.toml") { WorkingFolder = _folder.Folder }).Expect(0);
        var second = JudbaProgram.Run(new ProgramRun("sweep", "small.toml") { WorkingFolder = _folder.Folder }).Expect(0);
        Assert.Equal(first.Lines[^1], second.Lines[^1]);
        Assert.Matches("^results/sweep-small-[0-9a-f]{8}$", first.Lines[^1].Replace('\\', '/'));
    }

    [Fact]
    public void Sweep_KeysInAnotherOrder_AreTheSameSweep()
    {
        const string One =
            "schema = \"judba-sweep/1\"\ninstances = 1\nsolvers = [\"price\"]\n[grid]\ndevices = [3]\nenergyPreference = [0.1, 0.2]\n";
        const string Other =
            "solvers = [\"price\"]\nschema = \"judba-sweep/1\"\n[grid]\nenergyPreference = { from = 0.1, to = 0.2, count = 2 }\ndevices = "
            + "[3]\n";
        InProcess.Run("sweep", _folder.Write("one.toml", One), "--out", _folder.Path("out")).Expect(0);
        var other = InProcess.Run(
            "sweep", _folder.Write("other.toml", Other), "--set", "instances=1", "--out", _folder.Path("out")).Expect(0);
        Assert.Contains("Nothing to do", other.Error, StringComparison.Ordinal);
        InProcess.Run("sweep", _folder.Path("out/config.json"), "--out", _folder.Path("out")).Expect(0);
    }

    [Fact]
    public void Sweep_FolderOfAnotherConfiguration_IsRefusedAndUntouched()
    {
        var config = _folder.Write("sweep.toml", SweepFiles.Small);
        InProcess.Run("sweep", config, "--out", _folder.Path("out")).Expect(0);
        var before = SweepFiles.Stored(_folder.Path("out/sweep.sqlite"));
        InProcess.Run(
            "sweep", config, "--set", "seed=2", "--out", _folder.Path("out")).ExpectRefusal("out", "holds results of configuration",
            "allowed");
        InProcess.Run("sweep", config, "--set", "seed=2", "--out", _folder.Path("other"), "--shard", "1/2").Expect(0);
        InProcess.Run(
            "sweep", "merge", _folder.Path("out"), _folder.Path("other")).ExpectRefusal("other", "holds results of configuration");
        // Under a name that a merge would take, too.
        File.Copy(_folder.Path("other/shard-1-of-2.sqlite"), _folder.Path("out/shard-1-of-2.sqlite"));
        InProcess.Run("sweep", "merge", _folder.Path("out")).Expect(2);
        Assert.Equal(before, SweepFiles.Stored(_folder.Path("out/sweep.sqlite")));
    }

    [Fact]
    public void Sweep_CsvAndParquet_HoldTheSameRows()
    {
        var config = _folder.Write(
            "sweep.toml", SweepFiles.Small + "\nscenario = [\"paper\", \"paper-scaled\"]\nedgeFrequencyHz = [1e9]\n");
        InProcess.Run("sweep", config, "--set", "solvers=[\"exact\",\"threshold\"]", "--out", _folder.Path("out")).Expect(0);
        var csv = SweepFiles.Table(_folder.Path("out/results.csv"));
        var parquet = ParquetTable.Read(_folder.Path("out/results.parquet"));
        Assert.Equal(3 * 2 * 4 * 2 * 2, csv.Count);
        Assert.Equal(csv.Count, parquet.Count);
        foreach (var (expected, actual) in csv.Zip(parquet))
            Assert.Equal(expected, actual);
        Assert.Contains(csv, row => row["bound"].Length == 0);
    }

    [Fact]
    public void Sweep_Interrupted_KeepsWhatIsDoneAndGoesOn()
    {
        var config = _folder.Write("sweep.toml", SweepFiles.Small);
        string[] arguments = ["sweep", config, "--set", "instances=20", "--set", "solvers=[\"exact\",\"minlp\"]", "--out",
            _folder.Path("out")];
        var run = JudbaProgram.Run(new ProgramRun(arguments)
        {
            Signal = JudbaProgram.Interrupt,
            SignalAfter = "solves:",
        }).Expect(130);
        Assert.Contains("Interrupted", run.Error, StringComparison.Ordinal);
        Assert.InRange(run.SecondsToEnd, 0, 3);
        var kept = SweepFiles.Stored(_folder.Path("out/sweep.sqlite"));
        Assert.False(File.Exists(_folder.Path("out/sweep.sqlite-wal")));
        Assert.All(kept.Values, row => Assert.DoesNotContain("interrupted", row, StringComparison.Ordinal));

        JudbaProgram.Run(arguments).Expect(0);
        var end = SweepFiles.Stored(_folder.Path("out/sweep.sqlite"));
        Assert.Equal(3 * 20 * 2 * 2, end.Count);
        Assert.All(kept, row => Assert.Equal(row.Value, end[row.Key]));
    }

    [BashFact]
    public void Sweep_SolverThatLies_IsAStatusRowBesideTheOthers()
    {
        // It claims a bound of 1e9, which lies above the cost of its own point.
        var liar = _folder.Write("liar.sh", "cat > /dev/null; echo '{\"uploads\":[0],\"bandwidthShare\":[1],\"bound\":1e9}'\n");
        var config = _folder.Write("sweep.toml", $"""
            schema = "judba-sweep/1"
            instances = 2
            devices = 4
            solvers = ["liar", "exact"]
            readings = ["min-cost"]
            [external]
            liar = "sh {liar}"
            """);

        var run = JudbaProgram.Run("sweep", config, "--out", _folder.Path("out")).Expect(1);

        Assert.Contains("liar", run.Error, StringComparison.Ordinal);
        var rows = SweepFiles.Table(_folder.Path("out/results.csv"));
        Assert.Equal(["error", "optimal", "error", "optimal"], rows.Select(r => r["status"]), StringComparer.Ordinal);
        Assert.All(rows.Where(r => r["solver"] is "liar"), row =>
        {
            Assert.Empty(row["cost"]);
            Assert.Contains("lies above the cost", row["message"], StringComparison.Ordinal);
        });
        Assert.All(rows.Where(r => r["solver"] is "exact"), row => Assert.InRange(double.Parse(row["excess"]), 0, 1e-6));
        var summary = Assert.Single(SweepFiles.Table(_folder.Path("out/summary.csv")), r => r["solver"] is "liar");
        Assert.Equal(("2", "1", "0"), (summary["failures"], summary["meanExcess"], summary["feasible"]));
    }

    // SQLite would take it for an address, and ":memory:" for no file at all.
    [UnixTheory]
    [InlineData("file:yy")]
    [InlineData("file:yy?mode=memory")]
    [InlineData(":memory:")]
    [InlineData("a;Mode=ReadOnly")]
    public void Sweep_FolderNamedLikeAnAddress_HoldsItsStores(string name)
    {
        _folder.Write("sweep.toml", SweepFiles.Small);
        var line =
            $"judba sweep sweep.toml --shard 1/2 --out '{name}' && judba sweep sweep.toml --shard 2/2 --out '{name}' && judba sweep merge "
            + $"'{name}'";
        JudbaProgram.Shell(line, _folder.Folder).Expect(0);
        Assert.Equal(SweepFiles.SmallSolves, SweepFiles.Stored(_folder.Path($"{name}/sweep.sqlite")).Count);
        Assert.Equal(
            new[] { name, "sweep.toml" }.Order(StringComparer.Ordinal),
            Directory.GetFileSystemEntries(_folder.Folder).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Sweep_SolverThatIsTooSmall_LeavesThoseFleetsOutOfTheComparison()
    {
        var config = _folder.Write("sweep.toml", SweepFiles.Small);
        var run = InProcess.Run(
            "sweep", config, "--set", "solvers=[\"exhaustive\",\"exact\"]", "--set", "grid.devices=[4,31]", "--set", "instances=3", "--out",
            _folder.Path("out")).Expect(0);
        Assert.Contains("3 fleets do not count", run.Output, StringComparison.Ordinal);
        var rows = SweepFiles.Table(_folder.Path("out/results.csv"));
        Assert.Equal(6, rows.Count(r => r["status"] is "too-large"));
        Assert.All(rows.Where(r => r["solver"] is "exact"), r => Assert.Equal("optimal", r["status"]));
        Assert.All(SweepFiles.Table(_folder.Path("out/summary.csv")), r => Assert.Equal("3", r["fleets"]));
    }

    [BashFact]
    public void Sweep_TimeLimit_CountsWithItsWholeTime()
    {
        // A program that never answers is stopped after 0.2 s; the mean says 0.2 s and not less.
        var sleeper = _folder.Write("sleeper.sh", "sleep 600\n");
        var config = _folder.Write("sweep.toml", $"""
            schema = "judba-sweep/1"
            instances = 2
            devices = 4
            solvers = ["sleeper"]
            readings = ["min-cost"]
            timeLimit = "200ms"
            [external]
            sleeper = "sh {sleeper}"
            """);
        JudbaProgram.Run("sweep", config, "--out", _folder.Path("out"));
        var row = Assert.Single(SweepFiles.Table(_folder.Path("out/summary.csv")));
        Assert.Equal("2", row["fleets"]);
        Assert.Equal(2, int.Parse(row["timeLimits"]) + int.Parse(row["failures"]));
        Assert.InRange(double.Parse(row["shiftedGeometricMeanSeconds"]), 0.2, 300);
    }

    [Fact]
    public void Sweep_FieldsThatContradict_AreStatusRows()
    {
        // Noise of 1e6 W and a power of 1e-300 W: a rate of 0, which is no problem's.
        var config = _folder.Write("sweep.toml", SweepFiles.Small);
        InProcess.Run(
            "sweep", config, "--set", "grid.transmitPowerW=[0.3,1e-300]", "--set", "set.noisePowerW=1e6", "--set", "instances=1", "--set",
            "grid.devices=[4]",
            "--out", _folder.Path("out"));
        var rows = SweepFiles.Table(_folder.Path("out/results.csv"));
        Assert.Equal(12, rows.Count);
        Assert.Contains(rows, r => r["status"] is "refused");
        Assert.All(rows.Where(r => r["status"] is "refused"), r => Assert.NotEmpty(r["message"]));
    }

    [Fact]
    public void Sweep_Costs_AreThoseOfSolve()
    {
        InProcess.Run(
            "sweep", _folder.Write("sweep.toml", SweepFiles.Small), "--set", "grid.devices=[6]", "--set", "seed=7", "--out",
            _folder.Path("out")).Expect(0);
        InProcess.Run("generate", "--devices", "6", "--seed", "7", "--count", "4", "--out", _folder.Folder).Expect(0);
        foreach (var row in SweepFiles.Table(_folder.Path("out/results.csv")).Where(r => r["instance"] is "3"))
        {
            using var solved = JsonDocument.Parse(InProcess.Run(
                "solve", _folder.Path("paper-m6-s7-3.json"), "--solver", row["solver"], "--reading", row["reading"],
                "--json").Expect(0).Output);
            Assert.Equal(solved.RootElement.GetProperty("objective").GetDouble(), double.Parse(row["cost"]));
        }
    }
}
