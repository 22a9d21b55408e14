namespace Judba.Experiments.Statistics;

/// <summary>How much more a point costs than the best lower bound that any solver proved.</summary>
/// <remarks>
/// The gap is another thing: a proof's (objective − bound)/|objective|, as mixed-integer solvers have it. A cost of twice the bound has an
/// excess of 100 % and a gap of 50 %.
/// </remarks>
internal static class Excess
{
    /// <summary>The formula, as it stands under tables.</summary>
    public const string Formula = "(C − best bound)/|best bound|";

    /// <summary>The least excess of a solve that ended without a point where others prove a bound: the bound once more.</summary>
    public const double LeastOfNoPoint = 1;

    /// <summary>
    /// (C − B)/|B|, at least 0: a bound above the cost by rounding alone counts as equal. NaN where one is unset, where B is 0, and where B
    /// and C differ in sign: no ratio tells then how far they are apart.
    /// </summary>
    /// <param name="cost">C.</param>
    /// <param name="bound">B.</param>
    public static double Relative(double cost, double bound) =>
        bound == 0 || Math.Sign(Known(cost)) != Math.Sign(Known(bound)) ? double.NaN : Absolute(cost, bound) / Math.Abs(bound);

    /// <summary>C − B in the unit of cost, at least 0; NaN where one is unset.</summary>
    /// <param name="cost">C.</param>
    /// <param name="bound">B.</param>
    public static double Absolute(double cost, double bound) => Math.Max(0, cost - bound);

    // Math.Sign throws for NaN, which stays NaN in the difference.
    private static double Known(double value) => double.IsNaN(value) ? 1 : value;
}
