using Judba.Experiments.Comparisons;
using Judba.Experiments.Records;
using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Sweeps.Planning;
using Judba.Experiments.Sweeps.Storage;
using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>The rows of a store measured as <c>compare</c> measures: against the best bound that any solver proved for the same fleet.</summary>
internal sealed class SweepScores(SweepPlan plan, string store)
{
    private readonly HashSet<string> _ownBandwidth = StoreAccess.OwnBandwidth(store);
    private readonly HashSet<string> _errors = new(StringComparer.Ordinal);

    /// <summary>The sweep.</summary>
    public SweepPlan Plan => plan;

    /// <summary>What solvers did wrong, one sentence each; known once the fleets were gone through.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Whether a solver keeps a bandwidth of its own.</summary>
    public bool KeepsOwnBandwidth(string solver) => _ownBandwidth.Contains(solver);

    /// <summary>The fleets one after the other, each with its rows in the order of readings and solvers.</summary>
    public IEnumerable<IReadOnlyList<ScoredRow>> Fleets()
    {
        SweepPoint? point = null;
        foreach (var fleet in StoreAccess.Fleets(store, plan))
        {
            if (point?.Index != fleet[0].Point)
                point = plan.Design[fleet[0].Point];
            yield return Score(point, fleet);
        }
    }

    private List<ScoredRow> Score(SweepPoint point, IReadOnlyList<SweepRow> fleet)
    {
        var bounds = new BestBounds();
        foreach (var row in fleet)
            bounds.Add(ReadingWords.Parse(row.Reading), row.Bound, row.Solver);
        var scored = new List<ScoredRow>(fleet.Count);
        foreach (var row in fleet.OrderBy(r => plan.Unit(r.Point, r.Instance, r.Solver, r.Reading)))
        {
            if (row.IsFailed)
                _errors.Add($"Solver '{row.Solver}' failed: {row.Message}");
            var (bound, prover) = bounds.For(ReadingWords.Parse(row.Reading), KeepsOwnBandwidth(row.Solver));
            var gap = SolveRecord.Gap(row.Cost, bound);
            if (bound > row.Cost && !new Evaluation(row.Cost, row.CompletionLatency, 1, row.Magnitude, null).AgreesWith(bound))
            {
                // Against a false bound nothing can be measured.
                gap = double.NaN;
                _errors.Add($"Solver '{prover}': its lower bound {bound} for point {row.Point}, instance {row.Instance} lies above the cost {row.Cost} of '{row.Solver}'.");
            }

            scored.Add(new(row, point, bound, gap));
        }

        return scored;
    }
}
