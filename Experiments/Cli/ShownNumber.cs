using System.Runtime.InteropServices;

namespace Judba.Experiments.Cli;

/// <summary>The number of an option, which help shows as people write it: <c>1e-6</c>, <c>1.6 GHz</c>.</summary>
/// <param name="Value">The number.</param>
/// <param name="Text">How it is shown.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ShownNumber(double Value, string Text)
{
    /// <summary>The number alone.</summary>
    public static implicit operator double(ShownNumber number) => number.Value;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
