using System.Globalization;
using System.Text;

namespace Judba.Experiments.Records;

/// <summary>Comma-separated files as this program writes them: UTF-8, a dot in numbers, an empty cell where there is no number.</summary>
internal static class Csv
{
    /// <summary>A file of rows, the heads first.</summary>
    public static byte[] Bytes(IEnumerable<string> heads, IEnumerable<IEnumerable<object?>> rows)
    {
        using var stream = new MemoryStream();
        Write(stream, heads, rows);
        return stream.ToArray();
    }

    /// <summary>
    /// Writes rows one after the other, the heads first, into a stream that is left open. A long file need not fit into memory.
    /// </summary>
    public static void Write(Stream stream, IEnumerable<string> heads, IEnumerable<IEnumerable<object?>> rows)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', heads));
        foreach (var row in rows)
            writer.WriteLine(string.Join(',', row.Select(Quoted)));
    }

    /// <summary>A file of a table.</summary>
    public static byte[] Bytes<TRow>(IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        using var stream = new MemoryStream();
        Write(stream, columns, rows);
        return stream.ToArray();
    }

    /// <summary>Writes a table, row by row, into a stream that is left open.</summary>
    public static void Write<TRow>(Stream stream, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows) =>
        Write(stream, columns.Select(c => c.Name), rows.Select(row => columns.Select(c => c.Value(row))));

    /// <summary>The rows of such a file, the heads first.</summary>
    public static List<List<string>> Rows(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // A line may end in CR LF, as other programs write it.
            if (c == '\r' && !quoted && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n'))
                cell.Append(c);
            else
                End(isRow: c == '\n');
        }

        if (cell.Length > 0 || row.Count > 0)
            End(isRow: true);
        return rows;

        void End(bool isRow)
        {
            row.Add(cell.ToString());
            cell.Clear();
            if (!isRow)
                return;
            rows.Add(row);
            row = [];
        }
    }

    /// <summary>A cell as text, without quotes around it: numbers as short as they can be read back, empty for none.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "",
        IFormattable other => other.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Quoted(object? value)
    {
        var text = Cell(value);
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
