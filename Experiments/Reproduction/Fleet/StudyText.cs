using Judba.Experiments.Calibration;

namespace Judba.Experiments.Reproduction;

/// <summary>Means over seeds as they stand in tables.</summary>
internal static class StudyText
{
    /// <summary>Shares 0…1 in percent, with half of the 95 % band where there is one.</summary>
    public static string Percent<T>(IEnumerable<T> runs, Func<T, double> value)
    {
        var estimate = Estimate.Of([.. runs.Select(value)]);
        return double.IsFinite(estimate.Band) ? $"{100 * estimate.Mean:0.0} ± {100 * estimate.Band:0.0}" : $"{100 * estimate.Mean:0.0}";
    }

    /// <summary>Epochs; ∞ where a run never got there.</summary>
    public static string Epochs<T>(IEnumerable<T> runs, Func<T, double> value) =>
        runs.Average(value) is var mean && double.IsFinite(mean) ? $"{mean:0.0}" : "∞";
}
