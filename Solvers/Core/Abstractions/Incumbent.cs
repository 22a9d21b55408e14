using Judba.Models.Numerics;
using Judba.Models.Scoring;

namespace Judba.Solvers.Abstractions;

/// <summary>The best set that a solver has found so far, and the result that it becomes.</summary>
/// <remarks>
/// <para>
/// A solver creates one when it starts, offers every set that it comes upon, and ends with <see cref="ToResult"/>. It has a feasible set
/// from the first moment, so the solver can stop at any time. Costs are those of the reading's own bandwidth (<see cref="SetScorer"/>).
/// </para>
/// <para>
/// The problem must be feasible: a solver returns <see cref="SolveResult.Infeasible"/> before it makes an incumbent. An incumbent serves
/// one solve on one thread.
/// </para>
/// </remarks>
public sealed class Incumbent
{
    private readonly SetScorer _scorer;
    private int[] _set;
    private double _magnitude, _magnitudeOf = double.NaN;

    /// <summary>
    /// Starts from the best of everybody, the warm start where there is one, and nobody where
    /// <see cref="Models.Problems.Problem.MinUploaders"/> is 0.
    /// </summary>
    /// <param name="scorer">Scores sets of a feasible problem; the incumbent uses it for itself.</param>
    /// <param name="options">Has the warm start.</param>
    /// <exception cref="ArgumentException">The warm start has another number of devices.</exception>
    public Incumbent(SetScorer scorer, SolveOptions options)
    {
        _scorer = Guard.NotNull(scorer);
        Guard.NotNull(options);
        var problem = scorer.Problem;
        _set = [.. Enumerable.Range(0, problem.DeviceCount)];
        Cost = scorer.Cost(_set);
        if (options.WarmStart is { } start)
        {
            Guard.SameLength(problem.DeviceCount, start.DeviceCount, nameof(options.WarmStart));
            Offer(start.Uploaders);
        }

        Offer([]);
    }

    /// <summary>Cost of the best set, K included.</summary>
    public double Cost { get; private set; }

    /// <summary>
    /// |K| + Σ|g| + Σ p t + A·T of the best set: the scale that the rounding of its cost goes with. Of nobody it is |K| + Σ|min(0, g)| over
    /// all devices, because that cost is compared with bounds of other sets.
    /// </summary>
    internal double Magnitude
    {
        get
        {
            if (_magnitudeOf != Cost)
            {
                var problem = _scorer.Problem;
                double sum = 0, size = 0;
                foreach (var i in _set)
                {
                    sum += problem.UploadCost[i];
                    size += Math.Abs(problem.UploadCost[i]);
                }

                for (var i = 0; _set.Length == 0 && i < problem.DeviceCount; i++)
                    size -= Math.Min(0, problem.UploadCost[i]);

                _magnitude = Math.Abs(problem.Constant) + size + Math.Abs(Cost - problem.Constant - sum);
                _magnitudeOf = Cost;
            }

            return _magnitude;
        }
    }

    /// <summary>The best set: device indices, each once.</summary>
    public ReadOnlySpan<int> Set => _set;

    /// <summary>How many sets have been scored here.</summary>
    public long Evaluations { get; private set; } = 1;

    /// <summary>Scores a set, and keeps a copy of it if it is feasible and better.</summary>
    /// <param name="uploaders">Device indices in any order, each once.</param>
    /// <returns>Its cost, K included; +∞ if it has too few uploaders.</returns>
    public double Offer(ReadOnlySpan<int> uploaders)
    {
        if (uploaders.Length < _scorer.Problem.MinUploaders)
            return double.PositiveInfinity;
        Evaluations++;
        var cost = _scorer.Cost(uploaders);
        Keep(uploaders, cost);
        return cost;
    }

    /// <summary>Keeps a copy of a feasible set of known cost if it is better.</summary>
    /// <param name="uploaders">Device indices in any order, each once; at least as many as must upload.</param>
    /// <param name="cost">What <see cref="SetScorer.Cost"/> says of them.</param>
    public void Keep(ReadOnlySpan<int> uploaders, double cost)
    {
        if (cost < Cost)
            (Cost, _set) = (cost, uploaders.ToArray());
    }

    /// <summary>The answer: the best set with its bandwidth, its cost scored once more on that very point.</summary>
    /// <param name="termination">Why the solver ended.</param>
    /// <param name="bound">A proved lower bound; NaN for none.</param>
    /// <param name="evaluations">How many sets the solver has scored.</param>
    /// <param name="rawStatus">The solver's own words, for people alone.</param>
    /// <param name="statistics">What the solver counted; null for nothing.</param>
    public SolveResult ToResult(
        Termination termination, double bound, long evaluations, string rawStatus, SolveStatistics? statistics = null)
    {
        var point = _scorer.Allocate(_set);
        var cost = Evaluator.Evaluate(_scorer.Problem, point).Cost;
        return new()
        {
            Termination = termination,
            Allocation = point,
            Objective = cost,
            // A bound that is the incumbent's cost itself stays so, whatever the last rounding of that cost.
            Bound = bound == Cost ? cost : bound,
            Evaluations = evaluations,
            Statistics = statistics ?? SolveStatistics.None,
            RawStatus = rawStatus,
        };
    }
}
