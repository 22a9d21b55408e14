using Judba.Experiments.Statistics;

namespace Judba.Experiments.Studies.Fleet;

/// <summary>What a few seeds say, for tables and verdicts.</summary>
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

    /// <summary>
    /// A claim holds if it does for every seed, and does not if it does for none: three seeds make a 95 % band so wide that it would show hardly anything, and a mean
    /// alone would decide what one seed may have decided.
    /// </summary>
    public static Judgement BySeed<T>(IEnumerable<T> seeds, Func<T, bool> holds)
    {
        var words = seeds.Select(holds).Distinct().ToList();
        return words switch
        {
            [true] => Judgement.Holds,
            [false] => Judgement.DoesNotHold,
            _ => Judgement.NotShown,
        };
    }
}
