using System.Globalization;

namespace Judba.Experiments.Text;

/// <summary>Numbers for people: few digits, always with their unit.</summary>
internal static class NumberText
{
    /// <summary>Stands for a number that does not exist.</summary>
    public const string None = "n/a";

    /// <summary>A relative gap in percent.</summary>
    public static string Gap(double gap)
    {
        var percent = 100 * gap;
        var format = percent switch
        {
            0 => "0",
            < 0.001 => "0.0e-0",
            < 10 => "0.000",
            < 1000 => "0.0",
            _ => "0.0e0",
        };
        return double.IsNaN(gap) ? None : percent.ToString(format, CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>A tolerance as it is written on the command line: 1e-6.</summary>
    public static string Tolerance(double value) =>
        value.ToString(value is > 0 and < 1e-3 ? "0.###e-0" : "R", CultureInfo.InvariantCulture);

    /// <summary>A wall time with three digits.</summary>
    public static string Seconds(double seconds)
    {
        var (value, unit) = seconds switch
        {
            < 1e-3 => (seconds * 1e6, "µs"),
            < 1 => (seconds * 1e3, "ms"),
            _ => (seconds, "s"),
        };
        var format = value switch
        {
            < 10 => "0.00",
            < 100 => "0.0",
            _ => "0",
        };
        return double.IsNaN(seconds) ? None : value.ToString(format, CultureInfo.InvariantCulture) + " " + unit;
    }

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
}
