using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Greedy;

/// <summary>
/// Local search over sets: the best improving add or drop, else the best improving swap, until none helps, from several starts.
/// </summary>
/// <remarks>
/// Every move has a lower bound that costs a few operations (<see cref="Neighbourhood"/>); only moves whose bound beats
/// the best one so far are scored exactly. The end of a run is optimal against every single add, drop and swap.
/// </remarks>
public sealed class GreedySolver : ISolver
{
    // Swaps cost M²/4 bounds a round; beyond this many devices a run takes minutes.
    private const int Comfortable = 2000;

    // A stream of its own: an instance drawn from the same seed shares no random number with its solver.
    private const int Stream = 0x4772;

    private readonly int _starts;

    /// <summary>Creates the solver.</summary>
    /// <param name="starts">Runs: from everybody, from as few as allowed, then from random sets; 1 to 10000.</param>
    public GreedySolver(int starts = 4) => _starts = Guard.InRange(starts, 1, 10_000);

    /// <inheritdoc/>
    public SolverInfo Info { get; } = new("greedy", "best add, drop or swap until none helps, several starts", Guarantee.Feasible)
    {
        IsRandomised = true,
        ComfortableDevices = Comfortable,
    };

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        if (!problem.IsFeasible)
            return SolveResult.Infeasible(problem);
        var stop = new StopSignal(options, cancellationToken);
        var incumbent = new Incumbent(new SetScorer(problem, options.Reading), options);
        var random = new Random(ScenarioGenerator.Mix(options.Seed, Stream));
        var moves = 0;
        var run = 0;
        if (options.WarmStart is { } start && start.UploaderCount >= problem.MinUploaders)
            moves += Climb(start.Uploaders);
        for (; run < _starts && !stop.IsSet; run++)
        {
            moves += Climb(Start(problem, run, random));
            options.Progress?.Report(new(incumbent.Cost, double.NaN, (run + 1.0) / _starts));
        }

        return incumbent.ToResult(
            stop.Reason(Termination.Completed), double.NaN, incumbent.Evaluations, $"{run} starts, {moves} moves",
            new() { Starts = run, Moves = moves });

        int Climb(ReadOnlySpan<int> from)
        {
            var around = new Neighbourhood(problem, options.Reading, from);
            var taken = 0;
            while (!stop.IsSet)
            {
                incumbent.Keep(around.Set, around.Set.Length < problem.MinUploaders ? double.PositiveInfinity : around.Cost);
                if (!around.Improve(problem.MinUploaders, stop))
                    break;
                taken++;
            }

            return taken;
        }
    }

    private static int[] Start(Problem problem, int run, Random random)
    {
        var all = Enumerable.Range(0, problem.DeviceCount);
        return run switch
        {
            0 => [.. all],
            1 => [],
            _ => [.. all.Where(_ => random.Next(2) == 0)],
        };
    }
}
