using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Sweeps.Storage;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>A recorded solve beside the best known bound of its fleet.</summary>
/// <param name="Row">What is recorded.</param>
/// <param name="Point">Its point.</param>
/// <param name="BestBound">The largest bound that any solver of the sweep proved for this fleet; NaN for none.</param>
/// <param name="Gap">Relative gap of the cost to it; NaN without a point or a bound, and against a false bound.</param>
internal sealed record ScoredRow(SweepRow Row, SweepPoint Point, double BestBound, double Gap);
