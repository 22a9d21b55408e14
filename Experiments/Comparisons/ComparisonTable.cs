using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Models.Problems;
using Spectre.Console;

namespace Judba.Experiments.Comparisons;

/// <summary>A comparison's tables, one for each reading, with their footnotes.</summary>
internal static class ComparisonTable
{
    private static readonly string[] Heads = ["solver", "mean gap", "worst gap", "optimal", "median time", "mean time", "feasible"];

    /// <summary>Writes the tables. They count time limits where there was one, and failures where a solver failed.</summary>
    public static void Write(IAnsiConsole console, ComparisonResult result)
    {
        var setup = result.Setup;
        var hasLimit = setup.TimeLimit is not null;
        var hasFailures = result.Records.Any(r => r.IsFailed);
        foreach (var reading in setup.Readings)
        {
            var table = new Table()
                .Border(TableBorder.Simple)
                .Title(reading.ToWord(), new Style(decoration: Decoration.Bold));
            table.AddColumn(new TableColumn(Heads[0]).NoWrap());
            foreach (var head in Shown(Heads.Skip(1), "timeouts", "failures"))
                table.AddColumn(new TableColumn(head).NoWrap().RightAligned());
            foreach (var row in result.Summaries(reading))
                table.AddRow(Shown(Cells(row), $"{row.Timeouts}", $"{row.Failures}").Select(cell => new Spectre.Console.Text(cell)));

            console.Write(table);
        }

        foreach (var note in Notes(setup))
            console.WriteLine(note);

        IEnumerable<string> Shown(IEnumerable<string> cells, string timeouts, string failures)
        {
            if (hasLimit)
                cells = cells.Append(timeouts);
            return hasFailures ? cells.Append(failures) : cells;
        }
    }

    private static string[] Cells(SolverSummary row) =>
    [
        row.Solver.Label,
        NumberText.Gap(row.MeanGap),
        NumberText.Gap(row.WorstGap),
        row.Optimal < 0 ? NumberText.None : $"{row.Optimal}/{row.Instances}",
        NumberText.Seconds(row.MedianSeconds),
        NumberText.Seconds(row.MeanSeconds),
        $"{row.Feasible}/{row.Instances}",
    ];

    /// <summary>The footnotes.</summary>
    public static IEnumerable<string> Notes(ComparisonSetup setup)
    {
        var tolerance = NumberText.Tolerance(setup.RelativeGap);
        yield return $"Gaps are relative to the best bound that any solver proved; optimal: gap at most {tolerance}.";
        yield return $"Mean time: geometric, shifted by {NumberText.Seconds(FairAggregates.ShiftSeconds)}. "
            + "Over the instances that all solvers attempted; without a point a solve counts as "
            + "a gap of 100 % and as the time limit, or as the slowest solver where there is none.";
        if (setup.Solvers.Any(s => s.KeepsOwnBandwidth))
            yield return $"† keeps its own bandwidth in both readings and is measured against the {ReadingWords.MinCost} bound.";
        foreach (var (solver, reason) in setup.LeftOut)
            yield return $"{solver} is left out: {reason}";
    }
}
