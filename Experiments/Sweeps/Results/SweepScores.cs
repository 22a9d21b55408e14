using Judba.Experiments.Comparisons;
using Judba.Experiments.Records;
using Judba.Experiments.Sweeps.Planning;
using Judba.Experiments.Sweeps.Storage;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>
/// The records of a store measured as <c>compare</c> measures: against the best bound that any solver proved for the same fleet.
/// </summary>
internal sealed class SweepScores(SweepPlan plan, string store)
{
    private readonly IReadOnlyDictionary<string, Participant> _solvers = StoreAccess.Solvers(store);
    private readonly HashSet<string> _errors = new(StringComparer.Ordinal);

    /// <summary>The sweep.</summary>
    public SweepPlan Plan => plan;

    /// <summary>What solvers did wrong, one sentence each; known once the fleets were gone through.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Whether a solver keeps a bandwidth of its own.</summary>
    public bool KeepsOwnBandwidth(string solver) => _solvers.TryGetValue(solver, out var found) && found.KeepsOwnBandwidth;

    /// <summary>The fleets one after the other, each with its records in the order of readings and solvers.</summary>
    public IEnumerable<IReadOnlyList<ScoredRow>> Fleets()
    {
        foreach (var (point, records) in StoreAccess.Fleets(store, plan))
        {
            var sorted = records.OrderBy(plan.UnitOf).ToList();
            foreach (var record in sorted.Where(r => r.IsFailed))
                _errors.Add($"Solver '{record.Solver.Specification}' failed: {record.Message}");
            yield return Score.Of(sorted, _errors).ConvertAll(score => new ScoredRow(point, score));
        }
    }
}
