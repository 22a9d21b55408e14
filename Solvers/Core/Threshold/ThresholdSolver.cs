using Judba.Models.Bandwidth;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Threshold;

/// <summary>
/// Observation 2 of [Yang21] as written: a device whose transmission energy exceeds its fine-tuning energy at w*,
/// p_i (T* − a_i) > q_i, does not upload.
/// </summary>
/// <remarks>
/// The rule is circular, as w* depends on who uploads; ours is elimination from all-upload until nothing changes. At least
/// <see cref="Problem.MinUploaders"/> stay, those with the smallest difference. At α_i = 0 both sides vanish and the device
/// uploads. In <see cref="Reading.MinCost"/> the set is decided with w* and then allocated for least cost. The rule is not
/// optimal: it ignores what a device does to everybody's T and to the edge's training time.
/// </remarks>
public sealed class ThresholdSolver : ISolver
{
    private readonly int _rounds;

    /// <summary>Creates the solver.</summary>
    /// <param name="rounds">Rounds of elimination after which to stop, 1 for the rule applied once; 0: until nothing changes.</param>
    public ThresholdSolver(int rounds = 0) => _rounds = Guard.InRange(rounds, 0, int.MaxValue);

    /// <inheritdoc/>
    public SolverInfo Info { get; } = new("threshold", "Observation 2 as written, by elimination [Yang21]", Guarantee.Feasible);

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        if (!problem.IsFeasible)
            return SolveResult.Infeasible(problem);
        var stop = new StopSignal(options, cancellationToken);
        var m = problem.DeviceCount;
        int[] uploaders = [.. Enumerable.Range(0, m)];
        double[] a = problem.ComputeLatency.ToArray(), b = problem.TransmitTime.ToArray(), excess = new double[m];
        var round = 0;
        while (uploaders.Length > 0 && (_rounds == 0 || round < _rounds) && !stop.IsSet)
        {
            round++;
            var n = uploaders.Length;
            for (var k = 0; k < n; k++)
                (a[k], b[k]) = (problem.ComputeLatency[uploaders[k]], problem.TransmitTime[uploaders[k]]);
            var least = LatencyNewton.Solve(a.AsSpan(0, n), b.AsSpan(0, n));
            for (var k = 0; k < n; k++)
            {
                var i = uploaders[k];
                excess[k] = problem.TransmitEnergyWeight[i] * least.TransmitLatency(a[k]) - problem.TuningSaving[i];
            }

            var stay = Stay(uploaders, excess.AsSpan(0, n), problem.MinUploaders);
            if (stay.Length == n)
                break;
            uploaders = stay;
        }

        var scorer = new SetScorer(problem, options.Reading);
        var point = scorer.Allocate(uploaders);
        return new()
        {
            Termination = stop.Reason(Termination.Completed),
            Allocation = point,
            Objective = Evaluator.Evaluate(problem, point).Cost,
            Evaluations = round,
            Statistics = new() { Rounds = round },
            RawStatus = $"{round} rounds of elimination",
        };
    }

    // Those whose excess is not positive, topped up by the smallest excess.
    private static int[] Stay(int[] uploaders, ReadOnlySpan<double> excess, int minUploaders)
    {
        var keys = excess.ToArray();
        var stay = Array.FindAll(Indices(uploaders.Length), k => keys[k] <= 0);
        if (stay.Length < minUploaders)
        {
            var order = Indices(uploaders.Length);
            Array.Sort(keys, order);
            stay = order[..minUploaders];
            Array.Sort(stay);
        }

        return Array.ConvertAll(stay, k => uploaders[k]);
    }

    private static int[] Indices(int count) => [.. Enumerable.Range(0, count)];
}
