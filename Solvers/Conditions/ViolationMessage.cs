using System.Globalization;
using System.Runtime.CompilerServices;

namespace Judba.Solvers.Conditions;

/// <summary>An interpolated message that is written only where it is needed, in the invariant culture.</summary>
[InterpolatedStringHandler]
public readonly ref struct ViolationMessage
{
    private readonly System.Text.StringBuilder? _text;

    /// <summary>Called by the compiler.</summary>
    public ViolationMessage(int literalLength, int formattedCount, bool holds, out bool isEnabled)
    {
        isEnabled = !holds;
        _text = holds ? null : new(literalLength + 16 * formattedCount);
    }

    /// <summary>The message.</summary>
    public string Text => _text?.ToString() ?? "";

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string value) => _text?.Append(value);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, string? format = null) =>
        _text?.Append(value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());
}
