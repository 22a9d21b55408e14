using System.Text.Json;
using Judba.Experiments.Records;
using Judba.Models;

namespace Judba.Experiments.Reports;

/// <summary>What the files of one stem make of a report: <c>fig4a.chart.json</c>, <c>fig4a.svg</c>, <c>fig4a.csv</c>, <c>fig4a-claims.csv</c>.</summary>
internal sealed class ReportSection
{
    private const string PictureEnd = ".svg";
    private const string TableEnd = ".csv";

    private ReportSection(string name) => Name = name;

    /// <summary>The stem.</summary>
    public string Name { get; }

    /// <summary>Title of its chart, or the stem.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Its plots; null for none.</summary>
    public JsonElement? Chart { get; private set; }

    /// <summary>Sentences of its chart.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>What is printed, and shown where there are no plots; null for none.</summary>
    public byte[]? Picture { get; private set; }

    /// <summary>Its tables: verdicts, then the shorter before the longer.</summary>
    public IReadOnlyList<ReportTable> Tables { get; private set; } = [];

    /// <summary>The sections of a folder, by name. A table without a chart or picture whose name begins its own has a section to itself.</summary>
    public static IReadOnlyList<ReportSection> Of(string folder, IReadOnlyList<string> names)
    {
        List<string> Stems(string end) => [.. names.Where(n => n.EndsWith(end, StringComparison.Ordinal)).Select(n => n[..^end.Length])];
        var stems = Stems(ChartFile.DataEnd).Concat(Stems(PictureEnd)).Distinct(StringComparer.Ordinal).ToList();
        var tables = Stems(TableEnd).ToLookup(t => Owner(t, stems) ?? t, StringComparer.Ordinal);
        return [.. stems.Concat(tables.Select(t => t.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(s => Load(folder, s, tables[s]))];
    }

    private static string? Owner(string table, IEnumerable<string> stems) => stems
        .Where(s => string.Equals(s, table, StringComparison.Ordinal) || table.StartsWith(s + "-", StringComparison.Ordinal)).MaxBy(s => s.Length);

    private static ReportSection Load(string folder, string name, IEnumerable<string> tables)
    {
        var section = new ReportSection(name)
        {
            Title = name,
            Tables = [.. tables.Select(t => new ReportTable(t, Csv.Rows(File.ReadAllText(Path.Combine(folder, t + TableEnd)))))
                .OrderBy(t => t.IsOfVerdicts ? 0 : 1).ThenBy(t => t.Rows.Count)],
        };
        var picture = Path.Combine(folder, name + PictureEnd);
        if (File.Exists(picture))
            section.Picture = File.ReadAllBytes(picture);
        var data = Path.Combine(folder, name + ChartFile.DataEnd);
        if (!File.Exists(data))
            return section;
        using var chart = FolderReport.Parse(data);
        try
        {
            section.Title = chart.RootElement.GetProperty("title").GetString()!;
            section.Notes = [.. chart.RootElement.GetProperty("notes").EnumerateArray().Select(n => n.GetString()!)];
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new InputException($"{data}: no chart; allowed: the file that a run of this program wrote.", e);
        }

        section.Chart = chart.RootElement.Clone();
        return section;
    }
}
