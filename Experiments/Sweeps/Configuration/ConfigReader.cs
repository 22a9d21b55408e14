using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Judba.Experiments.Sweeps.Design;
using Judba.Models.Files;
using Judba.Models.Numerics;

namespace Judba.Experiments.Sweeps.Configuration;

/// <summary>A tree of JSON as a typed object; what does not fit is refused with a sentence in our words.</summary>
internal static partial class ConfigReader
{
    private const int LongestQuote = 60;

    /// <summary>Reads an object.</summary>
    /// <param name="file">What messages call the source.</param>
    /// <param name="place">Where the object stands in it, as <c>grid.devices</c>; empty for the whole file.</param>
    /// <param name="tree">The object.</param>
    /// <param name="type">Its type.</param>
    /// <exception cref="InputException">A member is unknown, missing or of another kind.</exception>
    public static T Read<T>(string file, string place, JsonNode tree, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return tree.Deserialize(type) ?? throw new InputException($"{file}: '{place}' is null; allowed: a table.");
        }
        catch (JsonException e)
        {
            throw new InputException(Sentence(file, place, tree, type, e), e);
        }
    }

    /// <summary>A value as a message shows it: short, on one line.</summary>
    public static string Quote(JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "null";
        return text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
    }

    private static string Sentence(string file, string place, JsonNode tree, JsonTypeInfo type, JsonException fault)
    {
        // The path ends at the fault: $.random.points, or $.external['a.b'].
        List<string> way = [.. Segment().Matches(fault.Path ?? "").Select(m => m.Groups["name"].Value)];
        if (MissingMembers().Match(fault.Message) is { Success: true } missing)
        {
            var required = Walk(type, way).Properties.Where(p => p.IsRequired).Select(p => p.Name);
            return $"{file}: '{Join(place, [.. way, missing.Groups["name"].Value])}' is missing; required: {string.Join(", ", required)}.";
        }

        if (UnknownMember().Match(fault.Message) is { Success: true } unknown)
        {
            var name = unknown.Groups["name"].Value;
            if (way.Count > 0 && string.Equals(way[^1], name, StringComparison.Ordinal))
                way.RemoveAt(way.Count - 1);
            var allowed = Walk(type, way).Properties.Select(p => p.Name);
            return $"{file}: '{Join(place, [.. way, name])}' is no field of this format; {Spelling.Hint(name, allowed)}";
        }

        var value = way.Aggregate((JsonNode?)tree, (node, name) => node switch
        {
            JsonObject table => table[name],
            JsonArray array when int.TryParse(name, out var k) && k < array.Count => array[k],
            _ => null,
        });
        return $"{file}: '{Join(place, way)}' is {Quote(value)}; allowed: {Kind(type, way)}.";
    }

    private static string Join(string place, IEnumerable<string> way) =>
        way.Aggregate(
            place, (all, name) =>
                IsIndex(name) ? $"{all}[{name}]" : all.Length == 0 ? name : $"{all}.{name}") is { Length: > 0 } all ? all : "the content";

    private static bool IsIndex(string name) => int.TryParse(name, out _);

    // The type that the way leads to; where it leaves our types, the last of ours.
    private static JsonTypeInfo Walk(JsonTypeInfo type, IEnumerable<string> way)
    {
        foreach (var name in way)
        {
            if (Property(type, name) is not { } property
                || SweepJson.Default.GetTypeInfo(property.PropertyType) is not { Properties.Count: > 0 } next)
                break;
            type = next;
        }

        return type;
    }

    private static string Kind(JsonTypeInfo type, List<string> way)
    {
        if (way.Count == 0)
            return "a table";
        if (IsIndex(way[^1]))
            return "a text";
        var kind = Property(Walk(type, way.SkipLast(1)), way[^1])?.PropertyType ?? typeof(string);
        return kind == typeof(int) ? Whole(way[^1])
            : kind == typeof(double) ? "a number"
            : kind == typeof(string) ? "a text"
            : kind == typeof(IReadOnlyList<string>) ? "an array of texts"
            : "a table";
    }

    // Beyond 32 bits a number does not reach the rule that its field has.
    private static string Whole(string name)
    {
        Quantity?[] rules = [SweepField.Devices.Quantity, SweepLimits.Instances, SweepLimits.Threads, SweepLimits.Count,
            SweepLimits.Points];
        return Array.Find(rules, q => string.Equals(q?.Name, name, StringComparison.Ordinal))?.Allowed
            ?? string.Create(CultureInfo.InvariantCulture, $"a whole number from {int.MinValue} to {int.MaxValue}");
    }

    private static JsonPropertyInfo? Property(JsonTypeInfo type, string name) =>
        type.Properties.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\['(?<name>.*?)'\]|\[(?<name>\d+)\]", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Segment();

    [GeneratedRegex(@"missing required properties including: '(?<name>[^']*)'", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex MissingMembers();

    [GeneratedRegex(@"The JSON property '(?<name>.*?)' could not be mapped", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnknownMember();
}
