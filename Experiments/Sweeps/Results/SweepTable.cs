using Judba.Experiments.Cli;
using Judba.Experiments.Comparisons;

namespace Judba.Experiments.Sweeps;

/// <summary>A sweep's tables, one for each reading, with their footnotes.</summary>
internal static class SweepTable
{
    /// <summary>Writes the tables.</summary>
    public static void Write(TextWriter output, SweepScores scores, SweepSummary summary)
    {
        var config = scores.Plan.Config;
        foreach (var reading in config.Readings)
        {
            output.WriteLine(reading);
            TextTable.Write(output,
            [
                ["solver", "fleets", "mean time", "mean gap", "worst gap", "optimal", "time limits", "failures"],
                .. config.Solvers.Select(s => Row(scores.KeepsOwnBandwidth(s) ? s + "†" : s, summary.Of(reading, s))),
            ]);
            if (summary.LeftOut(reading) is > 0 and var leftOut)
                output.WriteLine($"{leftOut} fleets do not count: not every solver has attempted them.");
            output.WriteLine();
        }

        output.WriteLine($"Mean time: geometric, shifted by {Figures.Seconds(FairAggregates.ShiftSeconds)}; without a point, a solve counts with the time limit, or as the slowest.");
        output.WriteLine("Gaps are relative to the best bound that any solver proved for the fleet; without a point, the gap is 100 %.");
        if (config.Solvers.Any(scores.KeepsOwnBandwidth))
            output.WriteLine($"† keeps its own bandwidth in both readings and is measured against the {Words.MinCost} bound.");
    }

    private static string[] Row(string label, SolverTally tally) =>
    [
        label,
        $"{tally.Fleets}",
        Figures.Seconds(tally.Seconds),
        Figures.Gap(tally.MeanGap),
        Figures.Gap(tally.WorstGap),
        tally.Optimal < 0 ? Figures.None : $"{tally.Optimal}",
        $"{tally.TimeLimits}",
        $"{tally.Failures}",
    ];
}
