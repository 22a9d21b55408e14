using Judba.Experiments.Comparisons;
using Judba.Experiments.Records;
using Judba.Experiments.Tests.Support;
using Judba.Models.Problems;
using Spectre.Console;

namespace Judba.Experiments.Tests.Comparisons;

/// <summary>The table as it is printed, whatever the culture.</summary>
public sealed class ComparisonTableTests
{
    private static readonly Participant Exact = SampleRecords.Solver("exact");
    private static readonly Participant Full = SampleRecords.Solver("full-upload", keepsOwnBandwidth: true);
    private static readonly Participant Broken = SampleRecords.Solver("broken");

    private const string Means =
        "Cost, energy of all devices, and completion latency: means over the instances on which every solver found a point. "
        + "Mean time: geometric, shifted by 1.00 ms; without a point a solve counts as the time limit, or as the slowest solver where "
        + "there is none. All over the instances that every solver attempted.";

    private const string Excess =
        "Excess: (C − best bound)/|best bound|, the best bound being the largest that any solver proved. Without a point a solve counts "
        + "as the largest excess of any solver on that instance, and at least as 100 %.";

    // Full upload costs a third more than the bound, a quarter of its own cost: the excess is the former.
    [Fact]
    public void Write_WithoutFailures_IsThisTable()
    {
        var setup = SampleRecords.Setup(1, Exact, Full) with { LeftOut = [new("exhaustive", "too slow.")] };
        Assert.Equal(
            $"""
min-cost

  solver         mean excess   worst excess   optimal   mean cost   mean energy   mean latency   median time   mean time   feasible
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
  exact                  0 %            0 %       1/1          75         120 J         1.50 s       1.50 ms     1.50 ms        1/1
  full-upload†        33.3 %         33.3 %       0/1         100       1.50 kJ         1.50 s       12.3 µs     12.3 µs        1/1

{Excess}
Optimal: gap (C − best bound)/|C| at most 1e-6.
{Means}
† keeps its own bandwidth in both readings and is measured against the min-cost bound.
exhaustive is left out: too slow.

""",
            Text(new(setup,
            [
                Proof() with { Energy = 120 },
                SampleRecords.Point(SampleRecords.Task(0, Full), 100, 1.234e-5) with { Energy = 1500 },
            ])));
    }

    [Fact]
    public void Write_WithFailuresAndALimit_CountsBoth()
    {
        var setup = SampleRecords.Setup(1, Exact, Broken) with { TimeLimit = TimeSpan.FromSeconds(2.5) };
        Assert.Equal(
            """
min-cost

  solver   mean excess   worst excess   optimal   mean cost   mean latency   median time   mean time   feasible   timeouts   failures
───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
  exact            0 %            0 %       1/1          75         1.50 s       1.50 ms     1.50 ms        1/1          0          0
  broken       100.0 %        100.0 %       0/1         n/a            n/a           n/a         n/a        0/1          0          1
""",
            Text(new(setup, [Proof(), SampleRecords.Failed(SampleRecords.Task(0, Broken))])).Split("\n\nExcess")[0]);
    }

    [Fact]
    public void Write_BoundOfAnotherSign_ShowsTheAbsoluteExcess()
    {
        var text = Text(new(
            SampleRecords.Setup(1, Exact, Broken),
            [SampleRecords.Point(SampleRecords.Task(0, Exact), -2, 1, -2), SampleRecords.Point(SampleRecords.Task(0, Broken), 3, 1)]));
        var row = Assert.Single(text.Split('\n'), l => l.TrimStart().StartsWith("broken", StringComparison.Ordinal));
        Assert.Equal(
            ["broken", "n/a", "n/a", "5", "0/1", "3"],
            row.Split("  ", StringSplitOptions.RemoveEmptyEntries).Take(6).Select(c => c.Trim()), StringComparer.Ordinal);
        Assert.Contains("mean excess [cost]", text, StringComparison.Ordinal);
        Assert.Contains("in the unit of cost", text, StringComparison.Ordinal);
    }

    // A reader of "n/a" learns from the dagger's line why.
    [Fact]
    public void Write_OwnBandwidthWithoutAMinCostBound_SaysWhyThereIsNone()
    {
        var setup = SampleRecords.Setup(1, Exact, Full) with { Readings = [Reading.MinLatency] };
        var text = Text(new(setup,
        [
            SampleRecords.Point(SampleRecords.Task(0, Exact, Reading.MinLatency), 75, 1, 75),
            SampleRecords.Point(SampleRecords.Task(0, Full, Reading.MinLatency), 100, 1),
        ]));
        Assert.Contains(
            "min-cost bound. Here no solver proved one, hence n/a; --reading both asks for it.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoBoundAtAll_SaysSo() =>
        Assert.Contains(
            "n/a: no solver of this comparison proved a bound",
            Text(new(SampleRecords.Setup(1, Broken), [SampleRecords.Point(SampleRecords.Task(0, Broken), 3, 1)])),
            StringComparison.Ordinal);

    [Fact]
    public void Write_NarrowTerminal_ContinuesBelow()
    {
        var setup = SampleRecords.Setup(1, Exact, Full) with { Baseline = Exact };
        var text = Text(new(setup, [Proof(), SampleRecords.Point(SampleRecords.Task(0, Full), 100, 1)]), width: 80);
        var tables = text.Split("Excess:")[0].Split('\n');
        Assert.All(tables, line => Assert.InRange(line.Length, 0, 80));
        foreach (var head in (string[])["worst excess", "mean latency", "feasible", "cost less baseline", "time over baseline"])
            Assert.Contains(tables, l => l.Contains(head, StringComparison.Ordinal));
    }

    private static SolveRecord Proof() => SampleRecords.Point(SampleRecords.Task(0, Exact), 75, 1.5e-3, 75);

    // Without the blanks at the ends of lines, and with titles at their beginning.
    private static string Text(ComparisonResult result, int width = 4096)
    {
        using var culture = new CommaCulture();
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = width;
        ComparisonTable.Write(console, result);
        return string.Join('\n', writer.ToString().Split('\n').Select(l => l.Trim() is "min-cost" ? "min-cost" : l.TrimEnd()));
    }
}
