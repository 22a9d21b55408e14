namespace Judba.Experiments.Tests.Commands;

/// <summary><c>judba report</c>.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Report_FolderWithTable_HoldsRowsAndFetchesNothing()
    {
        _folder.Write("manifest.json", """{"command":"reproduce <fig>"}""");
        _folder.Write("fig.csv", "M,\"cost, full\"\n10,1.5\n20,</script>\n");
        JudbaProgram.Run("report", _folder.Folder).Expect(0);
        var page = File.ReadAllText(_folder.Path("report.html"));
        Assert.Contains("cost, full", page, StringComparison.Ordinal);
        Assert.Contains("\\u003c/script>", page, StringComparison.Ordinal);
        Assert.Contains("reproduce &lt;fig&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_FolderWithoutManifest_IsRefused() =>
        JudbaProgram.Run("report", _folder.Folder).ExpectRefusal("manifest.json", "allowed");
}
