using System.Runtime.InteropServices;

namespace Judba.Certificates;

/// <summary>
/// An interval that holds the exact result of what was computed: every operation rounds outward by one unit in the last place, which is
/// more than IEEE 754 can be off.
/// </summary>
/// <remarks>A result that is no number any more (∞ − ∞) is NaN, and no comparison with NaN proves anything.</remarks>
/// <param name="Low">At or below the exact value.</param>
/// <param name="High">At or above it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Interval(double Low, double High)
{
    public static implicit operator Interval(double exact) => new(exact, exact);

    public static Interval operator +(Interval x, Interval y) => Outward(x.Low + y.Low, x.High + y.High);

    public static Interval operator -(Interval x, Interval y) => Outward(x.Low - y.High, x.High - y.Low);

    public static Interval operator *(Interval x, Interval y)
    {
        double a = x.Low * y.Low, b = x.Low * y.High, c = x.High * y.Low, d = x.High * y.High;
        return Outward(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));
    }

    public static Interval operator /(Interval x, Interval y)
    {
        if (!(y.Low > 0 || y.High < 0))
            return new(double.NaN, double.NaN);
        double a = x.Low / y.Low, b = x.Low / y.High, c = x.High / y.Low, d = x.High / y.High;
        return Outward(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));
    }

    /// <summary>√ of a number that is not negative, whatever the rounding of its lower end.</summary>
    public static Interval Sqrt(Interval x) => x.High >= 0
        ? new(Math.Max(0, Math.BitDecrement(Math.Sqrt(Math.Max(0, x.Low)))), Math.BitIncrement(Math.Sqrt(x.High)))
        : new(double.NaN, double.NaN);

    private static Interval Outward(double low, double high) => new(Math.BitDecrement(low), Math.BitIncrement(high));
}
