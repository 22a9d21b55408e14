using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Sweeps.Planning;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>Solvers side by side: over the whole sweep and at each point, on the fleets that every solver attempted in that reading.</summary>
internal sealed class SweepSummary
{
    private readonly Dictionary<(string Reading, string Solver), SolverTally> _all = [];
    private readonly Dictionary<(int Point, string Reading, string Solver), SolverTally> _points = [];
    private readonly Dictionary<(SweepField Field, double Value, string Reading, string Solver), SolverTally> _curves = [];
    private readonly Dictionary<string, int> _leftOut = new(StringComparer.Ordinal);
    private readonly SweepPlan _plan;

    /// <summary>Goes through all fleets.</summary>
    public SweepSummary(SweepScores scores)
    {
        _plan = scores.Plan;
        foreach (var fleet in scores.Fleets())
        {
            foreach (var reading in fleet.GroupBy(r => r.Row.Reading, StringComparer.Ordinal))
                Add(reading.Key, [.. reading]);
        }
    }

    /// <summary>Fleets of a reading that some solver did not attempt, which therefore do not count.</summary>
    public int LeftOut(string reading) => _leftOut.GetValueOrDefault(reading);

    /// <summary>What a solver did in a reading; empty for nothing.</summary>
    public SolverTally Of(string reading, string solver) => _all.GetValueOrDefault((reading, solver)) ?? new();

    /// <summary>What a solver did at a point; null for nothing.</summary>
    public SolverTally? At(int point, string reading, string solver) => _points.GetValueOrDefault((point, reading, solver));

    /// <summary>What a solver did in a reading wherever a field has a value; empty for nothing.</summary>
    public SolverTally Along(SweepField field, double value, string reading, string solver) => _curves.GetValueOrDefault((field, value, reading, solver)) ?? new();

    /// <summary>The values that a field took, in ascending order.</summary>
    public IEnumerable<double> Values(SweepField field) => _curves.Keys.Where(k => k.Field == field).Select(k => k.Value).Distinct().Order();

    private void Add(string reading, List<ScoredRow> rows)
    {
        if (rows.Count < _plan.Config.Solvers.Count || rows.Exists(r => !r.Row.IsAttempted))
        {
            _leftOut[reading] = LeftOut(reading) + 1;
            return;
        }

        var slowest = rows.Max(r => double.IsNaN(r.Row.Seconds) ? 0 : r.Row.Seconds);
        foreach (var row in rows)
        {
            Tally(_all, (reading, row.Row.Solver)).Add(row, slowest);
            Tally(_points, (row.Row.Point, reading, row.Row.Solver)).Add(row, slowest);
            foreach (var field in _plan.Design.CurveFields)
                Tally(_curves, (field, row.Point.Number(field), reading, row.Row.Solver)).Add(row, slowest);
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
