using System.Buffers.Binary;
using System.IO.Compression;
using Judba.Models.Files;

namespace Judba.Learning.Data;

/// <summary>The IDX format of MNIST and its kin: unsigned bytes in one or three dimensions, plain or gzip.</summary>
/// <remarks>Magic 0x0000 08 dd with dd dimensions, their lengths as big-endian 32-bit numbers, then the bytes.</remarks>
internal static class IdxFile
{
    private const int UnsignedBytes = 0x0800;
    private const int Word = 4;
    private const int FirstPart = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="stream">Its content, compressed if its name ends in <c>.gz</c>.</param>
    /// <param name="dimensions">Number of dimensions expected: 1 for labels, 3 for images.</param>
    /// <returns>Lengths of the dimensions, and the bytes.</returns>
    /// <exception cref="InputException">The file is no such file, is truncated, or has bytes left over.</exception>
    public static (int[] Lengths, byte[] Content) Read(string path, Stream stream, int dimensions)
    {
        try
        {
            using var plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            var head = new byte[Word * (1 + dimensions)];
            if (plain.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
                throw new InputException(
                    $"{path}: the header is broken off; allowed: an IDX file of unsigned bytes in {dimensions} dimension(s).");
            var magic = BinaryPrimitives.ReadInt32BigEndian(head);
            if (magic != UnsignedBytes + dimensions)
            {
                throw new InputException(
                    $"{path}: the magic number is 0x{magic:x8}; allowed: 0x{UnsignedBytes + dimensions:x8}, unsigned bytes in "
                        + $"{dimensions} dimension(s).");
            }

            var lengths = new int[dimensions];
            long size = 1;
            for (var k = 0; k < dimensions; k++)
            {
                lengths[k] = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(Word * (1 + k)));
                size = lengths[k] is > 0 and var length && size * length <= Array.MaxLength
                    ? size * length
                    : throw new InputException(
                        $"{path}: dimension {k} is {lengths[k]}; allowed: 1 or more, and {Array.MaxLength} bytes in all or fewer.");
            }

            var (content, read) = ReadContent(plain, (int)size);
            if (read < size)
                throw new InputException(
                    $"{path}: is broken off after {read} of {size} bytes; allowed: {string.Join(" × ", lengths)} bytes, as its header "
                    + "says.");
            if (plain.ReadByte() >= 0)
                throw new InputException($"{path}: has bytes after the {size} that its header announces; allowed: none.");
            return (lengths, content);
        }
        catch (IOException e)
        {
            throw new InputException($"{path}: cannot be read ({e.Message.TrimEnd('.')}); allowed: a readable file.", e);
        }
        catch (InvalidDataException e)
        {
            throw new InputException($"{path}: is no valid gzip file ({e.Message.TrimEnd('.')}); allowed: an IDX file, plain or gzip.", e);
        }
    }

    // A header may announce gigabytes that are not there: memory grows with what is.
    private static (byte[] Content, int Read) ReadContent(Stream stream, int size)
    {
        var content = new byte[Math.Min(size, FirstPart)];
        var read = 0;
        while (true)
        {
            read += stream.ReadAtLeast(content.AsSpan(read), content.Length - read, throwOnEndOfStream: false);
            if (read < content.Length || read == size)
                return (content, read);
            Array.Resize(ref content, (int)Math.Min(size, 2L * content.Length));
        }
    }

    /// <summary>Writes a gzip-compressed file.</summary>
    public static void Write(Stream stream, ReadOnlySpan<int> lengths, ReadOnlySpan<byte> content)
    {
        using var gzip = new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        var head = new byte[Word * (1 + lengths.Length)];
        BinaryPrimitives.WriteInt32BigEndian(head, UnsignedBytes + lengths.Length);
        for (var k = 0; k < lengths.Length; k++)
            BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(Word * (1 + k)), lengths[k]);
        gzip.Write(head);
        gzip.Write(content);
    }
}
