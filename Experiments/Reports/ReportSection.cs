using System.Text.Json;
using Judba.Experiments.Records;
using Judba.Experiments.Reports.Charts;
using Judba.Models.Files;

namespace Judba.Experiments.Reports;

/// <summary>
/// What the files of one stem make of a report: <c>fig4a.chart.json</c>, <c>fig4a.svg</c>, <c>fig4a.csv</c>, <c>fig4a-claims.csv</c>.
/// </summary>
internal sealed class ReportSection
{
    private const string TableEnd = ".csv";

    // The sharper first.
    private static readonly (string End, string Type)[] Pictures = [(".svg", "image/svg+xml"), (".png", "image/png")];

    private ReportSection(string name) => Name = name;

    /// <summary>The stem.</summary>
    public string Name { get; }

    /// <summary>Title of its chart, or the stem.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Its plots; null for none.</summary>
    public JsonElement? Chart { get; private set; }

    /// <summary>Sentences of its chart.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>What is printed, and shown where there are no plots, as the address of an image; null for none.</summary>
    public string? Picture { get; private set; }

    /// <summary>Its tables: verdicts, then the shorter before the longer.</summary>
    public IReadOnlyList<ReportTable> Tables { get; private set; } = [];

    /// <summary>
    /// The sections of a folder, by name. A table without a chart or picture whose name begins its own has a section to itself.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">Names of its files.</param>
    /// <param name="known">The tables whose columns are known. The others are read from their files.</param>
    public static IReadOnlyList<ReportSection> Of(string folder, IReadOnlyList<string> names, IReadOnlyList<ReportTable> known)
    {
        List<string> Stems(string end) => [.. names.Where(n => n.EndsWith(end, StringComparison.Ordinal)).Select(n => n[..^end.Length])];
        var stems = Stems(ChartFile.DataEnd).Concat(Pictures.SelectMany(p => Stems(p.End))).Distinct(StringComparer.Ordinal).ToList();
        var tables = Stems(TableEnd).ToLookup(t => Owner(t, stems) ?? t, StringComparer.Ordinal);
        var all = stems.Concat(tables.Select(t => t.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. all.Select(s => Load(folder, s, tables[s].Select(Table)))];

        ReportTable Table(string table) => known.FirstOrDefault(t => string.Equals(t.Name, table, StringComparison.Ordinal))
            ?? ReportTable.OfFile(table, Csv.Rows(File.ReadAllText(Path.Combine(folder, table + TableEnd))));
    }

    private static string? Owner(string table, IEnumerable<string> stems) => stems
        .Where(s => string.Equals(s, table, StringComparison.Ordinal) || table.StartsWith(s + "-", StringComparison.Ordinal))
        .MaxBy(s => s.Length);

    private static ReportSection Load(string folder, string name, IEnumerable<ReportTable> tables)
    {
        var section = new ReportSection(name)
        {
            Title = name,
            Tables = [.. tables.OrderBy(t => t.IsOfVerdicts ? 0 : 1).ThenBy(t => t.RowCount)],
        };
        var (end, type) = Pictures.FirstOrDefault(p => File.Exists(Path.Combine(folder, name + p.End)));
        if (end is not null)
            section.Picture = $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(Path.Combine(folder, name + end)))}";
        var data = Path.Combine(folder, name + ChartFile.DataEnd);
        if (!File.Exists(data))
            return section;
        using var chart = Json.Read(data);
        if (ChartCheck.Fault(chart.RootElement) is { } fault)
            throw new InputException($"{data}: no chart, {fault}; allowed: judba-chart/1, as a run of this program writes it.");
        section.Title = chart.RootElement.GetProperty("title").GetString()!;
        section.Notes = [.. chart.RootElement.GetProperty("notes").EnumerateArray().Select(n => n.GetString()!)];
        section.Chart = chart.RootElement.Clone();
        return section;
    }
}
