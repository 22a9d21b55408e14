using System.Globalization;

namespace Judba.Experiments.Text;

/// <summary>Numbers for people, the one formatter of the program: few digits, always with their unit. Files keep every digit.</summary>
internal static class NumberText
{
    /// <summary>Stands for a number that does not exist.</summary>
    public const string None = "n/a";

    private const int BoundDigits = 10;

    // Below it a percentage is as good as none, above it nobody counts zeros.
    private const double LeastPercent = 1e-4;
    private const double MostPercent = 1e9;

    private const double Minute = 60, Hour = 3600;

    private static readonly (double Scale, string Prefix)[] Prefixes =
        [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"), (1, ""), (1e-3, "m"), (1e-6, "µ"), (1e-9, "n"), (1e-12, "p")];

    /// <summary>A share in percent, never with an exponent: <c>0 %</c>, <c>&lt; 0.0001 %</c>, <c>0.197 %</c>, <c>122,948 %</c>.</summary>
    public static string Percent(double share)
    {
        var percent = 100 * Math.Abs(share);
        var sign = share < 0 ? "−" : "";
        return percent switch
        {
            double.NaN => None,
            0 => "0 %",
            < LeastPercent => $"{(share < 0 ? "> −" : "< ")}0.0001 %",
            > MostPercent => $"{(share < 0 ? "< −" : "> ")}1,000,000,000 %",
            _ => sign + Rounded(percent, percent switch { < 0.001 => "0.0000", < 10 => "0.000", < 1000 => "0.0", _ => "#,0" }) + " %",
        };
    }

    /// <summary>A tolerance as it is written on the command line: 1e-6.</summary>
    public static string Tolerance(double value) => Math.Abs(value) switch
    {
        > 0 and < 1e-3 => Rounded(value, "0.###e-0"),
        >= 1e6 => Rounded(value, "0.###e0"),
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>A time with three digits: <c>31.3 µs</c>, <c>1.50 s</c>, <c>12.5 min</c>, <c>3.20 h</c>.</summary>
    public static string Seconds(double seconds) => Math.Abs(seconds) switch
    {
        >= 2 * Hour => WithDigits(seconds / Hour) + " h",
        >= 10 * Minute => WithDigits(seconds / Minute) + " min",
        0 => "0 s",
        < 1e-9 => WithDigits(seconds * 1e9) + " ns",
        >= 1 => WithDigits(seconds) + " s",
        _ => WithPrefix(seconds, "s"),
    };

    /// <summary>A number with three digits and an SI prefix before its unit: <c>1.6 GHz</c>, <c>300 mW</c>, <c>1.29 kJ</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="unit">Its unit: <c>Hz</c>, <c>W</c>, <c>J</c>.</param>
    public static string WithPrefix(double value, string unit)
    {
        if (double.IsNaN(value))
            return None;
        if (value == 0)
            return "0 " + unit;
        // What rounds up to a thousand belongs to the next prefix.
        var size = double.Parse(Math.Abs(value).ToString("E2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var (scale, prefix) = Prefixes.FirstOrDefault(p => size >= p.Scale, Prefixes[^1]);
        return $"{WithDigits(value / scale)} {prefix}{unit}";
    }

    /// <summary>A number of bytes: <c>512 B</c>, <c>201 MB</c>.</summary>
    public static string Bytes(long count) =>
        count < 1000 ? count.ToString(CultureInfo.InvariantCulture) + " B" : WithPrefix(count, "B");

    /// <summary>A frequency, with the digits that it has, up to six: <c>1.6 GHz</c>.</summary>
    public static string Hertz(double hertz)
    {
        var (scale, prefix) = Prefixes.FirstOrDefault(p => Math.Abs(hertz) >= p.Scale, Prefixes[4]);
        return double.IsNaN(hertz) ? None : $"{Number(hertz / scale)} {prefix}Hz";
    }

    /// <summary>A number without a unit, such as a cost, to some significant digits; exponents only where zeros would hide them.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">Significant digits.</param>
    public static string Number(double value, int digits = 6)
    {
        if (double.IsNaN(value))
            return None;
        return Math.Abs(value) is 0 or (>= 1e-4 and < 1e9)
            ? ((decimal)double.Parse(value.ToString("G" + digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
                .ToString("0.############", CultureInfo.InvariantCulture)
            : Rounded(value, "0." + new string('#', digits - 1) + "e0");
    }

    /// <summary>A lower bound to ten digits: never above <paramref name="bound"/>, so that what is proved of it remains true.</summary>
    public static string AtMost(double bound) => Number(Shifted(bound, isUp: false), BoundDigits);

    /// <summary>An upper bound to ten digits, never below <paramref name="bound"/>.</summary>
    public static string AtLeast(double bound) => Number(Shifted(bound, isUp: true), BoundDigits);

    /// <summary>10^<paramref name="exponent"/> seconds in the unit that makes it short: 1 ms, 10 ms, 100 s.</summary>
    public static string Decade(int exponent)
    {
        var (shift, unit) = exponent switch
        {
            < -6 => (9, "ns"),
            < -3 => (6, "µs"),
            < 0 => (3, "ms"),
            _ => (0, "s"),
        };
        return Math.Pow(10, exponent + shift).ToString("G4", CultureInfo.InvariantCulture) + " " + unit;
    }

    // The number of ten digits next to a bound on its safe side.
    private static double Shifted(double bound, bool isUp)
    {
        var format = "G" + BoundDigits;
        var near = double.Parse(bound.ToString(format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (!double.IsFinite(bound) || (isUp ? near >= bound : near <= bound))
            return near;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(near))) - BoundDigits + 1);
        return near + (isUp ? unit : -unit);
    }

    // Three significant digits, with zeros at the end.
    private static string WithDigits(double value) => double.IsNaN(value) ? None : Rounded(value, Math.Abs(value) switch
    {
        < 9.995 => "0.00",
        < 99.95 => "0.0",
        _ => "0",
    });

    private static string Rounded(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
