using System.Diagnostics;
using Judba.Models;

namespace Judba.Solvers;

/// <summary>Runs a solver, times it and believes nothing: the point is re-scored by <see cref="Evaluator"/>.</summary>
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
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(options);
        var start = Stopwatch.GetTimestamp();
        var result = solver.Solve(problem, options, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var evaluation = result.Allocation is { } point ? Evaluator.Evaluate(problem, point) : null;
        if (evaluation is not null && Complaint(solver.Info, problem, options.Reading, result, evaluation) is { } complaint)
            throw new SolverDisagreementException($"Solver '{solver.Info.Name}' on '{problem.Name}': {complaint}.");
        return new(solver.Info, options.Reading, result, evaluation, seconds);
    }

    private static string? Complaint(
        SolverInfo info, Problem problem, Reading reading, SolveResult result, Evaluation evaluation)
    {
        if (evaluation.Violation is { } violation)
            return $"its point is infeasible: {violation}";
        if (!evaluation.AgreesWith(result.Objective))
            return $"it claims cost {result.Objective}, but its point costs {evaluation.Cost}";
        if (result.Bound > evaluation.Cost && !evaluation.AgreesWith(result.Bound))
            return $"its lower bound {result.Bound} lies above the cost {evaluation.Cost} of its own point";
        if (reading == Reading.MinLatency && !info.KeepsOwnBandwidth)
        {
            var least = LatencyNewton.Solve(problem, result.Allocation!.Uploaders);
            if (!(evaluation.CompletionLatency <= least * (1 + Evaluator.AgreementTolerance)))
                return $"its bandwidth ends at {evaluation.CompletionLatency} s, but its uploaders can end at {least} s";
        }

        return null;
    }
}
