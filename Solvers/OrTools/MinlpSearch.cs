using System.Diagnostics;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Price;

namespace Judba.Solvers.OrTools;

/// <summary>One solve of <see cref="MinlpSolver"/>: a queue of slices of the deadline, the weakest first.</summary>
internal sealed class MinlpSearch
{
    // Slices at the start. More would each cost a linear program, fewer would be halved anyway.
    private const int FirstSlices = 8;

    // Rounds of cuts in a slice's linear program; the last ones hardly move the bound.
    private const int LinearRounds = 6;

    // Rounds of integer programs in one slice before it is halved instead.
    private const int WholeRounds = 12;

    // Slices whose programs may prove nothing before the search gives up: numbers that no engine can handle.
    private const int MostFailures = 200;

    // A round of cuts that raises the bound by less than this part of the gap allowed is the last.
    private const double LeastGain = 0.1;

    // Point and bound of an integer program may differ by this part of the gap allowed: the rest is for tolerances.
    private const double EngineGap = 0.25;

    private readonly Problem _problem;
    private readonly SolveOptions _options;
    private readonly Engine _engine;
    private readonly CancellationToken _token;
    private readonly StopSignal _stop;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly SetScorer _scorer;
    private readonly Incumbent _incumbent;
    private readonly SortedSet<double>[] _tangents;
    private readonly double _earliestStart;
    private readonly PriorityQueue<Slice, double> _open = new();

    // The least bound of slices that cannot be improved any more.
    private double _settled = double.PositiveInfinity;
    private int _linearPrograms, _integerPrograms, _slices, _failures;

    public MinlpSearch(Problem problem, SolveOptions options, Engine engine, CancellationToken cancellationToken)
    {
        _problem = problem;
        _options = options;
        _engine = engine;
        _token = cancellationToken;
        _stop = new StopSignal(options, cancellationToken);
        _scorer = new SetScorer(problem, options.Reading);
        _incumbent = new Incumbent(_scorer, options);
        _tangents = new SortedSet<double>[problem.DeviceCount];
        for (var i = 0; i < _tangents.Length; i++)
            _tangents[i] = [];
        _earliestStart = FiniteDeadlines.EarliestStart(problem);
    }

    public SolveResult Run()
    {
        if (_stop.IsSet)
            return Result(double.NaN, Termination.Completed);
        if ((Engine.Glop.WhyMissing() ?? _engine.WhyMissing()) is { } reason)
            return _incumbent.ToResult(Termination.Error, double.NaN, _incumbent.Evaluations, reason);
        if (new PriceSolver().Solve(_problem, _options with { Progress = null }, _token).Allocation is { } priced)
            Offer([.. priced.Uploaders]);

        var (first, last) = FiniteDeadlines.Of(_problem, _options.Reading, _incumbent.Cost);
        if (first <= last)
            Start(first, last);
        while (!_stop.IsSet && _open.TryPeek(out var slice, out var bound) && !Closed(Bound())
            && bound <= _settled && _failures < MostFailures)
        {
            _open.Dequeue();
            if (slice.IsNarrow(_problem, _earliestStart) || !Halve(slice, bound))
                Settle(slice, bound);
            _options.Progress?.Report(new(_incumbent.Cost, Bound(), double.NaN));
        }

        return Result(Bound(), Termination.Completed);
    }

    private double Bound() => Math.Min(
        _incumbent.Cost, Math.Min(_settled, _open.TryPeek(out _, out var weakest) ? weakest : double.PositiveInfinity));

    private bool Closed(double bound) => SolveResult.RelativeGap(_incumbent.Cost, bound) <= _options.RelativeGap;

    private double Allowed => _options.RelativeGap * Math.Abs(_incumbent.Cost);

    private SolveResult Result(double bound, Termination ended) => _incumbent.ToResult(
        Closed(bound) ? Termination.Optimal : _stop.Reason(ended), bound, _incumbent.Evaluations,
        $"{_engine.Id}: {_linearPrograms} linear and {_integerPrograms} integer programs, {_slices} slices of the deadline",
        new() { LinearPrograms = _linearPrograms, IntegerPrograms = _integerPrograms, Slices = _slices });

    private void Start(double first, double last)
    {
        // Before any program is solved, the whole range has the bound of everybody's own saving.
        var trivial = FiniteDeadlines.LeastCost(_problem, first);
        var ends = new List<double> { first };
        for (var k = 1; k < FirstSlices; k++)
        {
            var at = _earliestStart + (first - _earliestStart) * Math.Pow(
                (last - _earliestStart) / (first - _earliestStart), (double)k / FirstSlices);
            if (at > ends[^1] && at < last)
                ends.Add(at);
        }

        ends.Add(last);
        for (var k = 1; k < ends.Count; k++)
            Examine(new(ends[k - 1], ends[k]), trivial);
    }

    private bool Halve(Slice slice, double bound)
    {
        if (slice.Middle(_problem, _earliestStart) is not { } middle)
            return false;
        Examine(new(slice.From, middle), bound);
        Examine(new(middle, slice.To), bound);
        return true;
    }

    // A slice's linear program, with cuts where its point leaves the cones. Its prices prove the bound.
    private void Examine(Slice slice, double bound)
    {
        _slices++;
        if (slice.Devices(_problem, _options.Reading, _incumbent.Cost).Devices.Length < Math.Max(1, _problem.MinUploaders))
            return;
        if (!_stop.IsSet)
        {
            var relaxed = Relax(slice).Bound;
            _failures += relaxed > bound ? 0 : 1;
            bound = Math.Max(bound, relaxed);
        }

        _open.Enqueue(slice, bound);
    }

    private (double Bound, double ToleranceWorth) Relax(Slice slice)
    {
        var model = new SliceModel(_problem, _options.Reading, slice, _tangents, _incumbent.Cost);
        using var run = new EngineRun(Engine.Glop, model.Model);
        var (best, worth) = (double.NegativeInfinity, double.PositiveInfinity);
        for (var round = 0; round < LinearRounds; round++)
        {
            _linearPrograms++;
            var answer = run.Solve(0, Left(), _options, _token);
            if (answer.Values.Length == 0)
                break;
            var dual = model.Model.Dual(answer.Prices);
            var bound = model.Offset + model.Scale * dual.Bound;
            var gain = bound - best;
            if (gain > 0)
                (best, worth) = (bound, model.Scale * dual.ToleranceWorth);
            Offer(model.Set(answer.Values));
            if (Closed(best) || gain <= LeastGain * Allowed || _stop.IsSet || !model.Separate(answer.Values, _tangents))
                break;
        }

        return (best, worth);
    }

    // A slice's integer program, cut at the exact bandwidth of each set that it proposes until its bound meets the incumbent.
    private void Settle(Slice slice, double bound)
    {
        var before = bound;
        var (relaxed, worth) = Relax(slice);
        bound = Math.Max(bound, relaxed);
        for (var round = 0; round < WholeRounds && !Closed(bound) && !_stop.IsSet; round++)
        {
            var model = new SliceModel(_problem, _options.Reading, slice, _tangents, _incumbent.Cost);
            // What the engine's tolerances are worth is taken off its word: those of rows and decisions at the prices of the
            // relaxation, those of reduced costs over the whole range of each column, which is 1.
            var margin = _engine.Tolerance * worth + Engine.DualTolerance * model.Model.Columns.Count * model.Scale;
            var cutOff = _incumbent.Cost - Allowed / 2;
            model.CutOff(cutOff);
            using var run = new EngineRun(_engine, model.Model);
            _integerPrograms++;
            var answer = run.Solve(Math.Max(EngineGap * Allowed, double.Epsilon) / model.Scale, Left(), _options, _token);
            if (answer.Status == EngineStatus.Infeasible)
            {
                bound = Math.Max(bound, cutOff - margin);
                break;
            }

            bound = Math.Max(bound, Math.Min(cutOff, model.Offset + model.Scale * answer.Bound) - margin);
            if (answer.Values.Length == 0)
                break;
            var set = model.Set(answer.Values);
            Offer(set);
            if (!CutAtBandwidthOf(set))
                break;
        }

        _failures += bound > before ? 0 : 1;
        if (_stop.IsSet)
            _open.Enqueue(slice, bound);
        else if (Closed(bound) || !Halve(slice, bound))
            _settled = Math.Min(_settled, bound);
    }

    private bool CutAtBandwidthOf(int[] set)
    {
        if (set.Length == 0)
            return false;
        var exact = _scorer.Allocate(set);
        var any = false;
        for (var k = 0; k < set.Length; k++)
            any |= _tangents[set[k]].Add(exact.BandwidthShare[k]);
        return any;
    }

    private void Offer(int[] set) => _incumbent.Offer(set);

    private TimeSpan? Left()
    {
        if (_options.TimeLimit is not { } limit)
            return null;
        var left = limit - Stopwatch.GetElapsedTime(_start);
        return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
    }
}
