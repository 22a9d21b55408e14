using Judba.Models.Numerics;

namespace Judba.Models.Files;

/// <summary>Files that are whole or not there: written beside their place under another name, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>Writes bytes to <paramref name="path"/>, replacing what is there.</summary>
    /// <exception cref="InputException">The path cannot be written.</exception>
    public static void Write(string path, ReadOnlyMemory<byte> content) =>
        Write(path, stream => stream.Write(content.Span));

    /// <summary>Writes to <paramref name="path"/> what <paramref name="write"/> puts into the stream, replacing what is there.</summary>
    /// <exception cref="InputException">The path cannot be written; what was there before is untouched.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        Guard.NotNull(write);
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e)
        {
            Remove(temporary);
            if (e is IOException or UnauthorizedAccessException)
                throw new InputException($"'{path}' cannot be written: {e.Message.TrimEnd('.')}.", e);
            throw;
        }
    }

    private static void Remove(string temporary)
    {
        // Deleting throws where even the folder does not exist.
        if (File.Exists(temporary))
            File.Delete(temporary);
    }
}
