using Judba.Experiments.Records;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Text;

namespace Judba.Experiments.Comparisons;

/// <summary>
/// Performance profiles of Dolan and Moré: for each solver, the share of instances on which its measure is at most τ times the best of
/// all.
/// </summary>
internal static class PerformanceProfile
{
    private const double Margin = 1.3;

    /// <summary>The panel of times to solve an instance within the gap asked for.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="summaries">Its summaries in the reading: who takes part.</param>
    /// <param name="title">Title.</param>
    public static ChartPanel OfTimes(ComparisonResult result, IReadOnlyList<SolverSummary> summaries, string title)
    {
        var reading = summaries[0].Reading;
        var instances = result.CommonInstances(reading).ToList();
        // +∞ where it did not solve the instance.
        var times = summaries.Select(s => result.TimesToSolve(s.Solver, reading)).ToList();
        var fastest = instances.ToDictionary(i => i, i => times.Min(t => t[i]));
        var ratios = times.Select(own => instances.Select(i => own[i] / fastest[i]).Where(double.IsFinite).Order().ToList()).ToList();
        var last = Margin * ratios.SelectMany(r => r).DefaultIfEmpty(1).Max();
        var axis = new ChartAxis("τ: time over the fastest that solved it", AxisScale.Logarithmic);
        return new(title, axis, new ChartAxis("share of instances solved"),
            [.. summaries.Select((s, k) => Staircase(s.Solver, k, ratios[k], instances.Count, (1, last)))]);
    }

    /// <summary>The panel of excesses: the share of instances with at most that excess over the best known bound.</summary>
    public static ChartPanel OfExcesses(ComparisonResult result, IReadOnlyList<SolverSummary> summaries, string title, double tolerance)
    {
        var reading = summaries[0].Reading;
        var count = result.CommonInstances(reading).Count;
        var exponent = ChartAxis.FloorExponent(tolerance);
        var floor = Math.Pow(10, exponent);
        var all = summaries.Select(s => result.Excesses(s.Solver, reading).Where(double.IsFinite).ToList()).ToList();
        var top = ChartAxis.TopExponent(all.SelectMany(e => e));
        var axis = ChartAxis.FromFloor("excess over the best known bound", exponent, $"≤ {NumberText.Tolerance(tolerance)}", top);
        return new(title, axis, new ChartAxis("share of instances"), [.. summaries.Select((s, k) =>
            Staircase(s.Solver, k, [.. ChartAxis.AtLeast(floor, all[k]).Order()], count, (floor, Math.Pow(10, top))))]);
    }

    private static ChartSeries Staircase(Participant solver, int index, List<double> sorted, int count, (double First, double Last) ends)
    {
        List<double> x = [ends.First], y = [0];
        for (var k = 0; k < sorted.Count; k++)
        {
            x.Add(sorted[k]);
            y.Add((k + 1.0) / count);
        }

        x.Add(ends.Last);
        y.Add((double)sorted.Count / count);
        return new(solver.Label, x, y, SeriesStyle.Of(solver.Name, index, SeriesMark.Steps));
    }
}
