namespace Judba.Torch;

/// <summary>A tensor as it lies in a file.</summary>
/// <param name="Type">Its type in the words of safetensors: <c>F32</c>, <c>F64</c>, <c>I64</c> or <c>U8</c>.</param>
/// <param name="Shape">Its lengths, the slowest first.</param>
/// <param name="Bytes">Its values, little-endian, the last index fastest.</param>
internal sealed record StoredTensor(string Type, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Types with the bytes of one value.</summary>
    private static readonly Dictionary<string, int> Sizes =
        new(StringComparer.Ordinal) { ["F32"] = 4, ["F64"] = 8, ["I64"] = 8, ["U8"] = 1 };

    /// <summary>Number of values.</summary>
    public long Count => Shape.Aggregate(1L, (a, b) => checked(a * b));

    /// <summary>Whether the type is known, no length is negative, and the bytes are those of so many values.</summary>
    internal bool IsSound => Sizes.TryGetValue(Type, out var size) && Shape.All(s => s >= 0) && Count * size == Bytes.Length;

    /// <summary>Numbers of 32 bits as a tensor.</summary>
    public static StoredTensor Of(ReadOnlySpan<float> values, params IReadOnlyList<long> shape) =>
        new("F32", shape, System.Runtime.InteropServices.MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>The values of a tensor of 32-bit numbers.</summary>
    public ReadOnlySpan<float> Floats => string.Equals(Type, "F32", StringComparison.Ordinal)
        ? System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(Bytes.Span)
        : throw new InvalidOperationException($"A tensor of type {Type} holds no 32-bit numbers.");
}
