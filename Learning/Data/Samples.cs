using Judba.Models.Numerics;
using Judba.Torch;
using static TorchSharp.torch;

namespace Judba.Learning.Data;

/// <summary>
/// Labelled samples as a network takes them: bytes in one tensor on the device of the computation, images or quantised latents alike.
/// Batches are picked from it by index and turned into real numbers there: value × scale + offset.
/// </summary>
public sealed class Samples : IDisposable
{
    // Tensors on the device, made once: numbers would have to be held during every call (TensorMath).
    private readonly Tensor _scale;
    private readonly Tensor _offset;

    private Samples(Tensor values, Tensor labels, ImageShape shape, int classCount, bool isLatent, Tensor scale, Tensor offset)
    {
        Values = values.DetachFromDisposeScope();
        Labels = labels.DetachFromDisposeScope();
        Shape = shape;
        ClassCount = classCount;
        IsLatent = isLatent;
        _scale = scale.DetachFromDisposeScope();
        _offset = offset.DetachFromDisposeScope();
    }

    /// <summary>N × C × H × W bytes.</summary>
    public Tensor Values { get; }

    /// <summary>N classes, 64-bit.</summary>
    public Tensor Labels { get; }

    /// <summary>Shape of a sample.</summary>
    public ImageShape Shape { get; }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of samples.</summary>
    public int Count => (int)Values.shape[0];

    /// <summary>Whether these are latents; otherwise images.</summary>
    public bool IsLatent { get; }

    /// <summary>Images, their bytes 0…255 read as 0…1.</summary>
    public static Samples From(ImageSet images, Device device)
    {
        Guard.NotNull(images);
        TorchLibrary.Load();
        using var scope = NewDisposeScope();
        var values = tensor(
            images.Pixels.ToArray(), [images.Count, images.Shape.Channels, images.Shape.Height, images.Shape.Width], ScalarType.Byte);
        var labels = tensor(Array.ConvertAll(images.Labels.ToArray(), l => (long)l));
        return new(
            values.to(device), labels.to(device), images.Shape, images.Classes.Length, isLatent: false, Number(1 / 255.0, device),
            Number(0, device));
    }

    /// <summary>Latents as bytes of <see cref="ByteCode"/>, with the labels of the samples that they were made from.</summary>
    internal static Samples Latents(Tensor bytes, Samples source, ImageShape shape)
    {
        using var scope = NewDisposeScope();
        var device = bytes.device;
        return new(
            bytes, source.Labels.clone(), shape, source.ClassCount, isLatent: true, Number(ByteCode.Scale, device),
            Number(ByteCode.Offset, device));
    }

    /// <summary>The samples of some indices.</summary>
    public Samples Pick(IEnumerable<int> indices)
    {
        using var scope = NewDisposeScope();
        var rows = tensor(indices.Select(i => (long)i).ToArray()).to(Values.device);
        return new(
            Values.index_select(0, rows), Labels.index_select(0, rows), Shape, ClassCount, IsLatent, _scale.clone(), _offset.clone());
    }

    /// <summary>Several sets of one shape as one, in their order.</summary>
    public static Samples Join(IReadOnlyList<Samples> parts)
    {
        Guard.NotNull(parts);
        using var scope = NewDisposeScope();
        var first = parts[0];
        return new(
            cat([.. parts.Select(p => p.Values)]), cat([.. parts.Select(p => p.Labels)]), first.Shape, first.ClassCount, first.IsLatent,
            first._scale.clone(), first._offset.clone());
    }

    /// <summary>A batch as real numbers: B × C × H × W.</summary>
    /// <param name="rows">B indices, 64-bit.</param>
    public Tensor Batch(Tensor rows) => Real(Values.index_select(0, rows));

    /// <summary>Consecutive samples as real numbers.</summary>
    public Tensor Range(int from, int count) => Real(Values.narrow(0, from, Math.Min(count, Count - from)));

    /// <inheritdoc/>
    public void Dispose()
    {
        Values.Dispose();
        Labels.Dispose();
        _scale.Dispose();
        _offset.Dispose();
    }

    private static Tensor Number(double value, Device device) => tensor((float)value, device);

    private Tensor Real(Tensor bytes) => bytes.to_type(ScalarType.Float32).mul_(_scale).Accumulate(_offset);
}
