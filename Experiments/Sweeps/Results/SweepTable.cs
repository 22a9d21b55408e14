using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Models.Problems;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>A sweep's tables, one for each reading, with their footnotes.</summary>
internal static class SweepTable
{
    /// <summary>Writes the tables.</summary>
    public static void Write(TextWriter output, SweepScores scores, SweepSummary summary, int width = TextTable.Unlimited)
    {
        var config = scores.Plan.Config;
        foreach (var reading in scores.Plan.Readings)
        {
            output.WriteLine(reading.ToWord());
            TextTable.Write(output,
            [
                ["solver", "fleets", "mean time", "mean excess", "worst excess", "optimal", "time limits", "failures"],
                .. config.Solvers.Select(s => Row(scores.KeepsOwnBandwidth(s) ? s + "†" : s, summary.Of(reading, s))),
            ],
                width);
            if (summary.LeftOut(reading) is > 0 and var leftOut)
                output.WriteLine($"{leftOut} fleets do not count: not every solver has attempted them.");
            output.WriteLine();
        }

        output.WriteLine($"Mean time: geometric, shifted by {NumberText.Seconds(FairAggregates.ShiftSeconds)}; "
            + "without a point, a solve counts with the time limit, or as the slowest.");
        output.WriteLine(
            $"Excess: {Excess.Formula}, the best bound being the largest that any solver proved for the fleet; without a point, "
            + "the largest of any solver on the fleet, and at least 100 %.");
        if (summary.AbsoluteAlone is > 0 and var alone)
        {
            output.WriteLine($"{alone} fleets are in no mean of excess: a best bound is 0, or of another sign than a cost. "
                + "Column excessAbsolute of results.csv has C − best bound, in the unit of cost.");
        }

        output.WriteLine("Optimal: gap (C − best bound)/|C| within what the configuration asks for.");
        if (config.Solvers.Any(scores.KeepsOwnBandwidth))
        {
            output.WriteLine($"† keeps its own bandwidth in both readings and is measured against the {ReadingWords.MinCost} bound."
                + (scores.Plan.Readings.Contains(Reading.MinCost) ? "" : $" This sweep has none, hence {NumberText.None}."));
        }
    }

    private static string[] Row(string label, SolverTally tally) =>
    [
        label,
        $"{tally.Fleets}",
        NumberText.Seconds(tally.Seconds),
        NumberText.Percent(tally.MeanExcess),
        NumberText.Percent(tally.WorstExcess),
        tally.Optimal < 0 ? NumberText.None : $"{tally.Optimal}",
        $"{tally.TimeLimits}",
        $"{tally.Failures}",
    ];
}
