using System.Collections.Immutable;

namespace Judba.Models.Numerics;

/// <summary>
/// The one rule on −0: whoever takes in a number takes −0 as 0. It passes every test "≥ 0", but 1/−0 is −∞, so that it must not
/// get as far as a division; and −0 and 0 would give one problem two digests.
/// </summary>
internal static class NegativeZero
{
    /// <summary>The number itself, and 0 for −0.</summary>
    // IEEE 754: −0 + 0 = 0, and x + 0 = x for every other x.
    public static double Lift(double value) => value + 0.0;

    /// <summary>The numbers themselves, with 0 for −0; the same array where there is no −0.</summary>
    public static ImmutableArray<double> Lift(ImmutableArray<double> values)
    {
        foreach (var value in values)
        {
            if (value == 0 && double.IsNegative(value))
                return ImmutableArray.CreateRange(values, Lift);
        }

        return values;
    }
}
