using System.Globalization;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

/// <summary>The studies of what does not hold: <c>judba reproduce gallery</c> and <c>price-of-theory</c>.</summary>
public sealed class TheoryCommandTests
{
    private static readonly string[] Statements =
    [
        "observation-2-is-optimal", "remark-3-keeps-the-optimum", "exhaustive-of-another-reading", "presolve-unwilling-away",
        "slower-gets-strictly-more",
        "share-inverse-to-h-min-latency", "share-inverse-to-h-min-cost", "share-inverse-to-f-min-latency", "share-inverse-to-f-min-cost",
    ];

    // What is found is what docs/gallery/ holds, when searched as docs/gallery.md says.
    [Fact]
    public void Gallery_AsDocumented_FindsTheStoredInstances()
    {
        using var folder = new TemporaryFolder();
        InProcess.Run("reproduce", "gallery", "--out", folder.Folder).Expect(0);
        foreach (var name in Statements)
        {
            Assert.Equal(
                File.ReadAllText(Path.Combine(JudbaProgram.RepositoryFolder, "docs", "gallery", name + ".json")),
                File.ReadAllText(folder.Path(name + ".json")));
            Assert.True(new FileInfo(folder.Path(name + ".png")).Length > 10_000, name);
        }

        foreach (var file in (string[])["gallery.csv", "manifest.json", "report.html"])
            Assert.True(new FileInfo(folder.Path(file)).Length > 0, file);
    }

    [Fact]
    public void PriceOfTheory_Quick_WritesEveryCellAndVerdicts()
    {
        using var folder = new TemporaryFolder();
        InProcess.Run("reproduce", "price-of-theory", "--quick", "--devices", "10", "--out", folder.Folder).Expect(0);
        var rows = File.ReadAllLines(folder.Path("price-of-theory.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        Assert.Equal(120 * 3, rows.Count);
        Assert.All(rows, row =>
        {
            double Number(int k) => double.Parse(row[k], CultureInfo.InvariantCulture);
            // Share within its band; the mean between nothing and the worst; the optimum proved finer than what counts.
            Assert.InRange(Number(5), Number(6), Number(7));
            Assert.InRange(Number(8), -1e-7, Number(10) + 1e-7);
            Assert.InRange(Number(11), 0, 1.001e-8);
        });
        var claims = File.ReadAllText(folder.Path("price-of-theory-claims.csv"));
        Assert.Contains("Observation 2 gives an optimal set,paper,does not hold,", claims, StringComparison.Ordinal);
        Assert.Contains(
            "Remark 3: the decomposition does not change the optimality,paper,does not hold,", claims, StringComparison.Ordinal);
        foreach (var file in (string[])["price-of-observation-2.png", "price-of-observation-2.svg", "price-of-decomposition.png",
            "price-of-decomposition.svg", "manifest.json", "report.html"])
            Assert.True(new FileInfo(folder.Path(file)).Length > 0, file);
    }

    [Fact]
    public void PriceOfTheory_Interrupted_KeepsWhatIsDone()
    {
        using var folder = new TemporaryFolder();
        JudbaProgram.Run(new ProgramRun("reproduce", "price-of-theory", "--out", folder.Folder)
        {
            Signal = JudbaProgram.Interrupt,
            SignalAfter = "1 of 120",
        }).Expect(130);
        Assert.InRange(File.ReadAllLines(folder.Path("price-of-theory.csv")).Length, 4, 120);
    }

    [Fact]
    public void PriceOfTheory_QuickAndRuns_IsRefused() =>
        InProcess.Run("reproduce", "price-of-theory", "--quick", "--runs", "50").ExpectRefusal("--quick", "--runs", "allowed");
}
