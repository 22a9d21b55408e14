using Judba.Models;

namespace Judba.Solvers;

/// <summary>Local search over sets: the best improving add or drop, else the best improving swap, until none helps, from several starts.</summary>
/// <remarks>
/// Every move has a lower bound that costs a few operations (<see cref="Neighbourhood"/>); only moves whose bound beats
/// the best one so far are scored exactly. The end of a run is optimal against every single add, drop and swap.
/// </remarks>
public sealed class GreedySolver : ISolver
{
    // Swaps cost M²/4 bounds a round; beyond this many devices a run takes minutes.
    private const int Comfortable = 2000;

    // A move must gain more than rounding, or two equal sets would follow each other for ever.
    private const double LeastGain = 1e-13;

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
            stop.Reason(Termination.Completed), double.NaN, incumbent.Evaluations, $"{run} starts, {moves} moves");

        int Climb(ReadOnlySpan<int> from)
        {
            var around = new Neighbourhood(problem, options.Reading, from);
            var taken = 0;
            while (!stop.IsSet)
            {
                incumbent.Keep(around.Set, around.Set.Length < problem.MinUploaders ? double.PositiveInfinity : around.Cost);
                var move = Best(around, around.AddsAndDrops(problem.MinUploaders));
                if (move.Cost >= Target(around))
                    move = Best(around, around.Swaps());
                if (move.Cost >= Target(around))
                    break;
                around.Take(move.Add, move.Drop);
                taken++;
            }

            return taken;
        }

        // What a move must beat: nothing while there are too few uploaders.
        double Target(Neighbourhood around) => around.Set.Length < problem.MinUploaders
            ? double.PositiveInfinity
            : around.Cost - LeastGain * Math.Abs(around.Cost);

        // The cheapest move, by bounds first: the most promising one is scored, then whatever could still beat it.
        (double Cost, int Add, int Drop) Best(Neighbourhood around, IEnumerable<(int Add, int Drop)> moves)
        {
            var target = Target(around);
            (double Bound, int Add, int Drop) promising = (double.PositiveInfinity, -1, -1);
            foreach (var (add, drop) in moves)
            {
                var bound = around.Bound(add, drop);
                if (bound < promising.Bound)
                    promising = (bound, add, drop);
            }

            if (!(promising.Bound < target))
                return (double.PositiveInfinity, -1, -1);
            (double Cost, int Add, int Drop) best = (around.Score(promising.Add, promising.Drop), promising.Add, promising.Drop);
            foreach (var (add, drop) in moves)
            {
                if (stop.IsSet)
                    break;
                if (around.Bound(add, drop) < Math.Min(best.Cost, target) && around.Score(add, drop) is var cost && cost < best.Cost)
                    best = (cost, add, drop);
            }

            return best;
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
