using System.Globalization;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>Numbers that are simpler to read than a given one and near it, or plainly simple.</summary>
/// <remarks>
/// Simpler is what has fewer significant digits; of two with as many, the one nearer to the units (8 before 8e8); then the one with
/// the smaller first digit. There is no endless descent.
/// </remarks>
internal static class ShortNumber
{
    private const int MostDigits = 3;

    /// <summary>Candidates, the boldest first; each strictly simpler.</summary>
    public static IEnumerable<double> Shorter(double value)
    {
        var (_, exponent, first) = Size(value);
        double[] candidates =
        [
            0, Math.Sign(value),
            .. Enumerable.Range(1, MostDigits).Select(digits => Rounded(value, digits)),
            .. new[] { 0, exponent / 2, exponent - Math.Sign(exponent) }.Select(e => Shifted(value, e - exponent)),
            .. new[] { 2, first / 2, first - 1 }.Select(digit => Shifted(Math.Sign(value) * digit, exponent)),
        ];
        return candidates.Where(c => Rank(c).CompareTo(Rank(value)) < 0).Distinct();
    }

    /// <summary>The number with as many significant digits.</summary>
    public static double Rounded(double value, int digits) =>
        Parsed(value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static (int Digits, int FromUnits, int First) Rank(double value)
    {
        var (digits, exponent, first) = Size(value);
        return (digits, Math.Abs(exponent), first);
    }

    // Significant digits of the shortest text that gives the number back, its power of ten, its first digit; all 0 for 0.
    private static (int Digits, int Exponent, int First) Size(double value)
    {
        if (value == 0)
            return (0, 0, 0);
        var digits = Text(value).Split('E')[0].TrimStart('-').Replace(".", "", StringComparison.Ordinal).Trim('0');
        var exponent = value.ToString("E16", CultureInfo.InvariantCulture).Split('E')[1];
        return (digits.Length, int.Parse(exponent, CultureInfo.InvariantCulture), digits[0] - '0');
    }

    // By its decimal text, so that 3e-7 times 1e7 is 3 to the last bit.
    private static double Shifted(double value, int powers)
    {
        var parts = Text(value).Split('E');
        var exponent = powers + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return Parsed($"{parts[0]}E{exponent.ToString(CultureInfo.InvariantCulture)}");
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double Parsed(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
