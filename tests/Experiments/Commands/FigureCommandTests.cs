namespace Judba.Experiments.Tests;

public sealed class FigureCommandTests
{
    [Fact]
    public void Figure4a_Quick_ProposedBeatsBothAndFilesAreWritten()
    {
        using var folder = new TemporaryFolder();
        JudbaProgram.Run("reproduce", "fig4a", "--quick", "--out", folder.Folder).Expect(0);
        var claims = File.ReadAllLines(folder.Path("fig4a-claims.csv"));
        foreach (var rival in (string[])["full", "random"])
            Assert.Contains(claims, l => l.StartsWith($"Fig. 4(a): the proposed scheme beats {rival} everywhere,paper,holds,", StringComparison.Ordinal));
        foreach (var file in (string[])["fig4a.csv", "fig4a-claims.csv", "fig4a.png", "fig4a.svg", "manifest.json", "report.html"])
            Assert.True(new FileInfo(folder.Path(file)).Length > 0, file);
    }

    [Fact]
    public void Figure5a_Quick_ErrorRisesWithTheRatio()
    {
        using var folder = new TemporaryFolder();
        JudbaProgram.Run("reproduce", "fig5a", "--quick", "--out", folder.Folder).Expect(0);
        Assert.Contains(
            File.ReadAllLines(folder.Path("fig5a-claims.csv")),
            l => l.StartsWith("Fig. 5(a): error rises with λ,paper,holds,", StringComparison.Ordinal));
    }

    [Fact]
    public void Figure5b_QuickAndRuns_IsRefused() =>
        JudbaProgram.Run("reproduce", "fig5b", "--quick", "--runs", "50").ExpectRefusal("--quick", "--runs", "allowed");
}
