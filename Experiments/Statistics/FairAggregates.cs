namespace Judba.Experiments.Statistics;

/// <summary>Means that no single instance rules.</summary>
internal static class FairAggregates
{
    /// <summary>What is added to every time before the logarithm [s]: differences far below it do not count.</summary>
    public const double ShiftSeconds = 1e-3;

    /// <summary>The median; NaN of nothing.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>exp(mean of log(value + shift)) − shift; NaN of nothing.</summary>
    public static double ShiftedGeometricMean(IReadOnlyCollection<double> values, double shift) =>
        values.Count == 0 ? double.NaN : Math.Exp(values.Average(v => Math.Log(v + shift))) - shift;
}
