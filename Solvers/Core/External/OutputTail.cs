using System.Text;

namespace Judba.Solvers.External;

/// <summary>The last bytes of a stream, however long it is. Safe for a writer and a reader on two threads.</summary>
internal sealed class OutputTail
{
    // Enough for the last lines of a stack trace.
    private const int Kept = 1 << 13;
    private const int MostLines = 5;
    private const int MostCharacters = 600;

    private readonly Lock _lock = new();
    private readonly byte[] _ring = new byte[Kept];
    private long _count;

    /// <summary>Adds what came next.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _count += bytes.Length;
            if (bytes.Length > Kept)
                bytes = bytes[^Kept..];
            var start = (int)((_count - bytes.Length) % Kept);
            var first = Math.Min(bytes.Length, Kept - start);
            bytes[..first].CopyTo(_ring.AsSpan(start));
            bytes[first..].CopyTo(_ring);
        }
    }

    /// <summary>The last lines on one line, for a message: cut in front, without blank lines and control characters.</summary>
    public string Words()
    {
        string text;
        lock (_lock)
        {
            var end = (int)(_count % Kept);
            text = _count <= Kept
                ? Encoding.UTF8.GetString(_ring.AsSpan(0, (int)_count))
                : "…" + Encoding.UTF8.GetString([.. _ring.AsSpan(end), .. _ring.AsSpan(0, end)]);
        }

        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var words = string.Concat(string.Join(" | ", lines.TakeLast(MostLines)).Select(c => char.IsControl(c) ? '·' : c));
        return words.Length <= MostCharacters ? words : "…" + words[^MostCharacters..].TrimStart('…');
    }
}
