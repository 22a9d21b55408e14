using System.Runtime.InteropServices;

namespace Judba.Learning.Networks;

/// <summary>Widths of an <see cref="EdgeClassifier"/>.</summary>
/// <param name="First">Channels of the first convolution.</param>
/// <param name="Second">Channels of the second one.</param>
/// <param name="Hidden">Values of the layer before the classes.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClassifierDesign(int First, int Second, int Hidden)
{
    /// <summary>The design for a compression ratio: smaller latents, smaller network, as in [Yang21] Table I.</summary>
    /// <param name="ratio">λ; 1 for raw images.</param>
    public static ClassifierDesign For(int ratio) => ratio switch
    {
        1 => new(32, 64, 128),
        <= 4 => new(24, 48, 128),
        <= 8 => new(16, 32, 96),
        <= 16 => new(16, 24, 56),
        _ => new(16, 20, 10),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{First}-{Second}-{Hidden}";
}
