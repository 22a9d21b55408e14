using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scoring;

namespace Judba.Solvers.Abstractions;

/// <summary>A solver's answer: why it stopped, and separately what the point is.</summary>
public sealed record SolveResult
{
    /// <summary>Why the solve stopped.</summary>
    public required Termination Termination { get; init; }

    /// <summary>The point, or null for none.</summary>
    public Allocation? Allocation { get; init; }

    /// <summary>
    /// Claimed cost of the point, K included; NaN for no point, or where the solver leaves it to whoever scores the point.
    /// </summary>
    public double Objective { get; init; } = double.NaN;

    /// <summary>Proved lower bound on the cost of every feasible point of the reading; NaN for none.</summary>
    public double Bound { get; init; } = double.NaN;

    /// <summary>Candidate sets that the solver dealt with.</summary>
    public long Evaluations { get; init; }

    /// <summary>What the solver counted, for programs to read.</summary>
    public SolveStatistics Statistics { get; init; } = SolveStatistics.None;

    /// <summary>The solver's own words, for people. No program reads them; its numbers are in <see cref="Statistics"/>.</summary>
    public string RawStatus { get; init; } = "";

    /// <summary>What the point is.</summary>
    public PointStatus Point => Allocation is null ? PointStatus.None : PointStatus.Feasible;

    /// <summary>(objective − bound)/|objective|, 0 where both are equal; NaN where one of them is unset.</summary>
    public double Gap => RelativeGap(Objective, Bound);

    /// <summary>(objective − bound)/|objective|, 0 where both are equal, +∞ where only the objective is 0.</summary>
    public static double RelativeGap(double objective, double bound) =>
        objective == bound ? 0 : (objective - bound) / Math.Abs(objective);

    /// <summary>The same answer with the cost of its point, where the solver left it out.</summary>
    /// <param name="problem">The problem that was solved.</param>
    /// <exception cref="ArgumentException">The point has another number of devices than the problem.</exception>
    public SolveResult WithObjective(Problem problem)
    {
        Guard.NotNull(problem);
        return double.IsNaN(Objective) && Allocation is { } point
            ? this with { Objective = Evaluator.Evaluate(problem, point).Cost }
            : this;
    }

    /// <summary>The answer to a problem with more <c>minUploaders</c> than devices.</summary>
    public static SolveResult Infeasible(Problem problem)
    {
        Guard.NotNull(problem);
        return new()
        {
            Termination = Termination.Infeasible,
            RawStatus = $"minUploaders is {problem.MinUploaders}, above the number of devices ({problem.DeviceCount})",
        };
    }
}
