using System.Globalization;

namespace Judba.Models.Numerics;

/// <summary>
/// One named number of the input: what it means, its unit and its range. The same object checks constructors, reads
/// and writes files, prints the schema and gives <c>--set</c> its keys.
/// </summary>
public sealed class Quantity
{
    /// <summary>Creates a quantity.</summary>
    /// <param name="name">Its field name in files, camelCase, with the unit where it has one.</param>
    /// <param name="unit">Unit, "1" for a pure number.</param>
    /// <param name="meaning">One line, with the symbol of [Yang21] where there is one.</param>
    /// <param name="minimum">Smallest value.</param>
    /// <param name="maximum">Largest value.</param>
    /// <param name="minimumExcluded">Whether the smallest value itself is refused.</param>
    /// <param name="isInteger">Whether only whole numbers are allowed.</param>
    /// <param name="leastPositive">Where the smallest value is 0: the smallest other one.</param>
    public Quantity(
        string name, string unit, string meaning, double minimum, double maximum,
        bool minimumExcluded = false, bool isInteger = false, double leastPositive = 0)
    {
        Name = name;
        Unit = unit;
        Meaning = meaning;
        Minimum = minimum;
        Maximum = maximum;
        MinimumExcluded = minimumExcluded;
        IsInteger = isInteger;
        LeastPositive = leastPositive;
    }

    /// <summary>Field name in files, camelCase.</summary>
    public string Name { get; }

    /// <summary>Unit, "1" for a pure number.</summary>
    public string Unit { get; }

    /// <summary>What it means, with the symbol of [Yang21].</summary>
    public string Meaning { get; }

    /// <summary>Smallest value (or the greatest lower bound, see <see cref="MinimumExcluded"/>).</summary>
    public double Minimum { get; }

    /// <summary>Largest value.</summary>
    public double Maximum { get; }

    /// <summary>Whether <see cref="Minimum"/> itself is refused.</summary>
    public bool MinimumExcluded { get; }

    /// <summary>Whether only whole numbers are allowed.</summary>
    public bool IsInteger { get; }

    /// <summary>The smallest value above 0; 0 where any is allowed.</summary>
    public double LeastPositive { get; }

    /// <summary>What is allowed, in words that complete "allowed: …".</summary>
    public string Allowed =>
        (LeastPositive > 0 ? "0 or " : "") + (IsInteger ? "a whole number " : "a number ") +
        (MinimumExcluded
            ? string.Create(CultureInfo.InvariantCulture, $"above {Minimum} and at most {Maximum}")
            : string.Create(CultureInfo.InvariantCulture, $"from {Math.Max(Minimum, LeastPositive)} to {Maximum}")) +
        (string.Equals(Unit, "1", StringComparison.Ordinal) ? "" : $" [{Unit}]");

    /// <summary>Whether <paramref name="value"/> is in range; NaN is not.</summary>
    public bool Accepts(double value) =>
        (MinimumExcluded ? value > Minimum : value >= Minimum) && value <= Maximum &&
        !(value > 0 && value < LeastPositive) && (!IsInteger || Math.Floor(value) == value);

    /// <summary>Returns <paramref name="value"/> if it is allowed, and 0 for −0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Check(double value) => Accepts(value)
        ? NegativeZero.Lift(value)
        : throw new ArgumentOutOfRangeException(
            Name, string.Create(CultureInfo.InvariantCulture, $"'{Name}' is {value}; allowed: {Allowed}."));
}
