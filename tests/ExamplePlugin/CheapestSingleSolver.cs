using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.ExamplePlugin;

/// <summary>The one device that is cheapest alone, with the whole band: C = K + g_i + p_i b_i + A (a_i + b_i).</summary>
public sealed class CheapestSingleSolver : ISolver
{
    /// <inheritdoc/>
    public SolverInfo Info { get; } = new("cheapest-single", "the cheapest device alone", Guarantee.None);

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (!problem.IsFeasible)
            return SolveResult.Infeasible(problem);
        if (problem.MinUploaders > 1)
        {
            return new()
            {
                Termination = Termination.Completed,
                RawStatus = $"one device is too few: minUploaders is {problem.MinUploaders}",
            };
        }

        var best = 0;
        for (var i = 1; i < problem.DeviceCount; i++)
        {
            if (Cost(problem, i) < Cost(problem, best))
                best = i;
        }

        return new()
        {
            Termination = Termination.Completed,
            Allocation = new Allocation(problem.DeviceCount, [best], [1.0]),
            Objective = Cost(problem, best),
            Evaluations = problem.DeviceCount,
        };
    }

    private static double Cost(Problem problem, int device)
    {
        double a = problem.ComputeLatency[device], b = problem.TransmitTime[device];
        return problem.Constant + problem.UploadCost[device] + problem.TransmitEnergyWeight[device] * b + problem.LatencyWeight * (a + b);
    }
}
