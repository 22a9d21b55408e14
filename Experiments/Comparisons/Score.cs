using System.Globalization;
using Judba.Experiments.Records;
using Judba.Experiments.Statistics;

namespace Judba.Experiments.Comparisons;

/// <summary>A record beside the best known bound of its instance.</summary>
/// <param name="Record">The record.</param>
/// <param name="BestBound">The largest bound that any solver proved and that holds for this record; NaN for none.</param>
/// <param name="Gap">Relative gap of the cost to it; NaN without a point or a bound, and against a false bound.</param>
internal sealed record Score(SolveRecord Record, double BestBound, double Gap)
{
    /// <summary>The gap that counts in means: <see cref="FairAggregates.GapOfNoPoint"/> where there is a bound and no point.</summary>
    public double CountedGap => Record.HasPoint || double.IsNaN(BestBound) ? Gap : FairAggregates.GapOfNoPoint;

    /// <summary>Measures the records of one instance against each other.</summary>
    /// <param name="instance">All records of the instance, in both readings.</param>
    /// <param name="errors">Takes a sentence for each bound that the cost of a point refutes.</param>
    public static List<Score> Of(IReadOnlyCollection<SolveRecord> instance, ICollection<string> errors)
    {
        var bounds = new BestBounds();
        foreach (var record in instance)
            bounds.Add(record.Reading, record.Bound, record.Solver.Specification);
        var scores = new List<Score>(instance.Count);
        foreach (var record in instance)
        {
            var (bound, prover) = bounds.For(record.Reading, record.Solver.KeepsOwnBandwidth);
            var gap = record.GapTo(bound);
            if (bound > record.Objective && !record.AgreesWith(bound))
            {
                // Against a false bound nothing can be measured.
                gap = double.NaN;
                errors.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Solver '{prover}' on '{record.Instance}': its lower bound {bound} lies above the cost {record.Objective} "
                    + $"of a point of '{record.Solver.Specification}'."));
            }

            scores.Add(new(record, bound, gap));
        }

        return scores;
    }
}
