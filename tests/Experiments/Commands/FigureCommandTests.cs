using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Commands;

public sealed class FigureCommandTests
{
    [Fact]
    public void Figure4a_Quick_ProposedBeatsBothAndFilesAreWritten()
    {
        using var folder = new TemporaryFolder();
        InProcess.Run("reproduce", "fig4a", "--quick", "--out", folder.Folder).Expect(0);
        var claims = File.ReadAllLines(folder.Path("fig4a-claims.csv"));
        foreach (var rival in (string[])["full", "random"])
            Assert.Contains(
                claims, l =>
                    l.StartsWith($"Fig. 4(a): the proposed scheme beats {rival} everywhere,paper,holds,", StringComparison.Ordinal));
        foreach (var file in (string[])["fig4a.csv", "fig4a-claims.csv", "fig4a.png", "fig4a.svg", "manifest.json", "report.html"])
            Assert.True(new FileInfo(folder.Path(file)).Length > 0, file);
    }

    [Fact]
    public void Figure5a_Quick_ErrorRisesWithTheRatio()
    {
        using var folder = new TemporaryFolder();
        InProcess.Run("reproduce", "fig5a", "--quick", "--out", folder.Folder).Expect(0);
        Assert.Contains(
            File.ReadAllLines(folder.Path("fig5a-claims.csv")),
            l => l.StartsWith("Fig. 5(a): error rises with λ,paper,holds,", StringComparison.Ordinal));
        // The second stored profile, and a second opinion on the optimum.
        var measured = File.ReadAllLines(folder.Path("fig5a-measured-claims.csv"));
        Assert.Contains(measured, l => l.StartsWith("Fig. 5(a): error rises with λ,ours,", StringComparison.Ordinal));
        Assert.Contains(
            measured, l =>
                l.StartsWith("\"minlp, over another program, finds the same least cost\",ours,holds,", StringComparison.Ordinal));
    }

    [Fact]
    public void Figure5b_ProfileOfAFile_IsDrawnAfterTheStoredOnes()
    {
        using var folder = new TemporaryFolder();
        var profile = folder.Write("mine.json", """
            {"schema":"judba-profile/1","name":"mine","rows":[{"compressionRatio":1,"accuracy":0.9,"parameters":100000},
             {"compressionRatio":8,"accuracy":0.8,"parameters":9000},{"compressionRatio":64,"accuracy":0.7,"parameters":8000}]}
            """);
        InProcess.Run("reproduce", "fig5b", "--runs", "3", "--profile", profile, "--out", folder.Path("out")).Expect(0);
        var rows = File.ReadAllLines(
            folder.Path("out/fig5b-given.csv")).Skip(1).Select(l => l.Split(',')[0]).Distinct(StringComparer.Ordinal);
        Assert.Equal(["8", "64"], rows, StringComparer.Ordinal);
        InProcess.Run("reproduce", "fig5b", "--profile", folder.Path("none.json")).ExpectRefusal("none.json");
    }

    [Fact]
    public void Figure5b_QuickAndRuns_IsRefused() =>
        InProcess.Run("reproduce", "fig5b", "--quick", "--runs", "50").ExpectRefusal("--quick", "--runs", "allowed");
}
