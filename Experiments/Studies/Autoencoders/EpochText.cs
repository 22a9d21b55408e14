namespace Judba.Experiments.Studies.Autoencoders;

/// <summary>How many epochs a training takes until it reaches something.</summary>
internal static class EpochText
{
    /// <summary>Their mean over runs; ∞ where a run never gets there.</summary>
    public static string Mean<T>(IEnumerable<T> runs, Func<T, double> value) =>
        runs.Average(value) is var mean && double.IsFinite(mean) ? $"{mean:0.0}" : "∞";
}
