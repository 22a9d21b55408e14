using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Price;

/// <summary>The price rule, Observation 2 corrected: at a deadline T and a bandwidth price μ, upload iff φ_i(T, μ) &lt; 0.</summary>
/// <remarks>
/// <para>
/// Observation 2 compares a device's own energies and ignores what it does to everybody's T. The price rule is the same one
/// comparison with the price of the band in it: g + p y + μ b/y &lt; 0, y = T − a. It scans deadlines; at each, μ(T) makes the
/// uploaders fill the band (<see cref="PriceSearch"/>), and the set, and the set with the critical device, get their exact
/// bandwidth and cost.
/// </para>
/// <para>
/// Its bound is the least of the interval bounds between neighbouring deadlines (<see cref="IntervalBound"/>), which cover every
/// deadline that can beat the incumbent. After the first grid the deadlines go where the bound is weakest.
/// </para>
/// </remarks>
public sealed class PriceSolver : ISolver
{
    private readonly int _deadlines, _refinements;

    /// <summary>Creates the solver.</summary>
    /// <param name="deadlines">Intervals of the first, geometric grid of deadlines, 1 to 100000.</param>
    /// <param name="refinements">Further deadlines, each where the bound is weakest, 0 to 1000000.</param>
    public PriceSolver(int deadlines = 48, int refinements = 64)
    {
        _deadlines = Guard.InRange(deadlines, 1, 100_000);
        _refinements = Guard.InRange(refinements, 0, 1_000_000);
    }

    /// <inheritdoc/>
    public SolverInfo Info { get; } = new("price", "price rule over a scan of deadlines, with a proved bound", Guarantee.Feasible);

    /// <inheritdoc/>
    public SolveResult Solve(Problem problem, SolveOptions options, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem);
        Guard.NotNull(options);
        return problem.IsFeasible
            ? new Scan(problem, options, cancellationToken).Run(_deadlines, _refinements)
            : SolveResult.Infeasible(problem);
    }

    private sealed class Scan
    {
        private readonly Problem _problem;
        private readonly SolveOptions _options;
        private readonly StopSignal _stop;
        private readonly DualTerms _terms;
        private readonly PriceSearch _search;
        private readonly EntryPrices _prices;
        private readonly IntervalBound _bound;
        private readonly FewestUploaders _fewest;
        private readonly Incumbent _incumbent;
        private readonly int[] _set, _last;
        private readonly PriorityQueue<(double From, double FromPrice, double To, double ToPrice), double> _open = new();
        private int _lastCount = -1;

        public Scan(Problem problem, SolveOptions options, CancellationToken cancellationToken)
        {
            _problem = problem;
            _options = options;
            _stop = new StopSignal(options, cancellationToken);
            _terms = new DualTerms(problem, options.Reading);
            _search = new PriceSearch(_terms);
            _prices = new EntryPrices(_terms);
            _bound = new IntervalBound(_terms);
            _fewest = new FewestUploaders(_terms);
            _incumbent = new Incumbent(new SetScorer(problem, options.Reading), options);
            _set = new int[problem.DeviceCount];
            _last = new int[problem.DeviceCount];
        }

        public SolveResult Run(int deadlines, int refinements)
        {
            if (_problem.MinUploaders <= 1)
                _incumbent.Offer([_terms.CheapestAlone()]);
            var complete = Grid(DeadlineRange.Of(_terms, _incumbent.Cost), deadlines);
            for (var k = 0; complete && k < refinements && !_stop.IsSet && _open.TryPeek(out var weakest, out var bound); k++)
            {
                var middle = Math.Sqrt(weakest.From) * Math.Sqrt(weakest.To);
                if (Closed(bound) || !(middle > weakest.From && middle < weakest.To))
                    break;
                _open.Dequeue();
                var price = Visit(middle, Math.Sqrt(weakest.FromPrice) * Math.Sqrt(weakest.ToPrice));
                Open(weakest.From, weakest.FromPrice, middle, price);
                Open(middle, price, weakest.To, weakest.ToPrice);
                _options.Progress?.Report(new(_incumbent.Cost, Bound(complete), (deadlines + k + 1.0) / (deadlines + refinements)));
            }

            var proved = Bound(complete);
            var ended = Closed(proved) ? Termination.Optimal : Termination.Completed;
            return _incumbent.ToResult(
                ended == Termination.Optimal ? ended : _stop.Reason(ended), proved, _incumbent.Evaluations,
                $"{_open.Count} intervals of deadlines",
                new() { OpenIntervals = _open.Count });
        }

        private bool Closed(double bound) =>
            SolveResult.RelativeGap(_incumbent.Cost, bound) <= _options.RelativeGap;

        // Whatever lies outside the range costs at least the incumbent; the empty set, where allowed, is scored by itself.
        private double Bound(bool complete) => !complete ? double.NaN
            : _open.TryPeek(out _, out var weakest) ? Math.Min(weakest, _incumbent.Cost)
            : _incumbent.Cost;

        private bool Grid(DeadlineRange range, int deadlines)
        {
            if (range.IsEmpty)
                return true;
            var (first, last) = range;
            // With A = 0 the deadline only forbids: the grid ends where every set has room, and one interval goes on for ever.
            var end = range.IsEndless ? DeadlineRange.Unhurried(_terms) : last;
            var from = first;
            var fromPrice = Visit(first, guess: 0);
            for (var k = 1; k <= deadlines; k++)
            {
                if (_stop.IsSet)
                    return false;
                var to = k == deadlines ? end : first * Math.Exp(Math.Log(end / first) * k / deadlines);
                var toPrice = Visit(to, fromPrice);
                Open(from, fromPrice, to, toPrice);
                (from, fromPrice) = (to, toPrice);
                _options.Progress?.Report(new(_incumbent.Cost, double.NaN, (double)k / deadlines));
            }

            if (range.IsEndless)
                Open(from, fromPrice, last, fromPrice);
            return true;
        }

        private void Open(double from, double fromPrice, double to, double toPrice)
        {
            // Any price gives a bound; the middle one is mostly the best, and enough where it beats the incumbent.
            double At(double price) => _bound.At(_terms.FreeCounts, from, to, new(price, 0)).Value;
            var best = At(Math.Sqrt(fromPrice) * Math.Sqrt(toPrice));
            if (!Closed(best))
                best = Math.Max(best, Math.Max(At(fromPrice), At(toPrice)));
            _open.Enqueue((from, fromPrice, to, toPrice), best);
        }

        // The sets of one deadline: everybody below break-even, and the critical device with them.
        private double Visit(double deadline, double guess)
        {
            var found = _search.Find(_terms.FreeCounts, deadline, _prices, guess: guess);
            var price = found.Price;
            var count = 0;
            var breakEven = _prices.BreakEven;
            for (var i = 0; i < breakEven.Length; i++)
            {
                if (breakEven[i] > price)
                    _set[count++] = i;
            }

            if (count < _problem.MinUploaders)
                return _fewest.Visit(deadline, price, _incumbent);
            if (count == _lastCount && _set.AsSpan(0, count).SequenceEqual(_last.AsSpan(0, count)))
                return price;
            _set.AsSpan(0, count).CopyTo(_last);
            _lastCount = count;
            _incumbent.Offer(_set.AsSpan(0, count));
            if (found.Critical >= 0 && count < _set.Length && _set.AsSpan(0, count).IndexOf(found.Critical) < 0)
            {
                _set[count] = found.Critical;
                _incumbent.Offer(_set.AsSpan(0, count + 1));
            }

            return price;
        }
    }
}
