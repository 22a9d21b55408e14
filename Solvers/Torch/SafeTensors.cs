using Judba.Models.Files;
using Judba.Models.Numerics;
using static TorchSharp.torch;

namespace Judba.Torch;

/// <summary>Tensors of libtorch in safetensors files (<see cref="TensorFile"/>).</summary>
public static class SafeTensors
{
    private static readonly (string Name, ScalarType Type)[] Types =
        [("F32", ScalarType.Float32), ("F64", ScalarType.Float64), ("I64", ScalarType.Int64), ("U8", ScalarType.Byte)];

    /// <summary>Writes tensors and words about them.</summary>
    /// <param name="path">The file; whole or not there.</param>
    /// <param name="tensors">Tensors by name.</param>
    /// <param name="metadata">Words by name.</param>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Guard.NotNull(tensors);
        TensorFile.Write(path, tensors.ToDictionary(t => t.Key, t => Store(t.Value), StringComparer.Ordinal), metadata);
    }

    /// <summary>Reads what <see cref="Write"/> or another program wrote.</summary>
    /// <returns>Tensors, which the caller disposes, and words, by name.</returns>
    /// <exception cref="InputException">The file is missing, broken off, or no such file.</exception>
    public static (Dictionary<string, Tensor> Tensors, Dictionary<string, string> Metadata) Read(string path)
    {
        var (stored, metadata) = TensorFile.Read(path);
        return (stored.ToDictionary(t => t.Key, t => Load(t.Value), StringComparer.Ordinal), metadata);
    }

    /// <summary>A copy of a tensor as it lies in a file.</summary>
    internal static StoredTensor Store(Tensor value)
    {
        Guard.NotNull(value);
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        return new(Types.First(t => t.Type == value.dtype).Name, value.shape, value.detach().cpu().contiguous().bytes.ToArray());
    }

    /// <summary>A tensor of a file, which the caller disposes.</summary>
    internal static Tensor Load(StoredTensor stored)
    {
        Guard.NotNull(stored);
        TorchLibrary.Load();
        using var scope = NewDisposeScope();
        var value = zeros([.. stored.Shape], Types.First(t => string.Equals(t.Name, stored.Type, StringComparison.Ordinal)).Type);
        value.bytes = stored.Bytes.ToArray();
        return value.DetachFromDisposeScope();
    }
}
