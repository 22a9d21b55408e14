using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Judba.Models.Files;

/// <summary>Finds the field at which a text stops being JSON: the parser itself only knows line and byte.</summary>
internal static class JsonFault
{
    private const int LongestQuote = 60;

    // What System.Text.Json reads unless it is told otherwise.
    private const int MostDepth = 64;

    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \t\r\n,]}"u8);

    /// <summary>The refusal of a text that is no JSON: a NaN or Infinity literal, a missing bracket, a truncated file.</summary>
    public static InputException Explain(string file, ReadOnlySpan<byte> text, JsonException fault)
    {
        if (text.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            return new($"{file}: the file is empty; allowed: one JSON object.", fault);
        var (path, depth, token) = Locate(text);
        var where = path.Length == 0 ? "the content" : $"'{path}'";
        if (depth == MostDepth && token is ['{' or '[', ..])
        {
            return new(
                $"{file}: {where} is nested deeper than {MostDepth} levels at line {fault.LineNumber + 1}; allowed: a depth of at most "
                    + $"{MostDepth}.", fault);
        }

        return new(
            $"{file}: {where} is {(token.Length == 0 ? "broken off" : token)} at line {fault.LineNumber + 1}, byte "
                + $"{fault.BytePositionInLine + 1}; " +
            "allowed: valid JSON in UTF-8, numbers without quotes, no NaN or infinity.",
            fault);
    }

    /// <summary>A text without control characters, shortened: what a file holds must not act on the terminal.</summary>
    public static string Printable(string text)
    {
        var plain = string.Concat(text.Select(c => char.IsControl(c) ? '·' : c));
        return plain.Length <= LongestQuote ? plain : plain[..LongestQuote] + "…";
    }

    /// <summary>Whether a string is Unicode text; JSON can write half a surrogate pair.</summary>
    public static bool IsText(JsonElement text)
    {
        try
        {
            return text.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // Reads token by token up to the fault, keeping the way down: a name and, in an array, how many entries are done.
    private static (string Path, int Depth, string Token) Locate(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        var way = new Stack<(string Name, int Index)>();
        var name = "";
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = Printable(reader.GetString()!);
                        continue;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        way.Push((name, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                        name = "";
                        continue;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        way.Pop();
                        break;
                }

                name = "";
                if (way.TryPeek(out var top) && top.Index >= 0)
                {
                    way.Pop();
                    way.Push(top with { Index = top.Index + 1 });
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The place reached is the answer.
        }

        return (Words(way, name), way.Count, Token(text[(int)reader.BytesConsumed..]));
    }

    private static string Words(IEnumerable<(string Name, int Index)> way, string name)
    {
        var words = new StringBuilder();
        foreach (var (parent, index) in way.Reverse().Append((name, -1)))
        {
            if (parent.Length > 0)
                words.Append(words.Length > 0 ? "." : "").Append(parent);
            if (index >= 0)
                words.Append('[').Append(index).Append(']');
        }

        return words.ToString();
    }

    // What stands where a value was expected, up to the next separator.
    private static string Token(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n:,"u8);
        rest = rest[..Math.Min(rest.Length, LongestQuote)];
        var end = rest.IndexOfAny(Separators);
        return Printable(Encoding.UTF8.GetString(end > 0 ? rest[..end] : rest));
    }
}
