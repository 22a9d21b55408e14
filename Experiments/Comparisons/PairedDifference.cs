using Judba.Experiments.Records;
using Judba.Experiments.Statistics;
using Judba.Models.Problems;

namespace Judba.Experiments.Comparisons;

/// <summary>A solver beside the baseline, instance by instance, where both found a point.</summary>
/// <param name="Solver">The solver.</param>
/// <param name="Reading">In which reading.</param>
/// <param name="Instances">On how many instances both found a point.</param>
internal sealed record PairedDifference(Participant Solver, Reading Reading, int Instances)
{
    /// <summary>C of the solver less C of the baseline, with half of the 95 % band, in the unit of cost.</summary>
    public required Estimate Cost { get; init; }

    /// <summary>The same, each difference relative to |C| of the baseline. NaN where that is 0 on one of the instances.</summary>
    public required Estimate Relative { get; init; }

    /// <summary>On how many the solver costs less.</summary>
    public required int Cheaper { get; init; }

    /// <summary>On how many both cost the same but for rounding.</summary>
    public required int Equal { get; init; }

    /// <summary>On how many it costs more.</summary>
    public required int Dearer { get; init; }

    /// <summary>Geometric mean of its wall time over that of the baseline.</summary>
    public required double TimeRatio { get; init; }

    /// <summary>The solvers of a comparison beside its baseline, in the order of its table; none without a baseline.</summary>
    public static IEnumerable<PairedDifference> All(ComparisonResult result, Reading reading)
    {
        if (result.Setup.Baseline is not { } baseline)
            return [];
        return result.Setup.Solvers.Where(s => s != baseline).Select(solver => Of(solver, reading,
        [
            .. result.CommonInstances(reading)
                .Select(i => (Own: result.RecordOf(solver, reading, i), Base: result.RecordOf(baseline, reading, i)))
                .Where(p => p.Own.HasPoint && p.Base.HasPoint),
        ]));
    }

    private static PairedDifference Of(Participant solver, Reading reading, List<(SolveRecord Own, SolveRecord Base)> pairs)
    {
        var equal = pairs.Count(p => p.Own.AgreesWith(p.Base.Objective));
        var dearer = pairs.Count(p => p.Own.Objective > p.Base.Objective && !p.Own.AgreesWith(p.Base.Objective));
        return new(solver, reading, pairs.Count)
        {
            Cost = Mean(pairs.ConvertAll(p => p.Own.Objective - p.Base.Objective)),
            Relative = Mean(pairs.ConvertAll(p => p.Base.Objective == 0
                ? double.NaN
                : (p.Own.Objective - p.Base.Objective) / Math.Abs(p.Base.Objective))),
            Cheaper = pairs.Count - equal - dearer,
            Equal = equal,
            Dearer = dearer,
            TimeRatio = pairs.Count == 0 ? double.NaN : Math.Exp(pairs.Average(p => Math.Log(p.Own.Seconds / p.Base.Seconds))),
        };
    }

    private static Estimate Mean(List<double> values) =>
        values.Count == 0 ? new(double.NaN, double.NaN) : Estimate.Of(values);
}
