using Judba.Experiments.Records;
using Judba.Experiments.Sweeps.Design;

namespace Judba.Experiments.Sweeps.Storage;

/// <summary>The records of one fleet.</summary>
/// <param name="Point">Its point.</param>
/// <param name="Records">The records, in no order.</param>
internal sealed record SweepFleet(SweepPoint Point, IReadOnlyList<SolveRecord> Records);
