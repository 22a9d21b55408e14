using Judba.Experiments.Records;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Sweeps.Planning;
using Judba.Experiments.Sweeps.Storage;
using Judba.Experiments.Text;
using Judba.Models.Files;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>Means along each axis of the grid, whatever the other axes: a table and the data of a chart for each measure.</summary>
internal sealed class SweepCharts(SweepPlan plan, SweepSummary summary)
{
    // From two decades on, equal ratios are what a reader compares.
    private const double LogarithmicFrom = 100;

    /// <summary>Writes <c>cost-by-FIELD</c>, <c>gap-by-FIELD</c> and <c>seconds-by-FIELD</c>, each <c>.csv</c> and <c>.chart.json</c>.</summary>
    public void Write(SweepFolder folder)
    {
        // Zeros and what is within the tolerance stand at the floor.
        var floor = (int)Math.Floor(Math.Log10(Math.Max(plan.Config.Gap, 1e-12)));
        foreach (var field in plan.Design.CurveFields)
        {
            Write(folder, $"cost-by-{field.Name}", field, new("mean cost"), t => t.Cost.Mean, t => t.Cost.Band);
            Write(
                folder, $"gap-by-{field.Name}", field, ChartAxis.FromFloor("mean gap to the best known bound", floor, $"≤ {NumberText.Tolerance(Math.Pow(10, floor))}", 0),
                t => t.MeanGap, band: null, Math.Pow(10, floor));
            Write(folder, $"seconds-by-{field.Name}", field, new("mean time, shifted geometric [s]", AxisScale.Logarithmic), t => t.Seconds, band: null);
        }
    }

    private void Write(
        SweepFolder folder, string name, SweepField field, ChartAxis axis, Func<SolverTally, double> value, Func<SolverTally, double>? band, double least = double.NegativeInfinity)
    {
        List<double> x = [.. summary.Values(field)];
        if (x.Count == 0)
            return;
        List<(string Reading, string Solver)> curves = [.. plan.Config.Readings.SelectMany(r => plan.Config.Solvers.Select(s => (r, s)))];
        AtomicFile.Write(folder.File(name + ".csv"), stream => Csv.Write(
            stream,
            [field.Name, .. curves.Select(c => $"{c.Solver} {c.Reading}")],
            x.Select(v => (IEnumerable<object?>)[v, .. curves.Select(c => (object)value(summary.Along(field, v, c.Reading, c.Solver)))])));
        var along = new ChartAxis(
            field.Quantity!.Unit is "1" ? field.Name : $"{field.Name} [{field.Quantity.Unit}]",
            x[0] > 0 && x[^1] / x[0] >= LogarithmicFrom ? AxisScale.Logarithmic : AxisScale.Linear);
        ChartFile.SaveData(folder.Path, name, new Chart($"{axis.Label} along {field.Name}", [.. plan.Config.Readings.Select(reading =>
            new ChartPanel(reading, along, axis, [.. plan.Config.Solvers.Select((solver, k) => Series(field, x, reading, solver, k, value, band, least))]))]));
    }

    private ChartSeries Series(
        SweepField field, List<double> x, string reading, string solver, int index, Func<SolverTally, double> value, Func<SolverTally, double>? band, double least)
    {
        var tallies = x.ConvertAll(v => summary.Along(field, v, reading, solver));
        return new(solver, x, ChartAxis.AtLeast(least, tallies.Select(value)), SeriesStyle.Of(solver.Split(':')[0], index))
        {
            Band = band is null ? null : tallies.ConvertAll(t => band(t)),
        };
    }
}
