using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Models.Problems;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>A sweep's tables, one for each reading, with their footnotes.</summary>
internal static class SweepTable
{
    /// <summary>Writes the tables.</summary>
    public static void Write(TextWriter output, SweepScores scores, SweepSummary summary)
    {
        var config = scores.Plan.Config;
        foreach (var reading in scores.Plan.Readings)
        {
            output.WriteLine(reading.ToWord());
            TextTable.Write(output,
            [
                ["solver", "fleets", "mean time", "mean gap", "worst gap", "optimal", "time limits", "failures"],
                .. config.Solvers.Select(s => Row(scores.KeepsOwnBandwidth(s) ? s + "†" : s, summary.Of(reading, s))),
            ]);
            if (summary.LeftOut(reading) is > 0 and var leftOut)
                output.WriteLine($"{leftOut} fleets do not count: not every solver has attempted them.");
            output.WriteLine();
        }

        output.WriteLine($"Mean time: geometric, shifted by {NumberText.Seconds(FairAggregates.ShiftSeconds)}; "
            + "without a point, a solve counts with the time limit, or as the slowest.");
        output.WriteLine("Gaps are relative to the best bound that any solver proved for the fleet; without a point, the gap is 100 %.");
        if (config.Solvers.Any(scores.KeepsOwnBandwidth))
            output.WriteLine($"† keeps its own bandwidth in both readings and is measured against the {ReadingWords.MinCost} bound.");
    }

    private static string[] Row(string label, SolverTally tally) =>
    [
        label,
        $"{tally.Fleets}",
        NumberText.Seconds(tally.Seconds),
        NumberText.Gap(tally.MeanGap),
        NumberText.Gap(tally.WorstGap),
        tally.Optimal < 0 ? NumberText.None : $"{tally.Optimal}",
        $"{tally.TimeLimits}",
        $"{tally.Failures}",
    ];
}
