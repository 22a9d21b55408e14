using Judba.Experiments.Sweeps.Design;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>A column of the exported results, the same in CSV and Parquet.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Type"><c>long</c>, <c>double</c> or <c>string</c>.</param>
/// <param name="Value">Its cell; null for none.</param>
internal sealed record SweepColumn(string Name, Type Type, Func<ScoredRow, object?> Value)
{
    /// <summary>The columns of a sweep: the unit of work, the fields of its point, the answer.</summary>
    public static IReadOnlyList<SweepColumn> All(SweepDesign design) =>
    [
        Word("reading", r => r.Row.Reading),
        Word("solver", r => r.Row.Solver),
        Whole("point", r => r.Row.Point),
        Whole("instance", r => r.Row.Instance),
        .. design.Fields.Select(OfField),
        Whole("seed", r => r.Row.Seed),
        Word("status", r => r.Row.Status),
        Number("cost", r => r.Row.Cost),
        Number("bound", r => r.Row.Bound),
        Number("bestBound", r => r.BestBound),
        Number("gapToBestBound", r => r.Gap),
        Number("completionLatency", r => r.Row.CompletionLatency),
        new("uploaders", typeof(long), r => r.Row.Uploaders < 0 ? null : (long)r.Row.Uploaders),
        Number("seconds", r => r.Row.Seconds),
        Whole("evaluations", r => r.Row.Evaluations),
        Word("message", r => r.Row.Message),
        Word("host", r => r.Row.Host),
        Word("finished", r => r.Row.Finished),
    ];

    /// <summary>A field of the point.</summary>
    public static SweepColumn OfField(SweepField field) => field.Quantity switch
    {
        null => Word(field.Name, r => r.Point.Law.Name),
        { IsInteger: true } => new(field.Name, typeof(long), r => r.Point.Number(field) is var n && double.IsNaN(n) ? null : (long)n),
        _ => Number(field.Name, r => r.Point.Number(field)),
    };

    private static SweepColumn Whole(string name, Func<ScoredRow, long> value) => new(name, typeof(long), r => value(r));

    private static SweepColumn Word(string name, Func<ScoredRow, string> value) => new(name, typeof(string), value);

    private static SweepColumn Number(string name, Func<ScoredRow, double> value) =>
        new(name, typeof(double), r => value(r) is var n && double.IsFinite(n) ? n : null);
}
