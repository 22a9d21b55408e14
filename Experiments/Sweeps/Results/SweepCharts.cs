using Judba.Experiments.Records;
using Judba.Experiments.Reports;
using Judba.Experiments.Reports.Charts;
using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Sweeps.Planning;
using Judba.Experiments.Sweeps.Storage;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>Means along each axis of the grid, whatever the other axes: a table and the data of a chart for each measure.</summary>
internal sealed class SweepCharts(SweepPlan plan, SweepSummary summary)
{
    // From two decades on, equal ratios are what a reader compares.
    private const double LogarithmicFrom = 100;

    /// <summary>
    /// Writes <c>cost-by-FIELD</c>, <c>excess-by-FIELD</c> and <c>seconds-by-FIELD</c>, each <c>.csv</c> and <c>.chart.json</c>; returns
    /// the tables.
    /// </summary>
    public IReadOnlyList<ReportTable> Write(SweepFolder folder)
    {
        // Zeros and what is within the tolerance stand at the floor.
        var exponent = ChartAxis.FloorExponent(plan.Config.Gap);
        var floor = Math.Pow(10, exponent);
        var top = ChartAxis.TopExponent(summary.Rows().Select(r => r.Tally.WorstExcess));
        var excesses = ChartAxis.FromFloor("mean excess over the best known bound", exponent, $"≤ {NumberText.Tolerance(floor)}", top);
        SweepMeasure[] measures =
        [
            new("cost", new("mean cost"), t => t.Cost.Mean) { Band = t => t.Cost.Band },
            new("excess", excesses, t => t.MeanExcess) { Least = floor },
            new("seconds", new("mean time, shifted geometric [s]", AxisScale.Logarithmic), t => t.Seconds),
        ];
        return [.. from field in plan.Design.CurveFields
                   let x = summary.Values(field).ToList()
                   where x.Count > 0
                   from measure in measures
                   select Write(folder, field, x, measure)];
    }

    private ReportTable Write(SweepFolder folder, SweepField field, List<double> x, SweepMeasure measure)
    {
        var name = $"{measure.Name}-by-{field.Name}";
        Column<double>[] columns =
        [
            Columns.Number<double>(field.Name, v => v),
            .. from reading in plan.Readings
               from solver in plan.Config.Solvers
               select Columns.Number<double>($"{solver} {reading.ToWord()}", v => measure.Value(summary.Along(field, v, reading, solver))),
        ];
        AtomicFile.Write(folder.File(name + ".csv"), stream => Csv.Write(stream, columns, x));
        var along = new ChartAxis(
            field.Quantity!.Unit is "1" ? field.Name : $"{field.Name} [{field.Quantity.Unit}]",
            x[0] > 0 && x[^1] / x[0] >= LogarithmicFrom ? AxisScale.Logarithmic : AxisScale.Linear);
        ChartFile.SaveData(folder.Path, name, new Chart($"{measure.Axis.Label} along {field.Name}", [.. plan.Readings.Select(reading =>
            new ChartPanel(reading.ToWord(), along, measure.Axis, [.. plan.Config.Solvers.Select((solver, k) =>
                Series(measure, solver, k, x, x.ConvertAll(v => summary.Along(field, v, reading, solver))))]))]));
        return ReportTable.Of(name, columns, x);
    }

    private static ChartSeries Series(SweepMeasure measure, string solver, int index, List<double> x, List<SolverTally> tallies) =>
        new(solver, x, ChartAxis.AtLeast(measure.Least, tallies.Select(measure.Value)), SeriesStyle.Of(solver.Split(':')[0], index))
        {
            Band = measure.Band is { } band ? tallies.ConvertAll(t => band(t)) : null,
        };
}
