using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Studies.Figures;

namespace Judba.Experiments.Studies.Beyond;

/// <summary>Schemes along an axis: their costs, and what they cost above another.</summary>
internal static class SchemePanels
{
    /// <summary>Mean costs with their bands.</summary>
    public static ChartPanel Costs(string title, ChartAxis axis, IReadOnlyList<FigurePoint> points, IEnumerable<string> labels) => new(
        title, axis, new ChartAxis("cost"), [.. labels.Select(label => new ChartSeries(label, X(points), [.. points.Select(p => p.Cost(label).Mean)], FigureReport.Style(label))
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
        return new(title, axis, ChartAxis.FromFloor($"cost above: {reference}", floorExponent, "≈ 0", top), [.. shown.Select(l => new ChartSeries(
            l, X(points), ChartAxis.AtLeast(floor, points.Select(p => p.Excess(l, reference).Mean)), FigureReport.Style(l)))]);
    }

    /// <summary>Heads of <see cref="Rows"/>.</summary>
    public static IReadOnlyList<string> Heads(string x) => [x, "scheme", "cost", "costBand", "excess", "excessBand", "worstExcess"];

    /// <summary>A line for each value and scheme.</summary>
    public static IReadOnlyList<IReadOnlyList<object?>> Rows(IEnumerable<FigurePoint> points, string reference) => [.. points.SelectMany(p => p.Costs.Keys.Select(l => (object?[])
    [
        p.Value, l, p.Cost(l).Mean, p.Cost(l).Band, p.Excess(l, reference).Mean, p.Excess(l, reference).Band, p.WorstExcess(l, reference),
    ]))];

    private static double[] X(IEnumerable<FigurePoint> points) => [.. points.Select(p => p.Value)];
}
