using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Judba.Experiments.Running;
using Judba.Experiments.Sweeps.Design;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Sweeps.Configuration;

/// <summary>JSON Schema of <c>judba-sweep/1</c>, made from the types and tables that read configurations.</summary>
internal static class SweepSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        // The text is a file for people, never part of a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema, UTF-8.</summary>
    public static byte[] ToJson()
    {
        var schema = Of(typeof(SweepConfig));
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", SweepConfig.SchemaName);
        var properties = schema["properties"]!.AsObject();
        properties["schema"]!["const"] = SweepConfig.SchemaName;
        properties["scenario"]!["enum"] = new JsonArray([.. ScenarioLaw.All.Select(l => (JsonNode)l.Name)]);
        properties["readings"]!["items"]!["enum"] = new JsonArray(ReadingWords.MinCost, ReadingWords.MinLatency);
        Limit(properties, SweepField.Devices.Quantity!, SweepField.Gap.Quantity!, SweepLimits.Instances, SweepLimits.Threads);
        properties["timeLimit"] = Field(SweepField.TimeLimit);
        Fill(properties["set"]!, SweepField.All.Where(f => Settings.Quantities.Contains(f.Quantity)), Field);
        Fill(properties["grid"]!, SweepField.All, f => Axis(f, typeof(SweepSteps)));
        var random = properties["random"]!["properties"]!.AsObject();
        random["points"]!["minimum"] = 1;
        Fill(random["fields"]!, SweepField.All, f => Axis(f, typeof(SweepLaw)));
        return [.. JsonSerializer.SerializeToUtf8Bytes(schema, Readable), (byte)'\n'];
    }

    private static JsonObject Of(Type type) => SweepJson.Default.Options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, node) =>
        {
            if (node is JsonObject table
                && context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(
                    typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute text])
                table["description"] = text.Description;
            return node;
        },
    }).AsObject();

    private static void Limit(JsonObject properties, params ReadOnlySpan<Quantity> quantities)
    {
        foreach (var quantity in quantities)
        {
            properties[quantity.Name]!["minimum"] = quantity.Minimum;
            properties[quantity.Name]!["maximum"] = quantity.Maximum;
        }
    }

    private static void Fill(JsonNode table, IEnumerable<SweepField> fields, Func<SweepField, JsonObject> schema)
    {
        table["additionalProperties"] = false;
        table["properties"] = new JsonObject(fields.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)schema(f))));
    }

    private static JsonObject Axis(SweepField field, Type range)
    {
        var list = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Field(field) };
        return field.Quantity is null ? list : new() { ["anyOf"] = new JsonArray(list, Of(range)) };
    }

    private static JsonObject Field(SweepField field)
    {
        if (field.Quantity is not { } quantity)
            return new() { ["enum"] = new JsonArray([.. ScenarioLaw.All.Select(l => (JsonNode)l.Name)]) };
        return new()
        {
            ["type"] = new JsonArray("number", "string"),
            [quantity.MinimumExcluded ? "exclusiveMinimum" : "minimum"] = quantity.Minimum,
            ["maximum"] = quantity.Maximum,
            ["description"] = $"{quantity.Meaning} [{quantity.Unit}]",
        };
    }
}
