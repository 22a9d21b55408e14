using System.Text.Json;

namespace Judba.Experiments.Reports;

/// <summary>A manifest for people.</summary>
internal static class ManifestText
{
    private static readonly JsonSerializerOptions IndentedOptions = new() { WriteIndented = true };

    // Long, and of interest to machines alone; the whole manifest has them.
    private static readonly string[] Omitted = ["packages", "schema"];

    /// <summary>What was run: <c>judba reproduce all</c>.</summary>
    public static string Title(JsonElement manifest) => $"judba {Text(manifest, "command") ?? "results"}";

    /// <summary>Which program, when and where, in a line.</summary>
    public static string Origin(JsonElement manifest)
    {
        var dirty = manifest.TryGetProperty("dirty", out var flag) && flag.ValueKind == JsonValueKind.True ? " with changes" : "";
        var host = manifest.TryGetProperty("host", out var machine) && machine.ValueKind == JsonValueKind.Object
            ? Text(machine, "cpu")
            : null;
        return string.Join(" · ", new[]
        {
            Text(manifest, "version") is { } version ? $"version {version}" : null,
            Text(manifest, "commit") is { Length: > 9 } commit ? $"commit {commit[..10]}{dirty}" : null,
            Text(manifest, "end") is { Length: > 18 } end ? $"{end[..10]} {end[11..16]} UTC" : null,
            host,
        }.OfType<string>());
    }

    /// <summary>Its fields with their values, objects flattened: <c>configuration.runs</c>.</summary>
    public static IEnumerable<(string Key, string Value)> Rows(JsonElement manifest) => manifest.ValueKind == JsonValueKind.Object
        ? manifest.EnumerateObject().Where(f => !Omitted.Contains(f.Name, StringComparer.Ordinal)).SelectMany(f => Rows(f.Name, f.Value))
        : [];

    /// <summary>The whole, indented.</summary>
    public static string Indented(JsonElement manifest) => JsonSerializer.Serialize(manifest, IndentedOptions);

    private static IEnumerable<(string, string)> Rows(string key, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(f => Rows($"{key}.{f.Name}", f.Value)),
        JsonValueKind.Array => [(key, string.Join(", ", value.EnumerateArray().Select(Flat)))],
        _ => [(key, value.ToString())],
    };

    private static string Flat(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? string.Join(" ", value.EnumerateObject().Select(f => f.Value.ToString())) : value.ToString();

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
