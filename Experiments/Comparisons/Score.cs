using System.Globalization;
using Judba.Experiments.Records;

namespace Judba.Experiments.Comparisons;

/// <summary>A record beside the best known bound of its instance.</summary>
/// <param name="Record">The record.</param>
/// <param name="BestBound">The largest bound that any solver proved and that holds for this record; NaN for none.</param>
internal sealed record Score(SolveRecord Record, double BestBound)
{
    /// <summary>
    /// (C − <see cref="BestBound"/>)/|C|: what is held against the gap asked for to call the point optimal. NaN without a point or a bound,
    /// and against a false bound.
    /// </summary>
    public double GapToBest { get; private init; } = double.NaN;

    /// <summary>
    /// <see cref="Statistics.Excess.Relative"/> of the cost over <see cref="BestBound"/>; NaN without a point or a bound, against a false
    /// bound, and where the bound is 0 or of another sign than the cost.
    /// </summary>
    public double Excess { get; private init; } = double.NaN;

    /// <summary>C − <see cref="BestBound"/> in the unit of cost; NaN without a point or a bound, and against a false bound.</summary>
    public double ExcessAbsolute { get; private init; } = double.NaN;

    /// <summary>
    /// The excess that counts in means. Where there is a bound and no point, it is the largest of any solver on the instance in this
    /// reading, and at least <see cref="Statistics.Excess.LeastOfNoPoint"/>.
    /// </summary>
    public double CountedExcess { get; private init; } = double.NaN;

    /// <summary>The same in the unit of cost; without a point the largest of any solver, and at least the size of the bound.</summary>
    public double CountedExcessAbsolute { get; private init; } = double.NaN;

    /// <summary>Whether there is an excess that no ratio to the bound can tell: the bound is 0, or of another sign than the cost.</summary>
    public bool IsAbsoluteAlone => double.IsNaN(CountedExcess) && !double.IsNaN(CountedExcessAbsolute);

    /// <summary>Whether the point is within the gap asked for; null where no bound says so.</summary>
    public bool? IsOptimal(double relativeGap) => Record.HasPoint
        ? double.IsNaN(GapToBest) ? null : GapToBest <= relativeGap
        : double.IsNaN(BestBound) ? null : false;

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
            if (bound > record.Objective && !record.AgreesWith(bound))
            {
                // Against a false bound nothing can be measured.
                scores.Add(new(record, bound));
                errors.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Solver '{prover}' on '{record.Instance}': its lower bound {bound} lies above the cost {record.Objective} "
                    + $"of a point of '{record.Solver.Specification}'."));
                continue;
            }

            var (excess, absolute) = (Statistics.Excess.Relative(record.Objective, bound),
                Statistics.Excess.Absolute(record.Objective, bound));
            scores.Add(new(record, bound)
            {
                GapToBest = record.GapTo(bound),
                Excess = excess,
                ExcessAbsolute = absolute,
                CountedExcess = excess,
                CountedExcessAbsolute = absolute,
            });
        }

        return [.. scores.Select(s => s.Record.HasPoint || double.IsNaN(s.BestBound) ? s : s.WithoutPoint(scores))];
    }

    private Score WithoutPoint(List<Score> instance)
    {
        var others = instance.Where(s => s.Record.Reading == Record.Reading).ToList();
        return this with
        {
            CountedExcess = others.Exists(s => s.IsAbsoluteAlone) || BestBound == 0
                ? double.NaN
                : Largest(others.Select(s => s.Excess), Statistics.Excess.LeastOfNoPoint),
            CountedExcessAbsolute = Largest(others.Select(s => s.ExcessAbsolute), Math.Abs(BestBound)),
        };
    }

    private static double Largest(IEnumerable<double> excesses, double least) =>
        excesses.Where(e => !double.IsNaN(e)).Append(least).Max();
}
