using System.Net;
using System.Text;
using System.Text.Json;
using Judba.Experiments.Records;
using Judba.Experiments.Reports.Charts;
using Judba.Models.Files;

namespace Judba.Experiments.Reports;

/// <summary>
/// A folder of results as one self-contained page, <c>report.html</c>: verdicts, interactive plots, sortable tables, the manifest, links to
/// the
/// records; nothing is fetched.
/// </summary>
/// <remarks>
/// Any command gets a report by writing files and calling <see cref="Write"/>: <c>NAME.chart.json</c> (<see cref="ChartFile"/>) becomes a
/// section
/// with its plots, <c>NAME.csv</c> and <c>NAME-….csv</c> its tables, a table with a column <c>verdict</c> its verdicts, <c>NAME.svg</c> or
/// <c>NAME.png</c> what is
/// printed. <c>judba report</c> makes the page from the same files again.
/// </remarks>
internal static class FolderReport
{
    /// <summary>Name of the page.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes the page, replacing an older one.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="known">The tables whose columns are known; what stands in their files need not be guessed.</param>
    /// <returns>Path of the page.</returns>
    /// <exception cref="InputException">The folder is not there, or holds no manifest, or a file in it is not what its name
    /// says.</exception>
    public static string Write(string folder, params IReadOnlyList<ReportTable> known)
    {
        var manifest = Path.Combine(folder, RunManifest.FileName);
        if (!File.Exists(manifest))
            throw new InputException(
                $"Folder '{folder}' has no {RunManifest.FileName}; allowed: a folder that a run of this program wrote.");
        var names = Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!)
            .Where(n => !string.Equals(n, FileName, StringComparison.Ordinal) && !n.EndsWith(RecordFile.LockEnd, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        var sections = ReportSection.Of(folder, names, known);
        using var about = Json.Read(manifest);
        var title = Encode(ManifestText.Title(about.RootElement));
        var page = new StringBuilder()
            .Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';script-src 'unsafe-inline';")
            .Append("style-src 'unsafe-inline';img-src data: blob:\">")
            .Append($"<link rel=\"icon\" href=\"data:,\"><title>{title}</title><style>{Resource("report.css")}</style></head><body>")
            .Append($"<header><h1>{title}</h1><p class=\"meta\">{Encode(ManifestText.Origin(about.RootElement))}</p></header>");
        AppendContents(page, sections);
        page.Append("<main>");
        ReportTable.AppendVerdicts(page, sections);
        var charts = new List<string>();
        foreach (var section in sections)
            AppendSection(page, section, charts);
        AppendRecords(page, names, about.RootElement);
        page.Append("</main><script type=\"application/json\" id=\"charts\">[").AppendJoin(',', charts).Append("]</script>");
        if (charts.Count > 0)
            page.Append("<script>").Append(Resource("plotly-basic.min.js")).Append("</script>");
        page.Append("<script>").Append(Resource("report.js")).Append("</script></body></html>\n");
        var path = Path.Combine(folder, FileName);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(page.ToString()));
        return path;
    }

    /// <summary>Text as it stands in a page.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static void AppendContents(StringBuilder page, IReadOnlyList<ReportSection> sections)
    {
        if (sections.Count < 2)
            return;
        page.Append("<nav aria-label=\"Contents\"><ul>");
        foreach (var section in sections)
            page.Append($"<li><a href=\"#{Encode(section.Name)}\">{Encode(section.Name)}</a></li>");
        page.Append("<li><a href=\"#records\">records, manifest</a></li></ul></nav>");
    }

    private static void AppendSection(StringBuilder page, ReportSection section, List<string> charts)
    {
        page.Append($"<section id=\"{Encode(section.Name)}\"><h2>{Encode(section.Title)}</h2>");
        if (section.Chart is { } chart)
        {
            page.Append($"<div class=\"panels\" data-chart=\"{charts.Count}\"></div>");
            // "</script>" within a text must not end the element.
            charts.Add(chart.GetRawText().Replace("<", "\\u003c", StringComparison.Ordinal));
        }

        if (section.Picture is { } picture)
            page.Append($"<img class=\"still\" alt=\"{Encode(section.Title)}\" src=\"{picture}\">");
        foreach (var note in section.Notes)
            page.Append($"<p class=\"note\">{Encode(note)}</p>");
        foreach (var table in section.Tables)
            ReportTable.Append(page, table);
        page.Append("</section>");
    }

    private static void AppendRecords(StringBuilder page, IEnumerable<string> names, JsonElement manifest)
    {
        page.Append("<section id=\"records\"><h2>Records</h2><ul>");
        foreach (var name in names)
            page.Append($"<li><a href=\"{Uri.EscapeDataString(name)}\">{Encode(name)}</a></li>");
        page.Append("</ul><h3>Manifest</h3><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Manifest\"><table>");
        foreach (var (key, text) in ManifestText.Rows(manifest))
            page.Append($"<tr><th scope=\"row\">{Encode(key)}</th><td class=\"words\">{Encode(text)}</td></tr>");
        page.Append("</table></div><details><summary>The whole manifest</summary><pre tabindex=\"0\">")
            .Append(Encode(ManifestText.Indented(manifest))).Append("</pre></details></section>");
    }

    private static string Resource(string name)
    {
        using var stream = typeof(FolderReport).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its resource '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
