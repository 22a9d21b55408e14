using Judba.Experiments.Comparisons;
using Judba.Experiments.Records;
using Judba.Experiments.Tests.Support;
using Spectre.Console;

namespace Judba.Experiments.Tests.Comparisons;

/// <summary>The table as it is printed, whatever the culture.</summary>
public sealed class ComparisonTableTests
{
    private static readonly Participant Exact = SampleRecords.Solver("exact");
    private static readonly Participant Full = SampleRecords.Solver("full-upload", keepsOwnBandwidth: true);
    private static readonly Participant Broken = SampleRecords.Solver("broken");

    private const string MeanTime =
        "Mean time: geometric, shifted by 1.00 ms. Over the instances that all solvers attempted; without a point a solve counts as "
        + "a gap of 100 % and as the time limit, or as the slowest solver where there is none.";

    [Fact]
    public void Write_WithoutFailures_IsThisTable()
    {
        var setup = SampleRecords.Setup(1, Exact, Full) with { LeftOut = [new("exhaustive", "too slow.")] };
        Assert.Equal(
            $"""
            min-cost

              solver         mean gap   worst gap   optimal   median time   mean time   feasible
            ──────────────────────────────────────────────────────────────────────────────────────
              exact               0 %         0 %       1/1       1.50 ms     1.50 ms        1/1
              full-upload†     25.0 %      25.0 %       0/1       12.3 µs     12.3 µs        1/1

            Gaps are relative to the best bound that any solver proved; optimal: gap at most 1e-6.
            {MeanTime}
            † keeps its own bandwidth in both readings and is measured against the min-cost bound.
            exhaustive is left out: too slow.

            """,
            Text(new(setup, [Proof(), SampleRecords.Point(SampleRecords.Task(0, Full), 100, 1.234e-5)])));
    }

    [Fact]
    public void Write_WithFailuresAndALimit_CountsBoth()
    {
        var setup = SampleRecords.Setup(1, Exact, Broken) with { TimeLimit = TimeSpan.FromSeconds(2.5) };
        Assert.Equal(
            """
            min-cost

              solver   mean gap   worst gap   optimal   median time   mean time   feasible   timeouts   failures
            ──────────────────────────────────────────────────────────────────────────────────────────────────────
              exact         0 %         0 %       1/1       1.50 ms     1.50 ms        1/1          0          0
              broken    100.0 %     100.0 %       0/1           n/a         n/a        0/1          0          1
            """,
            Text(new(setup, [Proof(), SampleRecords.Failed(SampleRecords.Task(0, Broken))])).Split("\n\nGaps")[0]);
    }

    private static SolveRecord Proof() => SampleRecords.Point(SampleRecords.Task(0, Exact), 75, 1.5e-3, 75);

    // Without the blanks at the ends of lines, and with titles at their beginning.
    private static string Text(ComparisonResult result)
    {
        using var culture = new CommaCulture();
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 4096;
        ComparisonTable.Write(console, result);
        return string.Join('\n', writer.ToString().Split('\n').Select(l => l.Trim() is "min-cost" ? "min-cost" : l.TrimEnd()));
    }
}
