using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Studies.Figures;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>Schemes along an axis: their costs, and what they cost above another.</summary>
internal static class SchemePanels
{
    /// <summary>Mean costs with their bands.</summary>
    public static ChartPanel Costs(string title, ChartAxis axis, IReadOnlyList<FigurePoint> points, IEnumerable<string> labels) => new(
        title, axis, new ChartAxis("cost"),
        [.. labels.Select(label => new ChartSeries(label, X(points), [.. points.Select(p => p.Cost(label).Mean)], FigureScheme.Style(label))
        {
            Band = [.. points.Select(p => p.Cost(label).Band)],
        })]);

    /// <summary>Mean relative excess over a reference, on a logarithmic axis from a floor up, which stands for everything below.</summary>
    public static ChartPanel Excess(
        string title, ChartAxis axis, IReadOnlyList<FigurePoint> points, IReadOnlyList<string> labels, string reference, int floorExponent)
    {
        var floor = Math.Pow(10, floorExponent);
        var shown = labels.Where(l => !string.Equals(l, reference, StringComparison.Ordinal));
        var top = Math.Max(0, (int)Math.Ceiling(Math.Log10(labels.Max(l => points.Max(p => p.Excess(l, reference).Mean)) + floor)));
        return new(title, axis, ChartAxis.FromFloor($"cost above: {reference}", floorExponent, "≈ 0", top),
            [.. shown.Select(l => new ChartSeries(
            l, X(points), ChartAxis.AtLeast(floor, points.Select(p => p.Excess(l, reference).Mean)), FigureScheme.Style(l)))]);
    }

    /// <summary>A row for each value and scheme.</summary>
    public static IEnumerable<SchemeRow> Rows(IEnumerable<FigurePoint> points) =>
        points.SelectMany(p => p.Costs.Keys.Select(l => new SchemeRow(p, l)));

    /// <summary>The columns of such rows: the cost, and its relative excess over a reference.</summary>
    /// <param name="x">Head of the value on the axis.</param>
    /// <param name="reference">Label of the scheme that the excess is over.</param>
    public static IReadOnlyList<StudyColumn<SchemeRow>> Columns(string x, string reference) =>
    [
        new(x, r => r.Point.Value), new("scheme", r => r.Scheme), new("cost", r => r.Point.Cost(r.Scheme).Mean),
        new("costBand", r => r.Point.Cost(r.Scheme).Band),
        new("excess", r => r.Point.Excess(r.Scheme, reference).Mean), new("excessBand", r => r.Point.Excess(r.Scheme, reference).Band),
        new("worstExcess", r => r.Point.WorstExcess(r.Scheme, reference)),
    ];

    private static double[] X(IEnumerable<FigurePoint> points) => [.. points.Select(p => p.Value)];
}
