using System.Globalization;
using Judba.Models.Numerics;

namespace Judba.Experiments.Text;

/// <summary>Numbers with a unit behind them: <c>2.5GHz</c>, <c>300mW</c>, <c>10s</c>.</summary>
internal static class UnitNumber
{
    private static readonly Dictionary<string, double> Prefixes = new(StringComparer.Ordinal)
    {
        ["p"] = 1e-12,
        ["n"] = 1e-9,
        ["u"] = 1e-6,
        // The micro sign and the Greek letter, which look alike.
        ["\u00B5"] = 1e-6,
        ["\u03BC"] = 1e-6,
        ["m"] = 1e-3,
        [""] = 1,
        ["k"] = 1e3,
        ["M"] = 1e6,
        ["G"] = 1e9,
        ["T"] = 1e12,
    };

    /// <summary>Reads a number, alone or followed by <paramref name="unit"/> with an SI prefix; NaN if it is neither.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="unit">Unit of the result; "1" for a pure number.</param>
    public static double Parse(string text, string unit)
    {
        var (number, suffix) = Split(text);
        if (suffix.Length == 0)
            return number;
        return !string.Equals(unit, "1", StringComparison.Ordinal)
            && suffix.EndsWith(unit, StringComparison.Ordinal)
            && Prefixes.TryGetValue(suffix[..^unit.Length], out var scale)
            ? Scale(number, scale)
            : double.NaN;
    }

    /// <summary>Reads a time such as <c>500ms</c>, <c>10s</c>, <c>2min</c>, <c>1h</c>, or a number of seconds; NaN if it is none.</summary>
    public static double ParseSeconds(string text)
    {
        var (number, suffix) = Split(text);
        return suffix switch
        {
            "min" => number * 60,
            "h" => number * 3600,
            _ => Parse(text, "s"),
        };
    }

    // Dividing by 1000 rounds once where multiplying by 0.001 rounds twice.
    private static double Scale(double number, double scale) =>
        scale < 1 ? number / Math.Round(1 / scale) : number * scale;

    private static (double Number, string Suffix) Split(string text)
    {
        var end = text.Length;
        while (end > 0 && !char.IsAsciiDigit(text[end - 1]) && text[end - 1] != '.')
            end--;
        return double.TryParse(text.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? (NegativeZero.Lift(number), text[end..].TrimStart())
            : (double.NaN, "");
    }
}
