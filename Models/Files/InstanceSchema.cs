using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Judba.Models.Numerics;
using Judba.Models.Scenarios;

namespace Judba.Models.Files;

/// <summary>JSON Schema of <c>judba-instance/1</c>, made from the same tables that check and read instances.</summary>
public static class InstanceSchema
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
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = InstanceFile.InstanceSchemaName,
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("schema", "name", "system", "devices"),
            ["properties"] = new JsonObject
            {
                ["schema"] = new JsonObject { ["const"] = InstanceFile.InstanceSchemaName },
                ["name"] = new JsonObject { ["type"] = "string" },
                ["system"] = Object(SystemParameters.Fields),
                ["devices"] = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Object(Device.Fields) },
            },
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(schema, Readable), (byte)'\n'];
    }

    private static JsonObject Object<T>(IReadOnlyList<Field<T>> fields)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var (quantity, _, _, isOptional) in fields)
        {
            properties[quantity.Name] = new JsonObject
            {
                ["type"] = quantity.IsInteger ? "integer" : "number",
                [quantity.MinimumExcluded ? "exclusiveMinimum" : "minimum"] = quantity.Minimum,
                ["maximum"] = quantity.Maximum,
                ["description"] = $"{quantity.Meaning} [{quantity.Unit}]",
            };
            if (!isOptional)
                required.Add(quantity.Name);
        }

        return new() { ["type"] = "object", ["additionalProperties"] = false, ["required"] = required, ["properties"] = properties };
    }
}
