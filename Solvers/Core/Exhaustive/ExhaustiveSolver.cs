using System.Numerics;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Exhaustive;

/// <summary>Every set of uploaders, up to 30 devices: the reference for all other solvers.</summary>
/// <remarks>
/// <para>
/// Sets come in blocks that share their high devices (<see cref="SetBlock"/>); the blocks follow each other in Gray-code order. Each set
/// has a lower bound of a few operations. Only a set whose bound is not above the incumbent is scored exactly.
/// </para>
/// <para>
/// The margin below leaves every set within rounding of the optimum to the exact score, and ties go to the lowest mask: the answer
/// depends neither on the number of threads nor on their timing.
/// </para>
/// </remarks>
public sealed class ExhaustiveSolver : ISolver
{
    /// <summary>Above this the number of sets, 2^M, is refused.</summary>
    public const int MaxDevices = 30;

    // Low devices of a block: 2^10 sets, seven sums each, stay in a core's nearest cache.
    private const int BlockDevices = 10;

    /// <inheritdoc/>
    public SolverInfo Info { get; } = new("exhaustive", "every set of uploaders, to 30 devices", Guarantee.Optimal)
    {
        MaxDevices = MaxDevices,
        ComfortableDevices = 20,
    };

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are more than 30 devices.</exception>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        if (problem.DeviceCount > MaxDevices)
        {
            throw new ArgumentException(
                $"Solver 'exhaustive' was given {problem.DeviceCount} devices; allowed: at most {MaxDevices}.", nameof(problem));
        }

        if (!problem.IsFeasible)
            return SolveResult.Infeasible(problem);
        return new Search(problem, options, cancellationToken).Run();
    }

    // One solve: what the threads share.
    private sealed class Search
    {
        private readonly Problem _problem;
        private readonly SolveOptions _options;
        private readonly StopSignal _stop;
        private readonly int _low;
        private readonly int _blocks;
        private readonly SubsetSums _sums;
        private readonly Incumbent _incumbent;
        private readonly Lock _gate = new();
        private double _bestCost;
        private uint _bestSet;
        private int _done;
        private int _next;

        public Search(Problem problem, SolveOptions options, CancellationToken cancellationToken)
        {
            _problem = problem;
            _options = options;
            _stop = new StopSignal(options, cancellationToken);
            _low = Math.Min(problem.DeviceCount, BlockDevices);
            _blocks = 1 << (problem.DeviceCount - _low);
            _sums = new SubsetSums(problem, _low);
            _incumbent = new Incumbent(new SetScorer(problem, options.Reading), options);
            _bestCost = _incumbent.Cost;
            _bestSet = uint.MaxValue;
        }

        public SolveResult Run()
        {
            // Threads of its own: a pool that is kept busy could not run the timer of a cancellation.
            var helpers = new Thread[Math.Min(_options.Threads, _blocks) - 1];
            for (var k = 0; k < helpers.Length; k++)
            {
                helpers[k] = new Thread(VisitBlocks) { IsBackground = true };
                helpers[k].Start();
            }

            VisitBlocks();
            foreach (var helper in helpers)
                helper.Join();

            if (_bestSet != uint.MaxValue)
                _incumbent.Keep(SetBlock.Members(_bestSet, stackalloc int[MaxDevices]), _bestCost);
            var complete = _done == _blocks;
            return _incumbent.ToResult(
                complete ? Termination.Optimal : _stop.Reason(Termination.Optimal),
                complete ? _incumbent.Cost : double.NaN,
                (long)_done << _low,
                $"{(long)_done << _low} of {1L << _problem.DeviceCount} sets",
                new() { CandidateSets = 1L << _problem.DeviceCount });
        }

        private void VisitBlocks()
        {
            var worker = new Worker(this);
            while (!_stop.IsSet && Interlocked.Increment(ref _next) is var block && block <= _blocks)
                worker.Visit((uint)(block - 1) ^ ((uint)(block - 1) >> 1));
        }

        private void Offer(uint set, double cost)
        {
            lock (_gate)
            {
                if (cost < _bestCost || (cost == _bestCost && set < _bestSet))
                {
                    _bestSet = set;
                    Volatile.Write(ref _bestCost, cost);
                }
            }
        }

        private void BlockDone()
        {
            var done = Interlocked.Increment(ref _done);
            const int ReportEvery = 1024;
            if (done % ReportEvery == 0)
                _options.Progress?.Report(new(Volatile.Read(ref _bestCost), double.NaN, (double)done / _blocks));
        }

        // What one thread needs for itself.
        private sealed class Worker(Search search)
        {
            private readonly SetScorer _scorer = new(search._problem, search._options.Reading);
            private readonly SetBlock _block = new(search._problem, search._options.Reading, search._sums);

            public void Visit(uint highSet)
            {
                Span<int> space = stackalloc int[MaxDevices];
                var bounds = _block.Bounds(highSet);
                for (var k = 0; k < bounds.Length; k++)
                {
                    var set = (highSet << search._low) | (uint)k;
                    if (bounds[k] > Volatile.Read(ref search._bestCost) || BitOperations.PopCount(set) < search._problem.MinUploaders)
                        continue;
                    search.Offer(set, _scorer.Cost(SetBlock.Members(set, space)));
                }

                search.BlockDone();
            }
        }
    }
}
