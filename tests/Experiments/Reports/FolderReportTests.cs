using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Reports;

/// <summary>The page as it is written, whatever the culture.</summary>
public sealed class FolderReportTests : IDisposable
{
    private static readonly Column<(string Name, double Value)>[] Table =
        [Columns.Word<(string Name, double Value)>("name", r => r.Name),
            Columns.Number<(string Name, double Value)>("value", r => r.Value)];

    private readonly TemporaryFolder _folder = new();

    public FolderReportTests() => _folder.Write(
        "manifest.json", """
        {"schema":"judba-manifest/1","command":"test",
         "configuration":{"share":0.25,"solvers":["a","b"]},"end":"2026-01-02T03:04:05.0000000+00:00"}
        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_TableChartAndVerdicts_IsThisPage()
    {
        using var culture = new CommaCulture();
        _folder.Write("fig.chart.json", """{"schema":"judba-chart/1","title":"A < B","notes":["One note."],"panels":[]}""");
        _folder.Write("fig.csv", "M,cost\n10,1234567.5\n20,0.00001\n");
        _folder.Write("fig-claims.csv", "claim,verdict\nit falls,holds\nit rises,does not hold\n");
        var page = File.ReadAllText(FolderReport.Write(_folder.Folder));
        var main = page[page.IndexOf("<main>", StringComparison.Ordinal)..page.IndexOf("<section id=\"records\">",
            StringComparison.Ordinal)];
        Assert.Equal(
            "<main><section id=\"verdicts\"><h2>Verdicts</h2><p><span class=\"verdict holds\">holds</span>: 1, <span class=\"verdict "
                + "fails\">does not hold</span>: 1</p>"
            + "<ul><li><span class=\"verdict fails\">does not hold</span> fig: <a href=\"#fig\">it rises</a></li></ul></section>"
            + "<section id=\"fig\"><h2>A &lt; B</h2><div class=\"panels\" data-chart=\"0\"></div><p class=\"note\">One note.</p>"
            + "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"fig-claims\"><table "
                + "class=\"sortable\"><caption>Verdicts</caption>"
            + "<thead><tr><th scope=\"col\">claim</th><th scope=\"col\">verdict</th></tr></thead><tbody>"
            + "<tr><td>it falls</td><td><span class=\"verdict holds\">holds</span></td></tr>"
            + "<tr><td>it rises</td><td><span class=\"verdict fails\">does not hold</span></td></tr></tbody></table></div>"
            + "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"fig\"><table class=\"sortable\"><caption>fig</caption>"
            + "<thead><tr><th scope=\"col\" class=\"number\">M</th><th scope=\"col\" class=\"number\">cost</th></tr></thead><tbody>"
            + "<tr><td class=\"number\" data-value=\"10\">10</td><td class=\"number\" data-value=\"1234567.5\">1234570</td></tr>"
            + "<tr><td class=\"number\" data-value=\"20\">20</td><td class=\"number\" "
                + "data-value=\"0.00001\">1e-5</td></tr></tbody></table></div></section>",
            main);
    }

    // What a file's cells look like is a guess; a table that knows its columns is not guessed at.
    [Fact]
    public void Write_KnownTable_HasTheTypesOfItsColumns()
    {
        using var culture = new CommaCulture();
        _folder.Write("t.csv", "name,value\n7,0.5\n");
        Assert.Contains(
            "<td class=\"number\" data-value=\"7\">7</td>", File.ReadAllText(FolderReport.Write(_folder.Folder)), StringComparison.Ordinal);
        var page = File.ReadAllText(FolderReport.Write(_folder.Folder, ReportTable.Of("t", Table, [("7", 0.5), ("8", double.NaN)])));
        Assert.Contains(
            "<tr><td>7</td><td class=\"number\" data-value=\"0.5\">0.5</td></tr><tr><td>8</td><td></td></tr>", page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MoreRowsThanAPageShows_KeepsTheirNumber()
    {
        var table = ReportTable.Of("t", Table, Enumerable.Range(0, 5000).Select(k => ($"n{k}", (double)k)));
        Assert.Equal((5000, 2000), (table.RowCount, table.Rows.Count));
    }

    [Fact]
    public void Write_Manifest_IsShownFieldByField()
    {
        using var culture = new CommaCulture();
        var page = File.ReadAllText(FolderReport.Write(_folder.Folder));
        Assert.Contains("<tr><th scope=\"row\">configuration.share</th><td class=\"words\">0.25</td></tr>", page, StringComparison.Ordinal);
        Assert.Contains(
            "<tr><th scope=\"row\">configuration.solvers</th><td class=\"words\">a, b</td></tr>", page, StringComparison.Ordinal);
        Assert.Contains("2026-01-02 03:04 UTC", page, StringComparison.Ordinal);
    }
}
