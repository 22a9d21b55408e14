using Judba.Models.Numerics;

namespace Judba.Models.Files;

/// <summary>Files that are whole or not there: written beside their place under another name, then renamed.</summary>
/// <remarks>
/// Links are followed, and a file that is replaced keeps its mode. What is no plain file (a device, a pipe) has no other place to be
/// written at: it is opened and written.
/// </remarks>
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
        try
        {
            var full = Path.GetFullPath(path);
            if (Directory.Exists(full))
                throw new IOException("it is a folder");
            if (PlainFile.IsOrMayBecome(full))
                Replace(PlainFile.Target(full), write);
            else
                Open(full, write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException { ParamName: "path" })
        {
            var name = string.Concat(path.Select(c => char.IsControl(c) ? '·' : c));
            throw new InputException($"'{name}' cannot be written: {e.Message.Split(" (Parameter", 2)[0].TrimEnd('.')}.", e);
        }
    }

    private static void Replace(string target, Action<Stream> write)
    {
        // A name of its own length, however long the target's is.
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".judba-{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                if (!OperatingSystem.IsWindows() && File.Exists(target))
                    File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            // Deleting throws where even the folder does not exist.
            if (File.Exists(temporary))
                File.Delete(temporary);
            throw;
        }
    }

    private static void Open(string path, Action<Stream> write)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        write(stream);
    }
}
