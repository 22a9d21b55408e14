using Judba.Experiments.Statistics;

namespace Judba.Experiments.Studies.PriceOfTheory;

/// <summary>What something costs beyond the optimum: how often, and how much.</summary>
/// <param name="Share">Part of the instances where it costs more than <see cref="Tolerance"/>.</param>
/// <param name="ShareLow">Lower end of the share's 95 % band.</param>
/// <param name="ShareHigh">Upper end of it.</param>
/// <param name="Mean">Mean excess over all instances, relative to the optimum.</param>
/// <param name="Worst">Largest excess.</param>
internal sealed record Price(double Share, double ShareLow, double ShareHigh, Estimate Mean, double Worst)
{
    /// <summary>Excess that counts, of the optimum: a hundred times the gap to which optima are proved.</summary>
    public const double Tolerance = 1e-6;

    // Two-sided 95 % of the normal distribution.
    private const double Quantile = 1.959963984540054;

    /// <summary>The price of a sample of excesses. The share's band is Wilson's, which keeps its level at 0 and 1.</summary>
    public static Price Of(IReadOnlyList<double> excesses)
    {
        var n = (double)excesses.Count;
        double share = excesses.Count(x => x > Tolerance) / n, z2 = Quantile * Quantile;
        double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
        double half = Quantile / (1 + z2 / n) * Math.Sqrt(share * (1 - share) / n + z2 / (4 * n * n));
        return new(share, Math.Clamp(centre - half, 0, share), Math.Clamp(centre + half, share, 1), Estimate.Of([.. excesses]),
            excesses.Max());
    }
}
