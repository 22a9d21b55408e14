using System.Numerics;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Exhaustive;

/// <summary>Every set of uploaders, up to 30 devices: the reference for all other solvers.</summary>
/// <remarks>
/// <para>
/// Sets come in blocks that share their high devices; the blocks follow each other in Gray-code order, and within a block
/// the sums come from <see cref="SubsetSums"/>. For each set they give a lower bound in a few operations, the mean of
/// Jensen's inequality: T* ≥ T° = Σ b a/Σ b + Σ b. In <see cref="Reading.MinLatency"/> the cost grows with T*, so
/// C ≥ K + Σ g + Σ p (T° − a) + A·T°; in <see cref="Reading.MinCost"/> C ≥ K + Σ g + (Σ √(p b))² + A·T° by Cauchy and Schwarz.
/// Only a set whose bound is not above the incumbent is scored exactly.
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

    // Relative to the terms of a bound: sums of 30 terms are off by 30 roundings, here 4e3 of them.
    private const double Margin = 1e-12;

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
                _incumbent.Keep(Members(_bestSet, stackalloc int[MaxDevices]), _bestCost);
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

        private static Span<int> Members(uint set, Span<int> space)
        {
            var n = 0;
            for (; set != 0; set &= set - 1)
                space[n++] = BitOperations.TrailingZeroCount(set);
            return space[..n];
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
            private readonly double[] _bounds = new double[1 << search._low];

            public void Visit(uint highSet)
            {
                var problem = search._problem;
                var low = search._low;
                var high = highSet << low;
                Span<double> fixedSums = stackalloc double[SubsetSums.Quantities];
                Span<double> one = stackalloc double[SubsetSums.Quantities];
                for (var rest = high; rest != 0; rest &= rest - 1)
                {
                    SubsetSums.Of(problem, BitOperations.TrailingZeroCount(rest), one);
                    for (var q = 0; q < SubsetSums.Quantities; q++)
                        fixedSums[q] += one[q];
                }

                Bounds(fixedSums);
                Span<int> space = stackalloc int[MaxDevices];
                for (var k = 0u; k < _bounds.Length; k++)
                {
                    var set = high | k;
                    if (_bounds[k] > Volatile.Read(ref search._bestCost) || BitOperations.PopCount(set) < problem.MinUploaders)
                        continue;
                    search.Offer(set, _scorer.Cost(Members(set, space)));
                }

                search.BlockDone();
            }

            // Lower bounds of all sets of the block, less the margin for rounding. The empty set divides 0 by 0: NaN is not
            // above anything, so it is scored.
            private void Bounds(ReadOnlySpan<double> fixedSums)
            {
                var minCost = search._options.Reading == Reading.MinCost;
                double weight = search._problem.LatencyWeight, constant = search._problem.Constant;
                var sums = search._sums;
                ReadOnlySpan<double> sb = sums[0], sab = sums[1], sg = sums[2], sgAbs = sums[3], sp = sums[4], spa = sums[5], sc = sums[6];
                var width = Vector<double>.Count;
                var k = 0;
                if (Vector.IsHardwareAccelerated && _bounds.Length >= width)
                {
                    for (; k < _bounds.Length; k += width)
                    {
                        var b = new Vector<double>(sb[k..]) + new Vector<double>(fixedSums[0]);
                        var t = (new Vector<double>(sab[k..]) + new Vector<double>(fixedSums[1])) / b + b;
                        var g = new Vector<double>(sg[k..]) + new Vector<double>(fixedSums[2] + constant);
                        var scale = new Vector<double>(sgAbs[k..]) + new Vector<double>(fixedSums[3] + Math.Abs(constant));
                        Vector<double> cost, size;
                        if (minCost)
                        {
                            var c = new Vector<double>(sc[k..]) + new Vector<double>(fixedSums[6]);
                            cost = g + c * c + t * weight;
                            size = scale + c * c + t * weight;
                        }
                        else
                        {
                            var p = (new Vector<double>(sp[k..]) + new Vector<double>(fixedSums[4] + weight)) * t;
                            var pa = new Vector<double>(spa[k..]) + new Vector<double>(fixedSums[5]);
                            cost = g + p - pa;
                            size = scale + p + pa;
                        }

                        (cost - size * Margin).CopyTo(_bounds, k);
                    }

                    return;
                }

                for (; k < _bounds.Length; k++)
                {
                    double b = sb[k] + fixedSums[0], t = (sab[k] + fixedSums[1]) / b + b;
                    double g = sg[k] + fixedSums[2] + constant, scale = sgAbs[k] + fixedSums[3] + Math.Abs(constant);
                    double c = sc[k] + fixedSums[6], p = (sp[k] + fixedSums[4] + weight) * t, pa = spa[k] + fixedSums[5];
                    var plus = minCost ? c * c + t * weight : p;
                    var minus = minCost ? 0 : pa;
                    _bounds[k] = g + plus - minus - Margin * (scale + plus + minus);
                }
            }
        }
    }
}
