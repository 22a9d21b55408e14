using System.Collections.Immutable;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Baselines;

/// <summary>The answer of a benchmark that shares the band equally.</summary>
internal static class EqualShares
{
    public static SolveResult Result(Problem problem, ImmutableArray<int> uploaders, StopSignal stop)
    {
        var point = Allocation.EqualShares(problem.DeviceCount, uploaders);
        return new()
        {
            Termination = stop.Reason(Termination.Completed),
            Allocation = point,
            Objective = Evaluator.Evaluate(problem, point).Cost,
            Evaluations = 1,
            RawStatus = "equal shares of the band",
        };
    }
}
