using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Exhaustive;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>The optimum of a small problem by exhaustive search: what conditions and traits compare with.</summary>
public static class ExhaustiveOptimum
{
    private static readonly ExhaustiveSolver Reference = new();

    /// <summary>An optimal point of a problem.</summary>
    /// <param name="problem">A problem of few devices; it has a feasible point.</param>
    /// <param name="reading">The reading.</param>
    public static Allocation PointOf(Problem problem, Reading reading) =>
        Reference.Solve(problem, new() { Reading = reading, Threads = 1 }).Allocation!;

    /// <summary>The score of an optimal point.</summary>
    /// <param name="problem">A problem of few devices; it has a feasible point.</param>
    /// <param name="reading">The reading.</param>
    public static Evaluation ScoreOf(Problem problem, Reading reading) => Evaluator.Evaluate(problem, PointOf(problem, reading));
}
