using System.Diagnostics;
using System.Globalization;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Registry;

/// <summary>
/// Runs a solver, times it and believes nothing: the point is re-scored by <see cref="Evaluator"/>. A cost that the solver left out is
/// filled in.
/// </summary>
public static class Referee
{
    /// <summary>Runs <paramref name="solver"/> and re-scores its answer.</summary>
    /// <exception cref="SolverDisagreementException">
    /// The point is infeasible, its cost is not the claimed one, its bound is above its own cost, or, in
    /// <see cref="Reading.MinLatency"/>, its bandwidth is not w*(S).
    /// </exception>
    public static Verdict Run(
        ISolver solver, Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(solver);
        Guard.NotNull(options);
        var start = Stopwatch.GetTimestamp();
        var result = solver.Solve(problem, options, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        // Equal shares are no point of min-latency: they are held to the other reading, which takes any shares.
        var reading = solver.Info.KeepsOwnBandwidth ? Reading.MinCost : options.Reading;
        result = result.WithObjective(problem);
        var evaluation = result.Allocation is { } point ? Evaluator.Evaluate(problem, reading, point) : null;
        if (evaluation is not null && Complaint(result, evaluation) is { } complaint)
            throw new SolverDisagreementException($"Solver '{solver.Info.Name}' on '{problem.Name}': {complaint}.");
        return new(solver.Info, options.Reading, result, evaluation, seconds);
    }

    private static string? Complaint(SolveResult result, Evaluation evaluation)
    {
        if (evaluation.Violation is { } violation)
            return $"its point is infeasible: {violation}";
        if (!evaluation.AgreesWith(result.Objective))
            return string.Create(CultureInfo.InvariantCulture, $"it claims cost {result.Objective}, but its point costs {evaluation.Cost}");
        if (result.Bound > evaluation.Cost && !evaluation.AgreesWith(result.Bound))
            return string.Create(
                CultureInfo.InvariantCulture, $"its lower bound {result.Bound} lies above the cost {evaluation.Cost} of its own point");
        return null;
    }
}
