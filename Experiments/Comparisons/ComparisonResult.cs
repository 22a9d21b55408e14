using Judba.Experiments.Records;
using Judba.Solvers;

namespace Judba.Experiments.Comparisons;

/// <summary>The trials of a comparison, measured against the best known bounds.</summary>
internal sealed class ComparisonResult
{
    private readonly ComparisonPlan _plan;

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

                scores.Add(new(trial.Contender, trial.Reading, verdict, gap));
            }
        }

        Scores = scores;
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
        foreach (var contender in _plan.Contenders)
        {
            var tried = Trials.Count(t => t.Reading == reading && t.Contender == contender);
            var scores = Scores.Where(s => s.Reading == reading && s.Contender == contender).ToList();
            var gaps = scores.Select(s => s.Gap).Where(g => !double.IsNaN(g)).ToList();
            yield return new(
                contender, reading, tried, scores.Count(s => s.HasPoint),
                gaps.Count == 0 ? -1 : gaps.Count(g => g <= _plan.Options.RelativeGap),
                gaps.Count == 0 ? double.NaN : gaps.Average(),
                gaps.Count == 0 ? double.NaN : gaps.Max(),
                Median([.. scores.Select(s => s.Verdict.Seconds)]));
        }
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
        trial.Error ?? (trial.Verdict?.Result is { Termination: Termination.NumericalError } result
            ? $"Solver '{trial.Contender.Specification}' failed: {result.RawStatus}."
            : null);
}
