using System.Buffers.Binary;
using System.Text.Json;
using Judba.Models;
using static TorchSharp.torch;

namespace Judba.Learning;

/// <summary>
/// The open format safetensors: eight bytes with the header's length, little-endian; a JSON header with type, shape and place of every tensor;
/// the tensors. Readable from Python (<c>safetensors.numpy.load_file</c>) and without running any code of the file.
/// </summary>
public static class SafeTensors
{
    private const int LongestHeader = 1 << 24;
    private const int LengthBytes = 8;
    private const int Alignment = 8;
    private const string MetadataKey = "__metadata__";

    private static readonly (string Name, ScalarType Type)[] Types =
        [("F32", ScalarType.Float32), ("F64", ScalarType.Float64), ("I64", ScalarType.Int64), ("U8", ScalarType.Byte)];

    /// <summary>Writes tensors and words about them.</summary>
    /// <param name="path">The file; whole or not there.</param>
    /// <param name="tensors">Tensors by name.</param>
    /// <param name="metadata">Words by name.</param>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(metadata);
        using var scope = NewDisposeScope();
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
                var size = value.numel() * value.element_size();
                json.WriteStartObject(name);
                json.WriteString("dtype", Types.First(t => t.Type == value.dtype).Name);
                json.WriteStartArray("shape");
                foreach (var length in value.shape)
                    json.WriteNumberValue(length);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(at);
                json.WriteNumberValue(at += size);
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
                stream.Write(tensors[name].cpu().contiguous().bytes);
        });
    }

    /// <summary>Reads what <see cref="Write"/> or another program wrote.</summary>
    /// <returns>Tensors, which the caller disposes, and words, by name.</returns>
    /// <exception cref="InputException">The file is missing, broken off, or no such file.</exception>
    public static (Dictionary<string, Tensor> Tensors, Dictionary<string, string> Metadata) Read(string path)
    {
        TorchLibrary.Load();
        byte[] file;
        try
        {
            file = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read ({e.Message.TrimEnd('.')}); allowed: a safetensors file.", e);
        }

        try
        {
            return Parse(file);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException or FormatException)
        {
            throw new InputException($"{path}: is corrupt or broken off; allowed: a safetensors file with F32, F64, I64 and U8 tensors.", e);
        }
    }

    private static (Dictionary<string, Tensor> Tensors, Dictionary<string, string> Metadata) Parse(byte[] file)
    {
        var length = file.Length >= LengthBytes ? BinaryPrimitives.ReadInt64LittleEndian(file) : -1;
        if (length is < 0 or > LongestHeader || LengthBytes + length > file.Length)
            throw new FormatException("The header is longer than the file.");
        using var header = JsonDocument.Parse(file.AsMemory(LengthBytes, (int)length));
        var content = file.AsSpan(LengthBytes + (int)length);
        Dictionary<string, Tensor> tensors = [];
        Dictionary<string, string> metadata = [];
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            if (entry.NameEquals(MetadataKey))
            {
                foreach (var word in entry.Value.EnumerateObject())
                    metadata[word.Name] = word.Value.GetString()!;
                continue;
            }

            var type = Types.First(t => entry.Value.GetProperty("dtype").ValueEquals(t.Name)).Type;
            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(s => s.GetInt64()).ToArray();
            var places = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(s => s.GetInt32()).ToArray();
            using var scope = NewDisposeScope();
            var value = zeros(shape, type);
            if (value.numel() * value.element_size() != places[1] - places[0])
                throw new FormatException($"'{entry.Name}' has not the size of its shape.");
            value.bytes = content[places[0]..places[1]];
            tensors[entry.Name] = value.DetachFromDisposeScope();
        }

        return (tensors, metadata);
    }
}
