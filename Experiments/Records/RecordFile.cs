using System.Text;
using System.Text.Json;
using Judba.Models.Files;

namespace Judba.Experiments.Records;

/// <summary>A file of records, <c>.jsonl</c>, that grows by a line for each solve: whoever is killed has lost the solve under way alone.</summary>
internal sealed class RecordFile : IDisposable
{
    // Keeps other writers away and lets readers in: elsewhere than on Windows, nothing but None keeps anybody away, and readers do not ask.
    private static readonly FileShare Share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;

    private readonly FileStream _stream;

    private RecordFile(FileStream stream) => _stream = stream;

    /// <summary>Opens a file to go on with it, and creates it where it is not there. A torn last line is cut off.</summary>
    /// <exception cref="InputException">It cannot be written, or another process writes it.</exception>
    public static RecordFile Append(string path)
    {
        try
        {
            var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, Share);
            stream.SetLength(WholeLength(stream));
            stream.Seek(0, SeekOrigin.End);
            return new(stream);
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
            var isTorn = WholeLength(stream) < stream.Length;
            stream.Seek(0, SeekOrigin.Begin);
            using var reader = new StreamReader(stream);
            var records = new List<SolveRecord>();
            for (var line = reader.ReadLine(); line is not null;)
            {
                var next = reader.ReadLine();
                if (next is not null || !isTorn)
                    records.Add(Record(path, records.Count + 1, line));
                line = next;
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
    public void Dispose() => _stream.Dispose();

    private static SolveRecord Record(string path, int number, string line)
    {
        try
        {
            return SolveJson.Read(Encoding.UTF8.GetBytes(line));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new InputException($"{path}: line {number} is no record ({e.Message.TrimEnd('.')}); allowed: the file that a run of this program wrote.", e);
        }
    }

    // Up to the last end of line, and with it.
    private static long WholeLength(FileStream stream)
    {
        for (var length = stream.Length; length > 0; length--)
        {
            stream.Seek(length - 1, SeekOrigin.Begin);
            if (stream.ReadByte() == '\n')
                return length;
        }

        return 0;
    }
}
