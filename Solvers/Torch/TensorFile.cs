using System.Buffers.Binary;
using System.Text.Json;
using Judba.Models.Files;
using Judba.Models.Numerics;

namespace Judba.Torch;

/// <summary>
/// The open format safetensors: eight bytes with the header's length, little-endian; a JSON header with type, shape and place of every
/// tensor; the tensors. Readable from Python (<c>safetensors.numpy.load_file</c>) and without running any code of the file. Needs no
/// libtorch.
/// </summary>
internal static class TensorFile
{
    private const int LongestHeader = 1 << 24;
    private const int LengthBytes = 8;
    private const int Alignment = 8;
    private const string MetadataKey = "__metadata__";

    /// <summary>Writes tensors and words about them.</summary>
    /// <param name="path">The file; whole or not there.</param>
    /// <param name="tensors">Tensors by name.</param>
    /// <param name="metadata">Words by name.</param>
    public static void Write(string path, IReadOnlyDictionary<string, StoredTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Guard.NotNull(tensors);
        Guard.NotNull(metadata);
        using var header = new MemoryStream();
        var names = tensors.Keys.Order(StringComparer.Ordinal).ToList();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            foreach (var (key, value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                json.WriteString(key, value);
            json.WriteEndObject();
            long at = 0;
            foreach (var name in names)
            {
                var value = tensors[name];
                json.WriteStartObject(name);
                json.WriteString("dtype", value.Type);
                json.WriteStartArray("shape");
                foreach (var length in value.Shape)
                    json.WriteNumberValue(length);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(at);
                json.WriteNumberValue(at += value.Bytes.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Blanks at the end of the header put the first tensor on a round place.
        while (header.Length % Alignment != 0)
            header.WriteByte((byte)' ');
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[LengthBytes];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            header.WriteTo(stream);
            foreach (var name in names)
                stream.Write(tensors[name].Bytes.Span);
        });
    }

    /// <summary>Reads what <see cref="Write"/> or another program wrote.</summary>
    /// <returns>Tensors and words, by name.</returns>
    /// <exception cref="InputException">The file is missing, broken off, or no such file.</exception>
    public static (Dictionary<string, StoredTensor> Tensors, Dictionary<string, string> Metadata) Read(string path)
    {
        byte[] file;
        try
        {
            file = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path}: cannot be read ({e.Message.TrimEnd('.')}); allowed: a safetensors file.", e);
        }

        return Parse(path, file);
    }

    /// <summary>Reads a file that is in memory.</summary>
    /// <param name="name">What a complaint calls it.</param>
    /// <param name="file">Its bytes.</param>
    /// <exception cref="InputException">It is broken off, or no such file.</exception>
    public static (
        Dictionary<string, StoredTensor> Tensors, Dictionary<string, string> Metadata) Parse(string name, ReadOnlyMemory<byte> file)
    {
        try
        {
            return Parse(file);
        }
        catch (Exception e) when (
            e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw new InputException(
                $"{name}: is corrupt or broken off ({Reason(e)}); allowed: a safetensors file with F32, F64, I64 and U8 tensors.", e);
        }
    }

    private static (Dictionary<string, StoredTensor> Tensors, Dictionary<string, string> Metadata) Parse(ReadOnlyMemory<byte> file)
    {
        var length = file.Length >= LengthBytes ? BinaryPrimitives.ReadInt64LittleEndian(file.Span) : -1;
        if (length is < 0 or > LongestHeader || LengthBytes + length > file.Length)
            throw new FormatException("the header is longer than the file");
        using var header = JsonDocument.Parse(file.Slice(LengthBytes, (int)length));
        var content = file[(LengthBytes + (int)length)..];
        Dictionary<string, StoredTensor> tensors = [];
        Dictionary<string, string> metadata = [];
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            if (entry.NameEquals(MetadataKey))
            {
                foreach (var word in entry.Value.EnumerateObject())
                    metadata[word.Name] = word.Value.GetString() ?? throw new FormatException($"word '{Short(word.Name)}' is null");
                continue;
            }

            long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64())];
            int[] places = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(s => s.GetInt32())];
            if (places is not [var from and >= 0, var to] || from > to || to > content.Length)
                throw new FormatException($"'{Short(entry.Name)}' has no place within the file");
            var tensor = new StoredTensor(entry.Value.GetProperty("dtype").GetString() ?? "", shape, content[from..to]);
            if (!tensor.IsSound)
                throw new FormatException($"'{Short(entry.Name)}' has not the size of its type and shape");
            if (!tensors.TryAdd(entry.Name, tensor))
                throw new FormatException($"'{Short(entry.Name)}' stands twice");
        }

        return (tensors, metadata);
    }

    // Our own words; those of the libraries name no tensor.
    private static string Reason(Exception fault) => fault switch
    {
        FormatException own => own.Message.TrimEnd('.'),
        OverflowException => "a shape has more values than any file",
        _ => "the header is no JSON object of tensors",
    };

    private static string Short(string name)
    {
        const int Longest = 60;
        var plain = string.Concat(name.Select(c => char.IsControl(c) ? '·' : c));
        return plain.Length <= Longest ? plain : plain[..Longest] + "…";
    }
}
