using Judba.Learning.Data;
using TorchSharp;

namespace Judba.Learning.Tests.Support;

/// <summary>Small data of the tests.</summary>
internal static class Sets
{
    private static readonly Lazy<ImageData> Embedded = new(EmbeddedSubset.Read);

    /// <summary>The embedded subset, read once.</summary>
    public static ImageData Subset => Embedded.Value;

    /// <summary>The first training images of the embedded subset.</summary>
    public static Samples First(int count) => Samples.From(Subset.First(count, 1).Train, torch.CPU);

    /// <summary>Images of noise with labels in turn.</summary>
    public static ImageSet Noise(int count, ImageShape shape, int classes, int seed = 1)
    {
        var pixels = new byte[count * shape.Values];
        new Random(seed).NextBytes(pixels);
        return new(
            pixels, shape, [.. Enumerable.Range(0, count).Select(k => (byte)(k % classes))],
            [.. Enumerable.Range(0, classes).Select(k => $"{k}")]);
    }

    /// <summary>All weights of a network, one after another.</summary>
    public static float[] Weights(torch.nn.Module network) =>
        [.. network.parameters().SelectMany(p => p.detach().data<float>().ToArray())];
}
