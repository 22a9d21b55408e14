using Judba.Experiments.Sweeps.Planning;
using Judba.Experiments.Sweeps.Results;
using Judba.Experiments.Sweeps.Storage;
using Judba.Experiments.Tests.Support;
using Judba.Models.Problems;

namespace Judba.Experiments.Tests.Sweeps;

/// <summary>The table and the summary of a sweep, from records whose numbers are reckoned by hand, whatever the culture.</summary>
public sealed class SweepTableTests : IDisposable
{
    private const string Config = """
        schema = "judba-sweep/1"
        instances = 2
        solvers = ["exact", "full-upload", "broken"]
        readings = ["min-cost"]
        [grid]
        devices = [4, 8]
        """;

    private const string WithoutPoint = "without a point, the largest of any solver on the fleet, and at least 100 %.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_OfThreeSolvers_IsThisTable()
    {
        using var culture = new CommaCulture();
        var scores = Scores();
        using var writer = new StringWriter { NewLine = "\n" };
        SweepTable.Write(writer, scores, new(scores));
        Assert.Equal(
            $"""
            min-cost
            solver        fleets  mean time  mean excess  worst excess  optimal  time limits  failures
            exact         3       1.50 ms    0 %          0 %           3        0            0
            full-upload†  3       12.3 µs    33.3 %       33.3 %        0        0            0
            broken        3       n/a        100.0 %      100.0 %       0        0            3
            1 fleets do not count: not every solver has attempted them.

            Mean time: geometric, shifted by 1.00 ms; without a point, a solve counts with the time limit, or as the slowest.
            Excess: (C − best bound)/|best bound|, the best bound being the largest that any solver proved for the fleet; {WithoutPoint}
            Optimal: gap (C − best bound)/|C| within what the configuration asks for.
            † keeps its own bandwidth in both readings and is measured against the min-cost bound.

            """,
            writer.ToString());
        Assert.Equal(["Solver 'broken' failed: Boom: it broke"], scores.Errors);
    }

    [Fact]
    public void Write_Export_HasPointsInNumbers()
    {
        using var culture = new CommaCulture();
        var scores = Scores();
        var folder = new SweepFolder(_folder.Folder);
        _folder.Write("manifest.json", """{"command":"sweep"}""");
        SweepExport.Write(folder, scores, new(scores));
        Assert.Equal(
            """
            reading,solver,fleets,meanCost,costBand,meanExcess,worstExcess,optimal,feasible,timeLimits,failures,shiftedGeometricMeanSeconds
            min-cost,exact,3,75,0,0,0,3,3,0,0,
            """,
            string.Join(
                '\n', File.ReadAllLines(_folder.Path("summary.csv")).Take(2).Select((l, k) => k == 0 ? l : l[..(l.LastIndexOf(',') + 1)])));
        Assert.Equal("4,75,100,", File.ReadAllLines(_folder.Path("cost-by-devices.csv"))[1]);
        Assert.Equal(12, File.ReadAllLines(_folder.Path("results.csv")).Length);
        Assert.Equal(12 - 1, ParquetTable.Read(_folder.Path("results.parquet")).Count);
        Assert.Contains("<caption>summary</caption>", File.ReadAllText(_folder.Path("report.html")), StringComparison.Ordinal);
    }

    // Four fleets; the last one was not attempted by all.
    private SweepScores Scores()
    {
        var plan = SweepPlan.Read(_folder.Write("sweep.toml", Config), []);
        var (exact, full, broken) = (
            SampleRecords.Solver("exact"), SampleRecords.Solver("full-upload", keepsOwnBandwidth: true), SampleRecords.Solver("broken"));
        using (var store = SweepStore.Open(_folder.Path("sweep.sqlite"), plan))
        {
            store.AddSolvers([exact, full, broken]);
            for (var fleet = 0; fleet < 4; fleet++)
            {
                store.Add(SampleRecords.Point(SampleRecords.Task(fleet, exact, Reading.MinCost), 75, 1.5e-3, 75));
                store.Add(SampleRecords.Point(SampleRecords.Task(fleet, full, Reading.MinCost), 100, 1.234e-5));
                if (fleet < 3)
                    store.Add(SampleRecords.Failed(SampleRecords.Task(fleet, broken, Reading.MinCost)));
            }
        }

        return new(plan, _folder.Path("sweep.sqlite"));
    }
}
