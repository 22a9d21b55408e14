using Judba.Experiments.Cli;
using Judba.Experiments.Comparisons;
using Spectre.Console;

namespace Judba.Experiments.Reports;

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
                .Title(Words.Of(reading), new Style(decoration: Decoration.Bold));
            table.AddColumn(new TableColumn(Heads[0]).NoWrap());
            foreach (var head in Heads.Skip(1))
                table.AddColumn(new TableColumn(head).NoWrap().RightAligned());

            if (hasLimit)
                table.AddColumn(new TableColumn("timeouts").NoWrap().RightAligned());
            foreach (var row in result.Summaries(reading))
                table.AddRow([.. Cells(row).Concat(hasLimit ? [$"{row.Timeouts}"] : []).Select(cell => new Text(cell))]);
            console.Write(table);
        }

        foreach (var note in Notes(plan))
            console.WriteLine(note);
    }

    private static string[] Cells(SolverSummary row) =>
    [
        row.Contender.Label,
        Figures.Gap(row.MeanGap),
        Figures.Gap(row.WorstGap),
        row.Optimal < 0 ? Figures.None : $"{row.Optimal}/{row.Trials}",
        Figures.Seconds(row.MedianSeconds),
        Figures.Seconds(row.MeanSeconds),
        $"{row.Feasible}/{row.Trials}",
    ];

    /// <summary>The footnotes.</summary>
    public static IEnumerable<string> Notes(ComparisonPlan plan)
    {
        var tolerance = Figures.Tolerance(plan.Options.RelativeGap);
        yield return $"Gaps are relative to the best bound that any solver proved; optimal: gap at most {tolerance}.";
        yield return $"Mean time: geometric, shifted by {Figures.Seconds(FairAggregates.ShiftSeconds)}. Over the instances that all solvers attempted; without a point a solve counts as "
            + "a gap of 100 % and as the time limit, or as the slowest solver where there is none.";
        if (plan.Contenders.Any(c => c.Solver.Info.KeepsOwnBandwidth))
            yield return $"† keeps its own bandwidth in both readings and is measured against the {Words.MinCost} bound.";
        foreach (var (solver, reason) in plan.LeftOut)
            yield return $"{solver} is left out: {reason}";
    }
}
