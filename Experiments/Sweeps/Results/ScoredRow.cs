using Judba.Experiments.Comparisons;
using Judba.Experiments.Records;
using Judba.Experiments.Sweeps.Design;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>A record of a sweep beside the best known bound of its fleet.</summary>
/// <param name="Point">Its point.</param>
/// <param name="Score">The record, measured.</param>
internal sealed record ScoredRow(SweepPoint Point, Score Score)
{
    /// <summary>The record.</summary>
    public SolveRecord Record => Score.Record;
}
