using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Judba.Models.Numerics;

/// <summary>Preconditions. Each refuses NaN and names the parameter, its value and what is allowed, in the invariant culture.</summary>
// The exceptions hold no actual value of their own: .NET adds it to the message, in the culture of the host.
internal static class Guard
{
    public static T NotNull<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : class => value ?? throw new ArgumentNullException(name);

    /// <summary>
    /// Returns <paramref name="value"/> if it lies in [<paramref name="minimum"/>, <paramref name="maximum"/>], and 0 for −0.
    /// </summary>
    public static double InRange(
        double value, double minimum, double maximum, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value >= minimum && value <= maximum)
            return NegativeZero.Lift(value);
        throw new ArgumentOutOfRangeException(
            name, string.Create(CultureInfo.InvariantCulture, $"'{name}' is {value}; allowed: {minimum} to {maximum}."));
    }

    /// <summary>Returns <paramref name="value"/> if it lies in [<paramref name="minimum"/>, <paramref name="maximum"/>].</summary>
    public static int InRange(
        int value, int minimum, int maximum, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value >= minimum && value <= maximum)
            return value;
        throw new ArgumentOutOfRangeException(
            name, string.Create(CultureInfo.InvariantCulture, $"'{name}' is {value}; allowed: {minimum} to {maximum}."));
    }

    /// <summary>Refuses spans of different length.</summary>
    public static void SameLength(int expected, int actual, string name)
    {
        if (expected != actual)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"'{name}' has {actual} entries; {expected} expected."), name);
    }
}
