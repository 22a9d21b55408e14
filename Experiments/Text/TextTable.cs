namespace Judba.Experiments.Text;

/// <summary>A plain table: two spaces between columns, never wrapped.</summary>
/// <remarks>For lists that must appear at once: nothing but a text writer is loaded.</remarks>
internal static class TextTable
{
    /// <summary>Writes rows whose columns are as wide as their widest cell.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="rows">Rows of equal length, the heads first.</param>
    public static void Write(TextWriter writer, IReadOnlyList<string[]> rows)
    {
        var widths = new int[rows[0].Length];
        foreach (var row in rows)
        {
            for (var k = 0; k < row.Length; k++)
                widths[k] = Math.Max(widths[k], row[k].Length);
        }

        foreach (var row in rows)
            writer.WriteLine(string.Join("  ", row.Select((cell, k) => cell.PadRight(widths[k]))).TrimEnd());
    }
}
