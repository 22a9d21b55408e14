using Judba.Experiments.Records;
using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Sweeps.Planning;
using Judba.Models.Problems;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>The columns of a sweep's tables, the same in CSV, Parquet and the report.</summary>
internal static class SweepColumns
{
    private static readonly IReadOnlyList<Column<TallyRow>> Tallies =
    [
        Columns.Whole<TallyRow>("fleets", r => r.Tally.Fleets),
        Columns.Number<TallyRow>("meanCost", r => r.Tally.Cost.Mean),
        Columns.Number<TallyRow>("costBand", r => r.Tally.Cost.Band),
        Columns.Number<TallyRow>("meanExcess", r => r.Tally.MeanExcess),
        Columns.Number<TallyRow>("worstExcess", r => r.Tally.WorstExcess),
        Columns.Whole<TallyRow>("optimal", r => r.Tally.Optimal < 0 ? null : r.Tally.Optimal),
        Columns.Whole<TallyRow>("feasible", r => r.Tally.Feasible),
        Columns.Whole<TallyRow>("timeLimits", r => r.Tally.TimeLimits),
        Columns.Whole<TallyRow>("failures", r => r.Tally.Failures),
        Columns.Number<TallyRow>("shiftedGeometricMeanSeconds", r => r.Tally.Seconds),
    ];

    private static readonly IReadOnlyList<Column<TallyRow>> Who =
    [
        Columns.Word<TallyRow>("reading", r => r.Reading.ToWord()),
        Columns.Word<TallyRow>("solver", r => r.Solver),
    ];

    /// <summary>Solvers over the whole sweep.</summary>
    public static IReadOnlyList<Column<TallyRow>> OfSummary { get; } = [.. Who, .. Tallies];

    /// <summary>Solvers at each point.</summary>
    public static IReadOnlyList<Column<TallyRow>> OfPoints(SweepDesign design) =>
    [
        .. Who,
        Columns.Whole<TallyRow>("point", r => r.Point!.Index),
        .. design.Fields.Select(f => OfField<TallyRow>(f, r => r.Point!)),
        .. Tallies,
    ];

    /// <summary>Every solve: the unit of work, the fields of its point, the answer.</summary>
    public static IReadOnlyList<Column<ScoredRow>> OfResults(SweepPlan plan) =>
    [
        Columns.Word<ScoredRow>("reading", r => r.Record.Reading.ToWord()),
        Columns.Word<ScoredRow>("solver", r => r.Record.Solver.Specification),
        Columns.Whole<ScoredRow>("point", r => r.Point.Index),
        Columns.Whole<ScoredRow>("instance", r => r.Record.Index % plan.Config.Instances),
        .. plan.Design.Fields.Select(f => OfField<ScoredRow>(f, r => r.Point)),
        Columns.Whole<ScoredRow>("seed", r => r.Record.Seed),
        Columns.Word<ScoredRow>("status", r => r.Record.Status.ToWord()),
        Columns.Number<ScoredRow>("cost", r => r.Record.Objective),
        Columns.Number<ScoredRow>("bound", r => r.Record.Bound),
        Columns.Number<ScoredRow>("gap", r => r.Record.Gap),
        Columns.Number<ScoredRow>("bestBound", r => r.Score.BestBound),
        Columns.Number<ScoredRow>("excess", r => r.Score.Excess),
        Columns.Number<ScoredRow>("excessAbsolute", r => r.Score.ExcessAbsolute),
        Columns.Number<ScoredRow>("completionLatency", r => r.Record.CompletionLatency),
        Columns.Whole<ScoredRow>("uploaders", r => r.Record.UploaderCount),
        Columns.Number<ScoredRow>("seconds", r => r.Record.Seconds),
        Columns.Whole<ScoredRow>("evaluations", r => r.Record.Evaluations),
        Columns.Word<ScoredRow>("message", r => r.Record.Message),
        Columns.Word<ScoredRow>("host", r => r.Record.Stamp.Host),
        Columns.Word<ScoredRow>("finished", r => r.Record.Finished.ToString("O")),
    ];

    // The gap that was asked for is called as in records: the column "gap" is that of the proof.
    private static string Head(SweepField field) => field == SweepField.Gap ? "relativeGap" : field.Name;

    private static Column<TRow> OfField<TRow>(SweepField field, Func<TRow, SweepPoint> point) => field.Quantity switch
    {
        null => Columns.Word<TRow>(Head(field), r => point(r).Law.Name),
        { IsInteger: true } => Columns.Whole<TRow>(Head(field), r => point(r).Number(field) is var n && double.IsNaN(n) ? null : (long)n),
        _ => Columns.Number<TRow>(Head(field), r => point(r).Number(field)),
    };
}
