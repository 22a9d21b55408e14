using Judba.Models.Numerics;
using Judba.Models.Scoring;

namespace Judba.Solvers.Abstractions;

/// <summary>The best set found so far. Every solver starts with one, so that it can be stopped at any time.</summary>
internal sealed class Incumbent
{
    private readonly SetScorer _scorer;
    private int[] _set;
    private double _magnitude, _magnitudeOf = double.NaN;

    /// <summary>Starts from the warm start where there is one that is feasible, else from everybody.</summary>
    public Incumbent(SetScorer scorer, SolveOptions options)
    {
        _scorer = scorer;
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

    /// <summary>Cost of the best set.</summary>
    public double Cost { get; private set; }

    /// <summary>
    /// |K| + Σ|g| + Σ p t + A·T of the best set: the scale that the rounding of its cost goes with. Of nobody: |K| + Σ|min(0, g)| over all, as it
    /// is compared with bounds of others.
    /// </summary>
    public double Magnitude
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

    /// <summary>The best set.</summary>
    public ReadOnlySpan<int> Set => _set;

    /// <summary>Sets scored.</summary>
    public long Evaluations { get; private set; } = 1;

    /// <summary>Scores a set and keeps it if it is feasible and better; returns its cost, +∞ if it has too few uploaders.</summary>
    public double Offer(ReadOnlySpan<int> uploaders)
    {
        if (uploaders.Length < _scorer.Problem.MinUploaders)
            return double.PositiveInfinity;
        Evaluations++;
        var cost = _scorer.Cost(uploaders);
        Keep(uploaders, cost);
        return cost;
    }

    /// <summary>Keeps a set of known cost if it is better.</summary>
    public void Keep(ReadOnlySpan<int> uploaders, double cost)
    {
        if (cost < Cost)
            (Cost, _set) = (cost, uploaders.ToArray());
    }

    /// <summary>The answer: the best set with its bandwidth, its cost scored once more on that very point.</summary>
    public SolveResult ToResult(Termination termination, double bound, long evaluations, string rawStatus, SolveStatistics? statistics = null)
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
