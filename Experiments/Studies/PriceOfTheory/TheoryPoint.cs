using Judba.Experiments.Statistics;

namespace Judba.Experiments.Studies.PriceOfTheory;

/// <summary>What the theory costs in one cell, instance by instance, relative to the optimum.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Rule">Set of Observation 2 with w* against the best set with w*.</param>
/// <param name="Decomposition">Best set with w* against the best set with its cheapest shares.</param>
/// <param name="Both">Set of Observation 2 with w* against the best set with its cheapest shares.</param>
/// <param name="WorstGap">Largest proved gap of an optimum.</param>
internal sealed record TheoryPoint(TheoryCell Cell, double[] Rule, double[] Decomposition, double[] Both, double WorstGap)
{
    /// <summary>
    /// Excess of one thing less that of another, instance by instance; the band is never finer than what counts as nothing.
    /// </summary>
    public static Estimate Difference(double[] minuend, double[] subtrahend)
    {
        var (mean, band) = Estimate.Of([.. minuend.Zip(subtrahend, (a, b) => a - b)]);
        return new(mean, Math.Max(band, Price.Tolerance));
    }
}
