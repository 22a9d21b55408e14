using System.Globalization;
using System.Text;

namespace Judba.Experiments.Records;

/// <summary>Comma-separated files as this program writes them: UTF-8, a dot in numbers, an empty cell where there is no number.</summary>
internal static class Csv
{
    /// <summary>A file of rows, the heads first.</summary>
    public static byte[] Bytes(IEnumerable<string> heads, IEnumerable<IEnumerable<object?>> rows)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', heads).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Cell)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "",
        IFormattable other => other.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString() is { } text && text.AsSpan().IndexOfAny(",\"\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value.ToString()!,
    };
}
