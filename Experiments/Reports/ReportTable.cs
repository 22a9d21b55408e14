using System.Globalization;
using System.Text;
using Judba.Experiments.Records;
using Judba.Experiments.Text;

namespace Judba.Experiments.Reports;

/// <summary>
/// A table of a report: words as they are, numbers in few digits, with the unit that the name of their column says. The file, and the order
/// of a sorted column, have all digits.
/// </summary>
internal sealed class ReportTable
{
    // A phone still scrolls a table of this length; the linked file has every row.
    private const int MostRows = 2000;

    // Longer tables are folded away until they are asked for.
    private const int MostRowsOpen = 24;

    // Text longer than this is broken into lines.
    private const int WordsFrom = 32;

    private const string Verdict = "verdict";

    private readonly int _verdict;
    private readonly IReadOnlyList<bool> _isNumber;

    private ReportTable(string name, IReadOnlyList<string> heads, IReadOnlyList<bool> isNumber, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Name = name;
        Heads = heads;
        Rows = rows;
        RowCount = rows.Count;
        _isNumber = isNumber;
        _verdict = heads.ToList().IndexOf(Verdict);
    }

    /// <summary>The file's name without its end.</summary>
    public string Name { get; }

    /// <summary>Heads of the columns.</summary>
    public IReadOnlyList<string> Heads { get; }

    /// <summary>The rows, or the first of them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>Number of all rows.</summary>
    public int RowCount { get; private init; }

    /// <summary>Whether it holds verdicts on claims.</summary>
    public bool IsOfVerdicts => _verdict >= 0;

    /// <summary>A table whose columns know what they hold.</summary>
    /// <param name="name">Name of its file without the end.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows.</param>
    public static ReportTable Of<TRow>(string name, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        var count = 0;
        var shown = new List<IReadOnlyList<string>>();
        foreach (var row in rows)
        {
            if (count++ < MostRows)
                shown.Add([.. columns.Select(c => Csv.Cell(c.Value(row)))]);
        }

        return new(name, [.. columns.Select(c => c.Name)], [.. columns.Select(c => c.IsNumber)], shown) { RowCount = count };
    }

    /// <summary>
    /// A table of a file that somebody put into the folder: a column is of numbers if all its cells are numbers or empty.
    /// </summary>
    /// <param name="name">The file's name without its end.</param>
    /// <param name="file">Its rows, the heads first.</param>
    public static ReportTable OfFile(string name, IReadOnlyList<IReadOnlyList<string>> file)
    {
        IReadOnlyList<string> heads = file.Count > 0 ? file[0] : [];
        IReadOnlyList<string>[] rows = [.. file.Skip(1)];
        return new(name, heads, [.. Enumerable.Range(0, heads.Count).Select(IsNumber)], rows);

        bool IsNumber(int column)
        {
            var cells = rows.Select(r => Text(r, column)).Where(c => c.Length > 0).ToList();
            return cells.Count > 0 && cells.TrueForAll(c => TryNumber(c, out _));
        }
    }

    /// <summary>How many claims of a page hold, and which do not.</summary>
    public static void AppendVerdicts(StringBuilder page, IEnumerable<ReportSection> sections)
    {
        var all = (from section in sections
                   from table in section.Tables
                   where table.IsOfVerdicts
                   from row in table.Rows
                   select (section.Name, Claim: Text(row, 0), Verdict: Text(row, table._verdict))).ToList();
        if (all.Count == 0)
            return;
        var counts = all.GroupBy(v => v.Verdict, StringComparer.Ordinal).OrderByDescending(g => g.Count());
        page.Append("<section id=\"verdicts\"><h2>Verdicts</h2><p>")
            .AppendJoin(", ", counts.Select(g => $"{Badge(g.Key)}: {g.Count()}")).Append("</p>");
        var others = all.Where(v => !string.Equals(v.Verdict, "holds", StringComparison.Ordinal)).ToList();
        if (others.Count > 0)
        {
            page.Append("<ul>");
            foreach (var (name, claim, verdict) in others)
                page.Append($"<li>{Badge(verdict)} {Encode(name)}: <a href=\"#{Encode(name)}\">{Encode(claim)}</a></li>");
            page.Append("</ul>");
        }

        page.Append("</section>");
    }

    /// <summary>The table, its columns sortable; a long one folded away.</summary>
    public static void Append(StringBuilder page, ReportTable table)
    {
        var isFolded = table.RowCount > MostRowsOpen;
        var name = FolderReport.Encode(table.Name);
        if (isFolded)
            page.Append($"<details><summary>{name} <small>{table.RowCount} rows</small></summary>");
        if (table.RowCount > MostRows)
            page.Append($"<p class=\"note\">The first {MostRows} of {table.RowCount} rows; the file has all.</p>");
        page.Append($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table class=\"sortable\">")
            .Append($"<caption>{(table.IsOfVerdicts ? "Verdicts" : name)}</caption><thead><tr>");
        for (var k = 0; k < table.Heads.Count; k++)
            page.Append($"<th scope=\"col\"{(table._isNumber[k] ? " class=\"number\"" : "")}>{FolderReport.Encode(table.Heads[k])}</th>");
        page.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows.Take(MostRows))
        {
            page.Append("<tr>");
            for (var k = 0; k < table.Heads.Count; k++)
                page.Append(table.Html(row, k));
            page.Append("</tr>");
        }

        page.Append("</tbody></table></div>");
        if (isFolded)
            page.Append("</details>");
    }

    private string Html(IReadOnlyList<string> row, int column)
    {
        var text = Text(row, column);
        if (column == _verdict)
            return $"<td>{Badge(text)}</td>";
        if (_isNumber[column] && TryNumber(text, out var number))
            return $"<td class=\"number\" data-value=\"{FolderReport.Encode(text)}\">{ColumnText.Of(Heads[column], number)}</td>";
        return text.Length > WordsFrom ? $"<td class=\"words\">{FolderReport.Encode(text)}</td>" : $"<td>{FolderReport.Encode(text)}</td>";
    }

    private static string Badge(string verdict) =>
        $"<span class=\"verdict {verdict switch { "holds" => "holds", "not shown" => "open", _ => "fails" }}\">{Encode(verdict)}</span>";

    private static string Encode(string text) => FolderReport.Encode(text);

    private static string Text(IReadOnlyList<string> row, int column) => column < row.Count ? row[column] : "";

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
