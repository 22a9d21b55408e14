using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Judba.Models.Files;

namespace Judba.Experiments.Records;

/// <summary>JSON as this program writes it.</summary>
internal static class Json
{
    // Files of our own, never part of a web page: '+' and 'µ' stay as they are.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>A JSON file that a run of this program wrote.</summary>
    /// <exception cref="InputException">It is no JSON, or a text in it is no UTF-8.</exception>
    public static JsonDocument Read(string path)
    {
        ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        if (bytes.Span.StartsWith(byteOrderMark))
            bytes = bytes[byteOrderMark.Length..];
        try
        {
            var document = JsonDocument.Parse(bytes);
            RequireTexts(document.RootElement);
            return document;
        }
        catch (InvalidOperationException e)
        {
            throw new InputException(
                $"{path}: holds a text that is no valid UTF-8; allowed: the file that a run of this program wrote.", e);
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"{path}: no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}; "
                + "allowed: the file that a run of this program wrote.", e);
        }
    }

    // The parser leaves texts unread, and a bad one would fail in the middle of a page.
    private static void RequireTexts(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    RequireTexts(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    RequireTexts(member.Value);
                }

                break;
        }
    }

    /// <summary>The UTF-8 bytes of what <paramref name="write"/> writes, a newline at the end.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Encoder, Indented = indented, NewLine = "\n" }))
            write(json);
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A number, or null where it is NaN or infinite.</summary>
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    /// <summary>An array of strings.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
