using System.Text.Json;

namespace Judba.Experiments.Reports.Charts;

/// <summary>
/// Whether a chart file holds all that the page draws. One part that is missing would stop the page's script, and with it every other plot.
/// </summary>
internal static class ChartCheck
{
    private static readonly (string Name, JsonValueKind Kind)[] Chart =
        [("title", JsonValueKind.String), ("notes", JsonValueKind.Array), ("panels", JsonValueKind.Array)];

    private static readonly (string Name, JsonValueKind Kind)[] Panel =
        [("title", JsonValueKind.String), ("x", JsonValueKind.Object), ("y", JsonValueKind.Object), ("series", JsonValueKind.Array)];

    private static readonly (string Name, JsonValueKind Kind)[] Axis =
    [
        ("label", JsonValueKind.String), ("log", JsonValueKind.True), ("reversed", JsonValueKind.True), ("ticks", JsonValueKind.Array),
        ("tickLabels", JsonValueKind.Array),
    ];

    private static readonly (string Name, JsonValueKind Kind)[] Series =
    [
        ("name", JsonValueKind.String), ("mark", JsonValueKind.String), ("color", JsonValueKind.String), ("width", JsonValueKind.Number),
        ("symbol", JsonValueKind.String), ("x", JsonValueKind.Array), ("y", JsonValueKind.Array),
    ];

    /// <summary>What is wrong with a chart, as "'panels[0].title' is missing"; null for nothing.</summary>
    public static string? Fault(JsonElement chart)
    {
        if (Fault(chart, "", Chart) is { } fault)
            return fault;
        foreach (var (k, note) in chart.GetProperty("notes").EnumerateArray().Index())
        {
            if (note.ValueKind != JsonValueKind.String)
                return $"'notes[{k}]' is no text";
        }

        return FirstFault(chart.GetProperty("panels"), "panels", PanelFault);
    }

    private static string? PanelFault(JsonElement panel, string place)
    {
        if (Fault(panel, place, Panel) is { } fault)
            return fault;
        return Fault(panel.GetProperty("x"), place + ".x", Axis)
            ?? Fault(panel.GetProperty("y"), place + ".y", Axis)
            ?? FirstFault(panel.GetProperty("series"), place + ".series", (series, where) => Fault(series, where, Series));
    }

    private static string? FirstFault(JsonElement array, string place, Func<JsonElement, string, string?> fault) =>
        array.EnumerateArray().Index().Select(item => fault(item.Item, $"{place}[{item.Index}]")).FirstOrDefault(f => f is not null);

    private static string? Fault(JsonElement value, string place, (string Name, JsonValueKind Kind)[] members)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return place.Length == 0 ? "the content is no object" : $"'{place}' is no object";
        foreach (var (name, kind) in members)
        {
            var where = place.Length == 0 ? name : $"{place}.{name}";
            if (!value.TryGetProperty(name, out var member))
                return $"'{where}' is missing";
            if ((member.ValueKind == JsonValueKind.False ? JsonValueKind.True : member.ValueKind) != kind)
                return $"'{where}' is {member.ValueKind.ToString().ToLowerInvariant()}";
        }

        return null;
    }
}
