using Judba.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Judba.Learning.Data;

/// <summary>Values of standard deviation 1 as bytes: 1…255 stand for −4…4 standard deviations, 128 for 0.</summary>
internal static class ByteCode
{
    /// <summary>What one step of a byte is worth, in standard deviations.</summary>
    public const double Scale = Reach / Largest;

    /// <summary>What byte 0 would stand for: value = byte · <see cref="Scale"/> + this.</summary>
    public const double Offset = -Middle * Reach / Largest;

    private const double Reach = 4;
    private const int Middle = 128;
    private const int Largest = 127;

    private static readonly Scalar Steps = (Largest / Reach).ToScalar(), Zero = Middle.ToScalar();
    private static readonly Scalar Lowest = (-Largest).ToScalar(), Highest = Largest.ToScalar();

    /// <summary>The nearest byte of each value. Values beyond the reach become its ends.</summary>
    public static Tensor Of(Tensor values) => (values * Steps).round_().clamp_(Lowest, Highest).Plus(Zero).to_type(ScalarType.Byte);
}
