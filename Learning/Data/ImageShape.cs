using System.Runtime.InteropServices;

namespace Judba.Learning.Data;

/// <summary>Shape of an image or of a latent feature map.</summary>
/// <param name="Channels">Channels.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Values in one: channels × rows × columns.</summary>
    public int Values => Channels * Height * Width;

    /// <inheritdoc/>
    public override string ToString() => $"{Channels}×{Height}×{Width}";
}
