using System.Globalization;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

/// <summary><c>judba reproduce beyond</c>.</summary>
public sealed class BeyondCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Beyond_Alpha_OptimumIsNeverBeatenAndRemark3Fails()
    {
        InProcess.Run("reproduce", "beyond", "alpha", "--quick", "--out", _folder.Folder).Expect(0);
        var rows = Rows("alpha");
        Assert.All(rows, r => Assert.True(Number(r, "excess") >= -2e-6, string.Join(' ', r.Values)));
        // The readings are one where only time counts, and not where only energy does.
        string[] proposed = ["proposed (optimum, w*)"];
        Assert.All(
            rows.Where(r => proposed.Contains(r["scheme"]) && Number(r, "alpha") == 0), r =>
                Assert.InRange(Number(r, "excess"), -2e-6, 2e-6));
        Assert.All(
            rows.Where(r => proposed.Contains(r["scheme"]) && Number(r, "alpha") == 1), r => Assert.True(Number(r, "excess") > 1e-4));
        Assert.Contains("does not hold", File.ReadAllText(_folder.Path("alpha-claims.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_FrontierTradeoffObservation2_SayWhatTheyShould()
    {
        InProcess.Run("reproduce", "beyond", "frontier", "tradeoff", "observation2", "--quick", "--out", _folder.Folder).Expect(0);
        var optimum = Rows("frontier").Where(r => string.Equals(r["scheme"], "optimum, least cost", StringComparison.Ordinal)).ToList();
        // A weighted sum, minimised: as energy weighs more, energy falls and latency rises.
        foreach (var (one, next) in optimum.Zip(optimum.Skip(1)))
        {
            Assert.True(Number(next, "energyJ") <= Number(one, "energyJ") * (1 + 1e-5));
            Assert.True(Number(next, "latencyS") >= Number(one, "latencyS") * (1 - 1e-5));
        }

        Assert.All(Rows("tradeoff"), r => Assert.True(Number(r, "equalOverBest") >= 1));
        // The excess is over the optimum with w*, which only shares of least cost can undercut.
        Assert.All(
            Rows("observation2"), r =>
                Assert.True(r["scheme"].EndsWith("least cost", StringComparison.Ordinal) || Number(r, "excess") >= -2e-6));
        foreach (var file in (string[])["frontier.png", "frontier.svg", "frontier.chart.json", "tradeoff-claims.csv", "report.html",
            "manifest.json"])
            Assert.True(new FileInfo(_folder.Path(file)).Length > 0, file);
    }

    [Fact]
    public void Beyond_ScalingProfiles_ShowEverySolverAndWhyItStops()
    {
        InProcess.Run("reproduce", "beyond", "scaling", "profiles", "--quick", "--out", _folder.Folder).Expect(0);
        var scaling = Rows("scaling");
        Assert.Equal(
            1000, scaling.Where(r => string.Equals(r["solver"], "exact", StringComparison.Ordinal)).Max(r => Number(r, "devices")));
        Assert.All(
            scaling.Where(r => string.Equals(r["solver"], "exact", StringComparison.Ordinal)), r =>
                Assert.InRange(Number(r, "worstExcess"), 0, 1e-6));
        var shown = scaling.Select(r => r["solver"]).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>(
                ["exhaustive", "exact", "price", "greedy", "threshold", "full-upload†", "random-upload†", "minlp"],
                StringComparer.Ordinal), shown);
        Assert.Contains(
            "exhaustive", File.ReadAllText(_folder.Path("scaling.chart.json")).Split("\"panels\"")[0], StringComparison.Ordinal);
        Assert.True(Rows("profiles").Select(r => r["instance"]).Distinct(StringComparer.Ordinal).Count() >= 10);
    }

    [Fact]
    public void Beyond_UnknownPart_IsRefused() =>
        InProcess.Run("reproduce", "beyond", "beta").ExpectRefusal("beta", "alpha", "allowed");

    private static double Number(Dictionary<string, string> row, string name) => double.Parse(row[name], CultureInfo.InvariantCulture);

    // Cells in quotes hold a comma at most; labels are the only such cells.
    private List<Dictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadAllLines(_folder.Path(name + ".csv"));
        var heads = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => heads.Zip(Cells(l)).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    private static IEnumerable<string> Cells(string line) => line.Split('"')
        .SelectMany((part, k) => k % 2 == 1 ? [part] : part.Trim(',') is { Length: > 0 } rest ? rest.Split(',') : []);
}
