using Judba.Experiments.Records;
using Judba.Experiments.Statistics;
using Judba.Models.Problems;

namespace Judba.Experiments.Comparisons;

/// <summary>The records of a comparison, measured against the best known bounds.</summary>
internal sealed class ComparisonResult
{
    private readonly Dictionary<(Participant, Reading, int), Score> _byTask = [];
    private readonly Dictionary<Reading, IReadOnlyList<int>> _common;

    /// <summary>Measures the records.</summary>
    public ComparisonResult(ComparisonSetup setup, IReadOnlyList<SolveRecord> records)
    {
        Setup = setup;
        Records = records;
        var errors = Complaints(records).ToList();
        Scores = [.. records.GroupBy(r => r.Index).SelectMany(instance => Score.Of([.. instance], errors))];
        Errors = errors;
        foreach (var score in Scores)
            _byTask.TryAdd((score.Record.Solver, score.Record.Reading, score.Record.Index), score);
        _common = setup.Readings.ToDictionary(r => r, r => (IReadOnlyList<int>)[.. _byTask.Keys.Where(k => k.Item2 == r)
            .GroupBy(k => k.Item3).Where(g => g.Count() == setup.Solvers.Count).Select(g => g.Key).Order()]);
    }

    /// <summary>What the comparison is about.</summary>
    public ComparisonSetup Setup { get; }

    /// <summary>All records, in order.</summary>
    public IReadOnlyList<SolveRecord> Records { get; }

    /// <summary>The records, each beside its bound.</summary>
    public IReadOnlyList<Score> Scores { get; }

    /// <summary>What solvers did wrong, one sentence each.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Whether solves are missing: the comparison was stopped before its end.</summary>
    public bool IsInterrupted => Records.Count < Setup.SolveCount;

    /// <summary>
    /// Whether some excess of a reading is one that no ratio to its bound can tell: see <see cref="Score.IsAbsoluteAlone"/>.
    /// </summary>
    public bool HasAbsoluteExcess(Reading reading) => Scores.Any(s => s.Record.Reading == reading && s.IsAbsoluteAlone);

    /// <summary>The rows of one reading's table, in the order of the setup.</summary>
    public IEnumerable<SolverSummary> Summaries(Reading reading)
    {
        var instances = CommonInstances(reading);
        var solved = SolvedByAll(reading);
        foreach (var solver in Setup.Solvers)
        {
            var scores = instances.Select(i => _byTask[(solver, reading, i)]).ToList();
            var records = scores.ConvertAll(s => s.Record);
            var points = solved.Select(i => _byTask[(solver, reading, i)].Record).Where(r => r.HasPoint).ToList();
            var excesses = Excesses(solver, reading).Where(e => !double.IsNaN(e)).ToList();
            var verdicts = scores.Select(s => s.IsOptimal(Setup.RelativeGap)).OfType<bool>().ToList();
            var failures = records.Count(r => r.IsFailed);
            yield return new(solver, reading, instances.Count)
            {
                Feasible = records.Count(r => r.HasPoint),
                Optimal = verdicts.Count == 0 ? -1 : verdicts.Count(v => v),
                Timeouts = records.Count(r => r.Status is SolveStatus.TimeLimit),
                Failures = failures,
                MeanExcess = Mean(excesses),
                WorstExcess = excesses.Count == 0 ? double.NaN : excesses.Max(),
                MeanExcessAbsolute = Mean([.. scores.Select(s => s.CountedExcessAbsolute).Where(e => !double.IsNaN(e))]),
                MeanCost = Mean(points.ConvertAll(r => r.Objective)),
                MeanEnergy = Mean(points.ConvertAll(r => r.Energy)),
                MeanLatency = Mean(points.ConvertAll(r => r.CompletionLatency)),
                MedianSeconds = FairAggregates.Median(records.Select(r => r.Seconds).Where(s => !double.IsNaN(s))),
                MeanSeconds = failures == instances.Count
                    ? double.NaN
                    : FairAggregates.ShiftedGeometricMean([.. records.Select(CountedSeconds)], FairAggregates.ShiftSeconds),
            };
        }
    }

    /// <summary>The instances that every solver attempted in a reading: an interrupted comparison may end between two solvers.</summary>
    public IReadOnlyList<int> CommonInstances(Reading reading) => _common[reading];

    /// <summary>
    /// Those of <see cref="CommonInstances"/> on which every solver found a point. A solver that found none at all takes none away.
    /// </summary>
    public IReadOnlyList<int> SolvedByAll(Reading reading)
    {
        var able = Setup.Solvers.Where(s => CommonInstances(reading).Any(i => _byTask[(s, reading, i)].Record.HasPoint)).ToList();
        return [.. CommonInstances(reading).Where(i => able.TrueForAll(s => _byTask[(s, reading, i)].Record.HasPoint))];
    }

    /// <summary>The record of a solver on one of <see cref="CommonInstances"/>.</summary>
    public SolveRecord RecordOf(Participant solver, Reading reading, int index) => _byTask[(solver, reading, index)].Record;

    /// <summary>
    /// What counts as the excess of a solver on <see cref="CommonInstances"/>. NaN where nobody proved a bound, and for every solver where
    /// one of them has an excess that no ratio to its bound can tell: all means are then over the same instances.
    /// </summary>
    public IEnumerable<double> Excesses(Participant solver, Reading reading) => CommonInstances(reading).Select(
        i => Setup.Solvers.Any(s => _byTask[(s, reading, i)].IsAbsoluteAlone)
            ? double.NaN
            : _byTask[(solver, reading, i)].CountedExcess);

    /// <summary>
    /// Wall times of a solver by the numbers of <see cref="CommonInstances"/>; +∞ where it did not end within the gap asked for.
    /// </summary>
    public IReadOnlyDictionary<int, double> TimesToSolve(Participant solver, Reading reading) => CommonInstances(reading).ToDictionary(
        i => i,
        i => _byTask[(solver, reading, i)] is { } s && s.IsOptimal(Setup.RelativeGap) is true
            ? s.Record.Seconds
            : double.PositiveInfinity);

    private static double Mean(List<double> values) => values.Count == 0 ? double.NaN : values.Average();

    // A solve without a point is not cheap because it gave up early: it counts as the limit, or as the slowest of all where there is none.
    private double CountedSeconds(SolveRecord record)
    {
        var seconds = Measured(record);
        if (record.HasPoint)
            return seconds;
        var all = Setup.Solvers.Select(s => Measured(_byTask[(s, record.Reading, record.Index)].Record));
        return Math.Max(seconds, Setup.TimeLimit?.TotalSeconds ?? all.Max());
    }

    private static double Measured(SolveRecord record) => double.IsNaN(record.Seconds) ? 0 : record.Seconds;

    // What goes wrong in the same way on several instances is told once; so is what a solver reports itself, whose time was measured.
    private static IEnumerable<string> Complaints(IReadOnlyList<SolveRecord> records) =>
        records.Where(r => r.IsFailed).GroupBy(r => (r.Solver.Specification, Message: r.Message.TrimEnd('.'))).Select(alike =>
        {
            var instances = alike.Select(r => r.Instance).Distinct(StringComparer.Ordinal).ToList();
            var where = instances is [var only] && alike.All(r => double.IsNaN(r.Seconds)) ? $" on '{only}'" : "";
            return $"Solver '{alike.Key.Specification}'{where} failed: {alike.Key.Message}.";
        });
}
