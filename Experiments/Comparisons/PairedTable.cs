using Judba.Experiments.Records;
using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Models.Problems;

namespace Judba.Experiments.Comparisons;

/// <summary>The table of paired differences from a baseline.</summary>
internal static class PairedTable
{
    /// <summary>Heads of its columns.</summary>
    public static IReadOnlyList<string> Heads { get; } =
        ["solver", "cost less baseline", "relative", "cheaper", "equal", "dearer", "time over baseline", "instances"];

    /// <summary>Its rows.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(ComparisonResult result, Reading reading) =>
        PairedDifference.All(result, reading).Select(row => (string[])
        [
            row.Solver.Label,
            WithBand(row.Cost, v => NumberText.Number(v)),
            WithBand(row.Relative, NumberText.Percent),
            $"{row.Cheaper}",
            $"{row.Equal}",
            $"{row.Dearer}",
            double.IsNaN(row.TimeRatio) ? NumberText.None : NumberText.Number(row.TimeRatio, 3),
            $"{row.Instances}",
        ]);

    /// <summary>What its columns mean.</summary>
    public static string Note(Participant baseline) =>
        $"Against {baseline.Label}: differences on the same instance, where both found a point; mean ± half of the 95 % band; relative: "
        + "(C − C of the baseline)/|C of the baseline|. Time over baseline: geometric mean of the ratios.";

    private static string WithBand(Estimate estimate, Func<double, string> text) =>
        double.IsFinite(estimate.Band) ? $"{text(estimate.Mean)} ± {text(estimate.Band)}" : text(estimate.Mean);
}
