using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Sweeps.Planning;
using Judba.Models.Problems;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>
/// Solvers side by side: over the whole sweep and at each point, on the fleets that every solver attempted in that reading.
/// </summary>
internal sealed class SweepSummary
{
    private readonly Dictionary<(Reading Reading, string Solver), SolverTally> _all = [];
    private readonly Dictionary<(int Point, Reading Reading, string Solver), SolverTally> _points = [];
    private readonly Dictionary<(SweepField Field, double Value, Reading Reading, string Solver), SolverTally> _curves = [];
    private readonly Dictionary<Reading, int> _leftOut = [];
    private readonly SweepPlan _plan;

    /// <summary>Goes through all fleets.</summary>
    public SweepSummary(SweepScores scores)
    {
        _plan = scores.Plan;
        foreach (var fleet in scores.Fleets())
        {
            foreach (var reading in fleet.GroupBy(r => r.Record.Reading))
                Add(reading.Key, [.. reading]);
        }
    }

    /// <summary>Fleets of a reading that some solver did not attempt, which therefore do not count.</summary>
    public int LeftOut(Reading reading) => _leftOut.GetValueOrDefault(reading);

    /// <summary>
    /// Fleets, counted in each reading, on which some excess is one that no ratio to its bound can tell: means of excess are without them.
    /// </summary>
    public int AbsoluteAlone { get; private set; }

    /// <summary>What a solver did in a reading; empty for nothing.</summary>
    public SolverTally Of(Reading reading, string solver) => _all.GetValueOrDefault((reading, solver)) ?? new();

    /// <summary>What a solver did in a reading wherever a field has a value; empty for nothing.</summary>
    public SolverTally Along(SweepField field, double value, Reading reading, string solver) =>
        _curves.GetValueOrDefault((field, value, reading, solver)) ?? new();

    /// <summary>The values that a field took, in ascending order.</summary>
    public IEnumerable<double> Values(SweepField field) =>
        _curves.Keys.Where(k => k.Field == field).Select(k => k.Value).Distinct().Order();

    /// <summary>Every solver in every reading over the whole sweep.</summary>
    public IEnumerable<TallyRow> Rows() =>
        from reading in _plan.Readings
        from solver in _plan.Config.Solvers
        select new TallyRow(reading, solver, Of(reading, solver));

    /// <summary>Every solver in every reading at each point, where it did anything.</summary>
    public IEnumerable<TallyRow> PointRows()
    {
        for (var index = 0; index < _plan.Design.Count; index++)
        {
            var point = _plan.Design[index];
            foreach (var reading in _plan.Readings)
            {
                foreach (var solver in _plan.Config.Solvers)
                {
                    if (_points.GetValueOrDefault((index, reading, solver)) is { } tally)
                        yield return new(reading, solver, tally, point);
                }
            }
        }
    }

    private void Add(Reading reading, List<ScoredRow> rows)
    {
        if (rows.Count < _plan.Config.Solvers.Count || rows.Exists(r => !r.Record.IsAttempted))
        {
            _leftOut[reading] = LeftOut(reading) + 1;
            return;
        }

        var hasRatio = !rows.Exists(r => r.Score.IsAbsoluteAlone);
        AbsoluteAlone += hasRatio ? 0 : 1;
        var slowest = rows.Max(r => double.IsNaN(r.Record.Seconds) ? 0 : r.Record.Seconds);
        foreach (var row in rows)
        {
            var solver = row.Record.Solver.Specification;
            Tally(_all, (reading, solver)).Add(row, slowest, hasRatio);
            Tally(_points, (row.Point.Index, reading, solver)).Add(row, slowest, hasRatio);
            foreach (var field in _plan.Design.CurveFields)
                Tally(_curves, (field, row.Point.Number(field), reading, solver)).Add(row, slowest, hasRatio);
        }
    }

    private static SolverTally Tally<TKey>(Dictionary<TKey, SolverTally> tallies, TKey key)
        where TKey : notnull
    {
        if (!tallies.TryGetValue(key, out var tally))
            tallies.Add(key, tally = new());
        return tally;
    }
}
