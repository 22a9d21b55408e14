using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Models.Problems;
using Spectre.Console;

namespace Judba.Experiments.Comparisons;

/// <summary>A comparison's tables, one per reading, with their footnotes.</summary>
internal static class ComparisonTable
{
    private static readonly string[] Heads = ["solver", "mean gap", "worst gap", "optimal", "median time", "mean time", "feasible"];

    public static void Write(IAnsiConsole console, ComparisonPlan plan, ComparisonResult result)
    {
        var hasLimit = plan.Options.TimeLimit is not null;
        foreach (var reading in plan.Readings)
        {
            var table = new Table()
                .Border(TableBorder.Simple)
                .Title(reading.ToWord(), new Style(decoration: Decoration.Bold));
            table.AddColumn(new TableColumn(Heads[0]).NoWrap());
            foreach (var head in Heads.Skip(1))
                table.AddColumn(new TableColumn(head).NoWrap().RightAligned());

            if (hasLimit)
                table.AddColumn(new TableColumn("timeouts").NoWrap().RightAligned());
            foreach (var row in result.Summaries(reading))
                table.AddRow([.. Cells(row).Concat(hasLimit ? [$"{row.Timeouts}"] : []).Select(cell => new Spectre.Console.Text(cell))]);
            console.Write(table);
        }

        foreach (var note in Notes(plan))
            console.WriteLine(note);
    }

    private static string[] Cells(SolverSummary row) =>
    [
        row.Contender.Label,
        NumberText.Gap(row.MeanGap),
        NumberText.Gap(row.WorstGap),
        row.Optimal < 0 ? NumberText.None : $"{row.Optimal}/{row.Trials}",
        NumberText.Seconds(row.MedianSeconds),
        NumberText.Seconds(row.MeanSeconds),
        $"{row.Feasible}/{row.Trials}",
    ];

    /// <summary>The footnotes.</summary>
    public static IEnumerable<string> Notes(ComparisonPlan plan)
    {
        var tolerance = NumberText.Tolerance(plan.Options.RelativeGap);
        yield return $"Gaps are relative to the best bound that any solver proved; optimal: gap at most {tolerance}.";
        yield return $"Mean time: geometric, shifted by {NumberText.Seconds(FairAggregates.ShiftSeconds)}. Over the instances that all solvers attempted; without a point a solve counts as "
            + "a gap of 100 % and as the time limit, or as the slowest solver where there is none.";
        if (plan.Contenders.Any(c => c.Solver.Info.KeepsOwnBandwidth))
            yield return $"† keeps its own bandwidth in both readings and is measured against the {ReadingWords.MinCost} bound.";
        foreach (var (solver, reason) in plan.LeftOut)
            yield return $"{solver} is left out: {reason}";
    }
}
