namespace Judba.Experiments.Text;

/// <summary>A plain table: two spaces between columns.</summary>
/// <remarks>For lists that must appear at once: nothing but a text writer is loaded.</remarks>
internal static class TextTable
{
    /// <summary>The width of what is no terminal: no line is ever broken, so that a row is a line.</summary>
    public const int Unlimited = int.MaxValue;

    private const int Between = 2;

    // Narrower than this no column of words is made.
    private const int LeastWidth = 16;

    /// <summary>
    /// Writes rows whose columns are as wide as their widest cell. Where that is wider than <paramref name="width"/>, words are broken into
    /// lines, the widest column first, but never those of the first column. Where that is not enough, the columns are written as several
    /// tables, each with the first column.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="rows">Rows of equal length, the heads first.</param>
    /// <param name="width">Characters of a line.</param>
    public static void Write(TextWriter writer, IReadOnlyList<string[]> rows, int width = Unlimited)
    {
        int[] widths = [.. rows[0].Select((_, k) => rows.Max(r => r[k].Length))];
        Shrink(widths, width);
        foreach (var (k, block) in Blocks(widths, Between, width).Index())
        {
            if (k > 0)
                writer.WriteLine();
            foreach (var row in rows)
                WriteRow(writer, [.. block.Select(c => row[c])], [.. block.Select(c => widths[c])]);
        }
    }

    /// <summary>Numbers of columns that fit side by side, each group led by the first column.</summary>
    /// <param name="widths">Widths of the columns.</param>
    /// <param name="between">Characters between two of them.</param>
    /// <param name="width">Characters of a line.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Blocks(IReadOnlyList<int> widths, int between, int width)
    {
        List<IReadOnlyList<int>> blocks = [];
        List<int> block = [0];
        long used = widths[0];
        for (var k = 1; k < widths.Count; k++)
        {
            if (used + between + widths[k] > width && block.Count > 1)
            {
                blocks.Add(block);
                (block, used) = ([0], widths[0]);
            }

            block.Add(k);
            used += between + widths[k];
        }

        blocks.Add(block);
        return blocks;
    }

    /// <summary>Breaks a text into lines, at blanks and behind commas; a word longer than a line keeps its length.</summary>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        List<string> lines = [];
        while (text.Length > width)
        {
            var cut = Enumerable.Range(1, text.Length - 1).Where(k => text[k] == ' ' || text[k - 1] == ',').ToList();
            if (cut.Count == 0)
                break;
            var end = cut.LastOrDefault(k => k <= width, cut[0]);
            lines.Add(text[..end]);
            text = text[end..].TrimStart();
        }

        lines.Add(text);
        return lines;
    }

    private static void Shrink(int[] widths, int width)
    {
        var over = widths.Sum(w => (long)w) + Between * (widths.Length - 1) - width;
        while (over > 0)
        {
            var widest = 0;
            for (var k = 1; k < widths.Length; k++)
            {
                if (widths[k] > LeastWidth && (widest == 0 || widths[k] > widths[widest]))
                    widest = k;
            }

            if (widest == 0)
                return;
            widths[widest]--;
            over--;
        }
    }

    private static void WriteRow(TextWriter writer, string[] cells, int[] widths)
    {
        var lines = cells.Select((cell, k) => k == 0 ? [cell] : Lines(cell, widths[k])).ToList();
        for (var line = 0; line < lines.Max(l => l.Count); line++)
        {
            writer.WriteLine(string.Join(
                new string(' ', Between), lines.Select((l, k) => (line < l.Count ? l[line] : "").PadRight(widths[k]))).TrimEnd());
        }
    }
}
