using System.Globalization;

namespace Judba.Solvers.Conditions;

/// <summary>Numbers that are shorter to read than a given one and near it, or plainly simple.</summary>
internal static class ShortNumber
{
    private const int MostDigits = 3;

    /// <summary>Candidates of strictly fewer significant digits, the shortest first: 0 and ±1, then one digit, two, three.</summary>
    public static IEnumerable<double> Shorter(double value)
    {
        var length = Length(value);
        double[] candidates = [0, Math.Sign(value), .. Enumerable.Range(1, MostDigits).Select(digits => Rounded(value, digits))];
        return candidates.Where(c => Length(c) < length).Distinct();
    }

    /// <summary>The number with as many significant digits.</summary>
    public static double Rounded(double value, int digits) => double.Parse(
        value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // 0 for 0, 1 for ±1, then one more than the significant digits of the shortest text that gives the number back.
    private static int Length(double value) => value switch
    {
        0 => 0,
        1 or -1 => 1,
        _ => 1 + Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('0').Length,
    };
}
