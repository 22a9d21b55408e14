namespace Judba.Experiments.Tests;

public sealed class FigureCommandTests
{
    [Fact]
    public void Figure4a_Quick_ProposedBeatsBothAndFilesAreWritten()
    {
        using var folder = new TemporaryFolder();
        var run = JudbaProgram.Run("reproduce", "fig4a", "--quick", "--out", folder.Folder).Expect(0);
        foreach (var rival in (string[])["full", "random"])
            Assert.Contains(run.Lines, l => l.StartsWith($"Fig. 4(a): the proposed scheme beats {rival} everywhere  holds", StringComparison.Ordinal));
        foreach (var file in (string[])["fig4a.csv", "fig4a-claims.csv", "fig4a.png", "fig4a.svg", "manifest.json"])
            Assert.True(new FileInfo(folder.Path(file)).Length > 0, file);
    }

    [Fact]
    public void Figure5a_Quick_ErrorRisesWithTheRatio()
    {
        using var folder = new TemporaryFolder();
        var run = JudbaProgram.Run("reproduce", "fig5a", "--quick", "--out", folder.Folder).Expect(0);
        Assert.Contains(run.Lines, l => l.StartsWith("Fig. 5(a): error rises with λ  holds", StringComparison.Ordinal));
    }
}
