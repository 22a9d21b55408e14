using Judba.Experiments.Records;
using Judba.Experiments.Running;
using Judba.Experiments.Statistics;
using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Experiments.Comparisons;

/// <summary>The trials of a comparison, measured against the best known bounds.</summary>
internal sealed class ComparisonResult
{
    private readonly ComparisonPlan _plan;
    private readonly Dictionary<(Contender, Reading, int), Score> _byTrial;

    /// <summary>Measures the trials.</summary>
    public ComparisonResult(ComparisonPlan plan, IReadOnlyList<Trial> trials, bool isInterrupted)
    {
        _plan = plan;
        Trials = trials;
        IsInterrupted = isInterrupted;
        var errors = trials.Select(Complaint).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var scores = new List<Score>(trials.Count);
        foreach (var instance in trials.GroupBy(t => t.Index))
        {
            var bounds = new BestBounds();
            foreach (var trial in instance)
            {
                if (trial.Verdict is { } verdict)
                    bounds.Add(trial.Reading, verdict.Result.Bound, trial.Contender.Specification);
            }

            foreach (var trial in instance)
            {
                if (trial.Verdict is not { } verdict)
                    continue;
                var best = bounds.For(trial.Reading, verdict.Solver.KeepsOwnBandwidth);
                var gap = SolveRecord.Gap(verdict.Cost, best.Value);
                if (verdict.Evaluation is { } score && best.Value > score.Cost && !score.AgreesWith(best.Value))
                {
                    // Against a false bound nothing can be measured.
                    gap = double.NaN;
                    errors.Add($"Solver '{best.Prover}' on '{trial.Instance}': its lower bound {best.Value} lies above "
                        + $"the cost {score.Cost} of a point of '{trial.Contender.Specification}'.");
                }

                if (verdict.Evaluation is null && !double.IsNaN(best.Value))
                    gap = FairAggregates.GapOfNoPoint;
                scores.Add(new(trial.Index, trial.Instance, trial.Contender, trial.Reading, verdict, gap));
            }
        }

        Scores = scores;
        _byTrial = scores.ToDictionary(s => (s.Contender, s.Reading, s.Index));
        Errors = errors;
    }

    /// <summary>All trials, in order.</summary>
    public IReadOnlyList<Trial> Trials { get; }

    /// <summary>Every trial that ended with a verdict.</summary>
    public IReadOnlyList<Score> Scores { get; }

    /// <summary>What solvers did wrong, one sentence each.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Whether the comparison was stopped before its end.</summary>
    public bool IsInterrupted { get; }

    /// <summary>The rows of one reading's table, in the order of the plan.</summary>
    public IEnumerable<SolverSummary> Summaries(Reading reading)
    {
        var instances = CommonInstances(reading).ToHashSet();
        foreach (var contender in _plan.Contenders)
        {
            var scores = Scores.Where(s => s.Reading == reading && s.Contender == contender && instances.Contains(s.Index)).ToList();
            var gaps = Gaps(contender, reading).Where(g => !double.IsNaN(g)).ToList();
            yield return new(contender, reading, instances.Count)
            {
                Feasible = scores.Count(s => s.HasPoint),
                Optimal = gaps.Count == 0 ? -1 : gaps.Count(g => g <= _plan.Options.RelativeGap),
                Timeouts = scores.Count(s => s.Verdict.Result.Termination == Termination.TimeLimit),
                MeanGap = gaps.Count == 0 ? double.NaN : gaps.Average(),
                WorstGap = gaps.Count == 0 ? double.NaN : gaps.Max(),
                MedianSeconds = Median([.. scores.Select(s => s.Verdict.Seconds)]),
                MeanSeconds = FairAggregates.ShiftedGeometricMean([.. instances.Select(i => CountedSeconds(contender, reading, i))], FairAggregates.ShiftSeconds),
            };
        }
    }

    /// <summary>The instances that every solver attempted in a reading: an interrupted comparison may end between two solvers.</summary>
    public IReadOnlyList<int> CommonInstances(Reading reading) =>
        [.. Trials.Where(t => t.Reading == reading).GroupBy(t => t.Index).Where(g => g.Count() == _plan.Contenders.Count).Select(g => g.Key)];

    /// <summary>Gaps of a solver on <see cref="CommonInstances"/>; all of the cost where it found no point, NaN where nobody proved a bound.</summary>
    public IEnumerable<double> Gaps(Contender contender, Reading reading) => CommonInstances(reading).Select(i =>
        Find(contender, reading, i)?.Gap ?? (Scores.Any(s => s.Index == i && s.Reading == reading && !double.IsNaN(s.Gap)) ? FairAggregates.GapOfNoPoint : double.NaN));

    /// <summary>Wall times of a solver on <see cref="CommonInstances"/> by their numbers; +∞ where it did not end within the gap asked for.</summary>
    public IReadOnlyDictionary<int, double> TimesToSolve(Contender contender, Reading reading) => CommonInstances(reading).ToDictionary(
        i => i, i => Find(contender, reading, i) is { } s && s.Gap <= _plan.Options.RelativeGap ? s.Verdict.Seconds : double.PositiveInfinity);

    private Score? Find(Contender contender, Reading reading, int index) =>
        _byTrial.GetValueOrDefault((contender, reading, index));

    // A solve without a point is not cheap because it gave up early: it counts as the limit, or as the slowest of all where there is none.
    private double CountedSeconds(Contender contender, Reading reading, int index)
    {
        var score = Find(contender, reading, index);
        var seconds = score?.Verdict.Seconds ?? 0;
        if (score is { HasPoint: true })
            return seconds;
        var slowest = _plan.Contenders.Max(c => Find(c, reading, index)?.Verdict.Seconds ?? 0);
        return Math.Max(seconds, _plan.Options.TimeLimit?.TotalSeconds ?? slowest);
    }

    /// <summary>The median; NaN of nothing.</summary>
    public static double Median(double[] values)
    {
        if (values.Length == 0)
            return double.NaN;
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    // A failure that the solver reports itself is one too; the same reason on many instances is told once.
    private static string? Complaint(Trial trial) =>
        trial.Error ?? (trial.Verdict?.Result is { Termination: Termination.NumericalError or Termination.Error } result
            ? $"Solver '{trial.Contender.Specification}' failed: {result.RawStatus}."
            : null);
}
