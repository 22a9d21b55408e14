using Judba.Experiments.Tests.Support;

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
        InProcess.Run("report", _folder.Folder).Expect(0);
        var page = File.ReadAllText(_folder.Path("report.html"));
        Assert.Contains("cost, full", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("reproduce &lt;fig&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Chart_IsEmbeddedWithItsNotesAndTables()
    {
        _folder.Write("manifest.json", """{"command":"x"}""");
        _folder.Write("fig.chart.json", """{"schema":"judba-chart/1","title":"A < B","notes":["</script> left out"],"panels":[]}""");
        _folder.Write("fig-claims.csv", "claim,whose,verdict,evidence\nall falls,paper,does not hold,5 to 6\n");
        InProcess.Run("report", _folder.Folder).Expect(0);
        var page = File.ReadAllText(_folder.Path("report.html"));
        Assert.Contains("<h2>A &lt; B</h2>", page, StringComparison.Ordinal);
        Assert.Contains("\\u003c/script> left out", page, StringComparison.Ordinal);
        Assert.Contains("does not hold</span> fig: <a href=\"#fig\">all falls</a>", page, StringComparison.Ordinal);
    }

    // As spreadsheets write it: CR LF, perhaps a byte order mark.
    [Fact]
    public void Report_TableWithWindowsLines_KeepsItsVerdicts()
    {
        _folder.Write("manifest.json", "\uFEFF{\"command\":\"x\"}");
        _folder.Write("fig-claims.csv", "\uFEFFclaim,verdict\r\nall falls,does not hold\r\n\"a\r\nb\",holds\r\n");
        JudbaProgram.Run("report", _folder.Folder).Expect(0);
        var page = File.ReadAllText(_folder.Path("report.html"));
        Assert.Contains("does not hold</span>: 1", page, StringComparison.Ordinal);
        Assert.Contains("holds</span>: 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hold\r", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "'panels[0].title' is missing")]
    [InlineData("null", "'panels[0]' is no object")]
    [InlineData("{\"title\":\"a\",\"x\":{},\"y\":{},\"series\":[]}", "'panels[0].x.label' is missing")]
    [InlineData("{\"title\":\"a\",\"x\":1,\"y\":{},\"series\":[]}", "'panels[0].x' is number")]
    public void Report_PanelThatIsNone_IsRefusedByItsPlace(string panel, string place)
    {
        _folder.Write("manifest.json", """{"command":"x"}""");
        _folder.Write("fig.chart.json", "{\"schema\":\"judba-chart/1\",\"title\":\"A\",\"notes\":[],\"panels\":[" + panel + "]}");
        JudbaProgram.Run("report", _folder.Folder).ExpectRefusal("fig.chart.json", place, "allowed");
    }

    [Theory]
    [InlineData("manifest.json", "{")]
    [InlineData("manifest.json", "{\"command\":\"\\ud800\"}")]
    [InlineData("fig.chart.json", "not json")]
    [InlineData("fig.chart.json", "{}")]
    [InlineData("fig.chart.json", "[]")]
    public void Report_SpoiltFile_IsRefusedByName(string name, string text)
    {
        _folder.Write("manifest.json", """{"command":"x"}""");
        _folder.Write(name, text);
        InProcess.Run("report", _folder.Folder).ExpectRefusal(name, "allowed");
    }

    [Fact]
    public void Report_FolderWithoutManifest_IsRefused() =>
        InProcess.Run("report", _folder.Folder).ExpectRefusal("manifest.json", "allowed");
}
