using System.Text;
using System.Text.Json;
using Judba.Models.Files;

namespace Judba.Tests.Support;

/// <summary>A good file, spoilt in every way that a reader must bear: each is read or refused with one sentence.</summary>
public static class SpoiltFiles
{
    private static readonly string[] OtherValues =
    [
        "null", "true", "[]", "{}", "\"x\"", "\"\"", "\"\\ud800\"", "1e999", "-1e-400", "-0", "9223372036854775808", "[[[[1]]]]", "NaN", "",
        new string('[', 100) + new string(']', 100),
    ];

    /// <summary>A file cut at each of its bytes.</summary>
    public static IEnumerable<byte[]> Cut(byte[] file) => Enumerable.Range(0, file.Length).Select(length => file[..length]);

    /// <summary>A JSON text in which one value or name after the other is another one.</summary>
    public static IEnumerable<byte[]> Restructured(byte[] json)
    {
        foreach (var (start, end) in Spans(json))
        {
            foreach (var other in OtherValues)
                yield return [.. json[..start], .. Encoding.UTF8.GetBytes(other), .. json[end..]];
        }
    }

    /// <summary>The same JSON text with the line ends and the byte order mark of other editors, which must be read.</summary>
    public static IEnumerable<byte[]> Dressed(byte[] json)
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        var windows = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json).ReplaceLineEndings("\r\n"));
        return [[.. mark, .. json], windows, [.. mark, .. windows]];
    }

    /// <summary>What is wrong with how a reader took a file: null where it read it, or refused it with one sentence.</summary>
    public static string? Complaint(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (InputException e)
        {
            return e.Message.Any(char.IsControl) || e.Message[^1] is not ('.' or '?') ? $"no sentence: {e.Message}" : null;
        }
#pragma warning disable CA1031 // Whatever else a reader throws is what these tests look for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.ToString();
        }
    }

    // From the first to the last byte of every value and name.
    private static List<(int Start, int End)> Spans(byte[] json)
    {
        var spans = new List<(int, int)>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                open.Push(start);
            else if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                spans.Add((open.Pop(), (int)reader.BytesConsumed));
            else if (reader.TokenType == JsonTokenType.PropertyName)
                spans.Add((start, start + reader.ValueSpan.Length + 2));
            else
                spans.Add((start, (int)reader.BytesConsumed));
        }

        return spans;
    }
}
