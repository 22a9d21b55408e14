namespace Judba.Solvers.External;

/// <summary>The first bytes of a stream, up to a number of them. Safe for a writer and a reader on two threads.</summary>
/// <param name="most">Most bytes that are kept.</param>
internal sealed class OutputHead(int most) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly MemoryStream _bytes = new();

    /// <summary>Whether there was more than is kept.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Adds what came next; false where it is more than is kept.</summary>
    public bool Add(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            IsFull |= _bytes.Length + bytes.Length > most;
            if (!IsFull)
                _bytes.Write(bytes);
            return !IsFull;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _bytes.Dispose();

    /// <summary>What came so far; it stays valid.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get
        {
            lock (_lock)
                return _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);
        }
    }
}
