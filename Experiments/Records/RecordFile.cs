using System.Text;
using System.Text.Json;
using Judba.Models.Files;

namespace Judba.Experiments.Records;

/// <summary>A file of records, <c>.jsonl</c>, that grows by a line for each solve. A kill loses the solve under way alone.</summary>
internal sealed class RecordFile : IDisposable
{
    /// <summary>
    /// End of the name of the file that keeps other writers away. On Unix a lock on the records themselves would keep readers away too. It
    /// goes with the writer; after a kill it stays, without a lock, until the next one.
    /// </summary>
    public const string LockEnd = ".lock";

    private readonly FileStream _lock;
    private readonly FileStream _stream;

    private RecordFile(FileStream keeper, FileStream stream) => (_lock, _stream) = (keeper, stream);

    /// <summary>Opens a file to go on with it, and creates it where it is not there. A torn last line is cut off.</summary>
    /// <exception cref="InputException">It cannot be written, or another process writes it.</exception>
    public static RecordFile Append(string path)
    {
        try
        {
            var keeper = new FileStream(
                path + LockEnd, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            stream.SetLength(WholeLength(stream));
            stream.Seek(0, SeekOrigin.End);
            return new(keeper, stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be written ({e.Message.TrimEnd('.')}); allowed: a file that no other run writes.", e);
        }
    }

    /// <summary>The records of a file, in order; none where it is not there. A torn last line is no record.</summary>
    /// <exception cref="InputException">It cannot be read, or a whole line of it is no record.</exception>
    public static IReadOnlyList<SolveRecord> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            // Others may add to it while it is read: what was whole at the beginning counts.
            var left = WholeLength(stream);
            stream.Seek(0, SeekOrigin.Begin);
            using var reader = new StreamReader(stream);
            var records = new List<SolveRecord>();
            while (left > 0 && reader.ReadLine() is { } line)
            {
                records.Add(Record(path, records.Count + 1, line));
                left -= Encoding.UTF8.GetByteCount(line) + 1;
            }

            return records;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read ({e.Message.TrimEnd('.')}); allowed: a readable file.", e);
        }
    }

    /// <summary>Adds a record. When the method returns, the system has it, whatever happens to the process.</summary>
    public void Add(SolveRecord record)
    {
        _stream.Write(SolveJson.Line(record));
        _stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        _lock.Dispose();
    }

    private static SolveRecord Record(string path, int number, string line)
    {
        try
        {
            return SolveJson.Read(Encoding.UTF8.GetBytes(line));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new InputException(
                $"{path}: line {number} is no record ({e.Message.TrimEnd('.')}); allowed: the file that a run of this program wrote.", e);
        }
    }

    // Up to the last end of line, and with it. Looked for from the end, where it is near.
    private static long WholeLength(FileStream stream)
    {
        var block = new byte[1 << 16];
        for (var end = stream.Length; end > 0;)
        {
            var count = (int)Math.Min(block.Length, end);
            stream.Seek(end - count, SeekOrigin.Begin);
            stream.ReadExactly(block, 0, count);
            if (block.AsSpan(0, count).LastIndexOf((byte)'\n') is var last and >= 0)
                return end - count + last + 1;
            end -= count;
        }

        return 0;
    }
}
