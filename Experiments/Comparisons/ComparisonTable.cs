using Judba.Experiments.Statistics;
using Judba.Experiments.Text;
using Judba.Models.Problems;
using Spectre.Console;

namespace Judba.Experiments.Comparisons;

/// <summary>A comparison's tables, one for each reading, with their footnotes.</summary>
internal static class ComparisonTable
{
    // A simple table has two characters at either end, and three between two columns.
    private const int Edges = 4;
    private const int Between = 3;

    /// <summary>
    /// Writes the tables. They show absolute excesses where there are such, count time limits where there was one, and failures where a
    /// solver failed. What is too wide for the console continues in a table below.
    /// </summary>
    public static void Write(IAnsiConsole console, ComparisonResult result)
    {
        foreach (var reading in result.Setup.Readings)
        {
            var columns = Columns(result, reading);
            Write(console, reading.ToWord(), columns.ConvertAll(c => c.Head),
                [.. result.Summaries(reading).Select(row => columns.ConvertAll(c => c.Text(row)))]);
            if (result.Setup.Baseline is { } baseline)
                Write(console, $"{reading.ToWord()}, against {baseline.Label}", PairedTable.Heads, [.. PairedTable.Rows(result, reading)]);
        }

        foreach (var note in Notes(result))
            console.WriteLine(note);
    }

    private static void Write(IAnsiConsole console, string title, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. heads.Select((head, k) => rows.Select(r => r[k].Length).Append(head.Length).Max())];
        foreach (var block in TextTable.Blocks(widths, Between, console.Profile.Width - Edges))
        {
            var table = new Table().Border(TableBorder.Simple).Title(title, new Style(decoration: Decoration.Bold));
            foreach (var k in block)
            {
                var column = new TableColumn(new Spectre.Console.Text(heads[k])).NoWrap();
                table.AddColumn(k == 0 ? column : column.RightAligned());
            }

            foreach (var row in rows)
                table.AddRow(block.Select(k => new Spectre.Console.Text(row[k])));
            console.Write(table);
        }
    }

    private static List<(string Head, Func<SolverSummary, string> Text)> Columns(ComparisonResult result, Reading reading)
    {
        List<(string, Func<SolverSummary, string>)> columns =
        [
            ("solver", r => r.Solver.Label),
            ("mean excess", r => NumberText.Percent(r.MeanExcess)),
            ("worst excess", r => NumberText.Percent(r.WorstExcess)),
        ];
        if (result.HasAbsoluteExcess(reading))
            columns.Add(("mean excess [cost]", r => NumberText.Number(r.MeanExcessAbsolute)));
        columns.AddRange(
        [
            ("optimal", r => r.Optimal < 0 ? NumberText.None : $"{r.Optimal}/{r.Instances}"),
            ("mean cost", r => NumberText.Number(r.MeanCost)),
        ]);
        if (result.Records.Any(r => !double.IsNaN(r.Energy)))
            columns.Add(("mean energy", r => NumberText.WithPrefix(r.MeanEnergy, "J")));
        columns.AddRange(
        [
            ("mean latency", r => NumberText.Seconds(r.MeanLatency)),
            ("median time", r => NumberText.Seconds(r.MedianSeconds)),
            ("mean time", r => NumberText.Seconds(r.MeanSeconds)),
            ("feasible", r => $"{r.Feasible}/{r.Instances}"),
        ]);
        if (result.Setup.TimeLimit is not null)
            columns.Add(("timeouts", r => $"{r.Timeouts}"));
        if (result.Records.Any(r => r.IsFailed))
            columns.Add(("failures", r => $"{r.Failures}"));
        return columns;
    }

    /// <summary>The footnotes.</summary>
    public static IEnumerable<string> Notes(ComparisonResult result)
    {
        var setup = result.Setup;
        var tolerance = NumberText.Tolerance(setup.RelativeGap);
        yield return $"Excess: {Excess.Formula}, the best bound being the largest that any solver proved. Without a point a solve counts "
            + "as the largest excess of any solver on that instance, and at least as 100 %.";
        if (setup.Readings.Any(result.HasAbsoluteExcess))
        {
            yield return "Excess [cost]: C − best bound, in the unit of cost. Where a best bound is 0, or of another sign than a cost, no "
                + "ratio tells how far they are apart: such instances count here alone.";
        }

        yield return $"Optimal: gap (C − best bound)/|C| at most {tolerance}.";
        yield return "Cost, energy of all devices, and completion latency: means over the instances on which every solver found a point. "
            + $"Mean time: geometric, shifted by {NumberText.Seconds(FairAggregates.ShiftSeconds)}; without a point a solve counts as the "
            + "time limit, or as the slowest solver where there is none. All over the instances that every solver attempted.";
        if (setup.Solvers.Any(s => s.KeepsOwnBandwidth))
        {
            yield return $"† keeps its own bandwidth in both readings and is measured against the {ReadingWords.MinCost} bound."
                + (LacksMinCostBound(result)
                    ? $" Here no solver proved one, hence {NumberText.None}; --reading both asks for it."
                    : "");
        }

        if (result.Records.Any(r => r.HasPoint) && result.Records.All(r => double.IsNaN(r.Bound)))
            yield return $"{NumberText.None}: no solver of this comparison proved a bound; exact does.";
        if (setup.Baseline is { } baseline)
            yield return PairedTable.Note(baseline);
        foreach (var (solver, reason) in setup.LeftOut)
            yield return $"{solver} is left out: {reason}";
    }

    private static bool LacksMinCostBound(ComparisonResult result) =>
        result.Records.Any(r => !double.IsNaN(r.Bound))
        && result.Scores.Any(s => s.Record.Solver.KeepsOwnBandwidth && s.Record.HasPoint && double.IsNaN(s.BestBound));
}
