using System.Net;
using System.Text;
using Judba.Experiments.Records;
using Judba.Models;

namespace Judba.Experiments.Reports;

/// <summary>A folder of results as one self-contained page, <c>report.html</c>: plots, sortable tables, figures, manifest, links; nothing is fetched.</summary>
internal static class FolderReport
{
    /// <summary>Name of the page.</summary>
    public const string FileName = "report.html";

    // A phone still scrolls a table of this length; the linked file has every row.
    private const int MostRows = 2000;

    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:auto;padding:1rem;color:#111;background:#fff}
        .scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
        th,td{padding:.25rem .6rem;border-bottom:1px solid #ccc;text-align:left;white-space:nowrap}
        th button{font:inherit;font-weight:bold;border:0;background:none;cursor:pointer;padding:0}
        th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
        .plot{height:26rem}img{max-width:100%}pre{overflow-x:auto}
        @media print{.scroll{overflow:visible}section{break-inside:avoid}}
        """;

    /// <summary>Writes the page from every <c>.csv</c>, <c>.svg</c> and <c>manifest.json</c> in the folder, replacing an older one.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Path of the page.</returns>
    /// <exception cref="InputException">The folder is not there, or holds no manifest.</exception>
    public static string Write(string folder)
    {
        var manifest = Path.Combine(folder, "manifest.json");
        if (!File.Exists(manifest))
            throw new InputException($"Folder '{folder}' has no manifest.json; allowed: a folder that a run of this program wrote.");
        var names = Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!)
            .Where(n => !string.Equals(n, FileName, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var title = WebUtility.HtmlEncode(Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)));
        var page = new StringBuilder()
            .Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';script-src 'unsafe-inline';style-src 'unsafe-inline';img-src data: blob:\">")
            .Append($"<title>{title}</title><style>{Style}</style></head><body><h1>{title}</h1><main id=\"tables\">");
        foreach (var name in names.Where(n => n.EndsWith(".svg", StringComparison.Ordinal)))
        {
            var picture = Convert.ToBase64String(File.ReadAllBytes(Path.Combine(folder, name)));
            page.Append($"<section><h2>{WebUtility.HtmlEncode(name)}</h2><img alt=\"{WebUtility.HtmlEncode(name)}\" src=\"data:image/svg+xml;base64,{picture}\"></section>");
        }

        page.Append("</main><h2>Records</h2><ul>");
        foreach (var name in names)
            page.Append($"<li><a href=\"{Uri.EscapeDataString(name)}\">{WebUtility.HtmlEncode(name)}</a></li>");
        page.Append("</ul><details><summary>Manifest</summary><pre>").Append(WebUtility.HtmlEncode(File.ReadAllText(manifest)))
            .Append("</pre></details><script type=\"application/json\" id=\"data\">").Append(Tables(folder, names))
            .Append("</script><script>").Append(Resource("plotly-basic.min.js"))
            .Append("</script><script>").Append(Resource("report.js")).Append("</script></body></html>\n");
        var path = Path.Combine(folder, FileName);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(page.ToString()));
        return path;
    }

    private static string Tables(string folder, IEnumerable<string> names)
    {
        var json = Json.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("tables");
            foreach (var name in names.Where(n => n.EndsWith(".csv", StringComparison.Ordinal)))
            {
                var rows = Csv.Rows(File.ReadAllText(Path.Combine(folder, name)));
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteNumber("count", Math.Max(0, rows.Count - 1));
                writer.WriteStrings("heads", rows.Count > 0 ? rows[0] : []);
                writer.WriteStartArray("rows");
                foreach (var row in rows.Skip(1).Take(MostRows))
                {
                    writer.WriteStartArray();
                    foreach (var cell in row)
                        writer.WriteStringValue(cell);
                    writer.WriteEndArray();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
        // "</script>" within a cell must not end the element.
        return Encoding.UTF8.GetString(json).Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    private static string Resource(string name)
    {
        using var stream = typeof(FolderReport).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its resource '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
