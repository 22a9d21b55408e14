using System.Numerics;
using Judba.Models;

namespace Judba.Solvers;

/// <summary>One run of <see cref="ExactSolver"/>: the open nodes, the incumbent, and the tree that proves the answer.</summary>
internal sealed class ExactSearch
{
    // Below this relative width an interval of deadlines is not halved any more.
    private const double LeastWidth = 1e-13;

    // Bounds are lowered by 1e-12 of the terms that they are added from, so nothing closes them further than a few times that.
    private const double BoundRounding = 4e-12;

    // In a row, an interval this narrow is halved so often before devices are divided once: where several sets share a cost at all deadlines,
    // halving gains in proportion to the width alone.
    private const double Narrow = 0.01;
    private const int MaxHalvings = 6;

    // A node is divided by deadline while that can win this part of what is missing.
    private const double WorthSplitting = 0.25;

    // Local search waits for this many nodes, and then for twice as many: easy problems are solved by then.
    private const long FirstLocalSearch = 32;

    // Relative width of the first leaf around the best deadline.
    private const double LeastFirstWidth = 1e-6, MostFirstWidth = 0.1;

    private readonly Problem _problem;
    private readonly SolveOptions _options;
    private readonly StopSignal _stop;
    private readonly DeviceClasses _classes;
    private readonly DualTerms _terms;
    private readonly NodeState _state;
    private readonly NodeBounding _bounding;
    private readonly PrimalSets _primal;
    private readonly PriorityQueue<SearchNode, double> _open = new();
    private long _nodes;

    public ExactSearch(Problem problem, SolveOptions options, CancellationToken cancellationToken)
    {
        _problem = problem;
        _options = options;
        _stop = new StopSignal(options, cancellationToken);
        _classes = new DeviceClasses(problem);
        _terms = new DualTerms(_classes, options.Reading);
        _state = new NodeState(_terms, _classes);
        _bounding = new NodeBounding(_terms);
        Incumbent = new Incumbent(new SetScorer(problem, options.Reading), options);
        _primal = new PrimalSets(_terms, _classes, Incumbent);
    }

    /// <summary>The best set so far.</summary>
    public Incumbent Incumbent { get; }

    /// <summary>The top of the tree, after <see cref="Run"/>.</summary>
    public SearchNode? Top { get; private set; }

    // A node at or above this is closed: no set in it is better by more than the gap asked for.
    // Near an optimum of 0 that gap is finer than the rounding of the bounds themselves, which then decides.
    private double Enough => Incumbent.Cost
        - Math.Max(_options.RelativeGap * Math.Abs(Incumbent.Cost), BoundRounding * Incumbent.Magnitude);

    // True of every feasible point: open nodes and closed ones, and the empty set, which is the incumbent's business.
    private double Bound => Math.Min(_open.TryPeek(out _, out var weakest) ? weakest : double.PositiveInfinity, _closed);

    private double _closed = double.PositiveInfinity;

    public SolveResult Run()
    {
        _primal.Start();
        Top = Begin();
        for (var node = Top; node is not null; node = node.Split?.Second)
            Evaluate(node.Split?.First ?? node);

        while (_open.TryPeek(out var node, out var bound) && bound < Enough && !_stop.IsSet)
        {
            _open.Dequeue();
            if (Divide(node) is not { } split)
            {
                // Neither deadline nor devices are left to divide: rounding is all that keeps it open.
                _closed = Math.Min(_closed, node.Bound);
                continue;
            }

            node.Split = split;
            Evaluate(split.First);
            Evaluate(split.Second);
            if (_nodes % 64 == 0)
                _options.Progress?.Report(new(Incumbent.Cost, Math.Min(Bound, Incumbent.Cost), double.NaN));
        }

        var proved = Math.Min(Bound, Incumbent.Cost);
        // Asked as nodes are closed: the gap computed from a bound equal to Enough may round to more than was asked for.
        var ended = proved >= Enough ? Termination.Optimal : Termination.Completed;
        return Incumbent.ToResult(
            ended == Termination.Optimal ? ended : _stop.Reason(ended), proved, Incumbent.Evaluations,
            $"{_nodes} nodes, {_classes.Size.Length} classes of devices, {_open.Count} open");
    }

    /// <summary>The proof of what <see cref="Run"/> returned.</summary>
    public Certificate Certify(SolveResult result) => CertificateWriter.Finish(
        _problem, SearchTree.Draft(_terms, _classes, _state, Top, result), result.Bound);

    // A first tree around the most promising deadline, as narrow there as the gap needs: costs grow with the square of the distance.
    private SearchNode? Begin()
    {
        var width = Math.Clamp(Math.Sqrt(_options.RelativeGap), LeastFirstWidth, MostFirstWidth);
        var (first, last) = DeadlineRange.Ends(_terms, Incumbent.Cost);
        if (!(first <= last))
            return null;
        var best = new BestDeadline(_bounding, _primal).Find(first, double.IsFinite(last) ? last : DeadlineRange.Unhurried(_terms), width);
        return DeadlineRange.Tree(_terms, Incumbent.Cost, best, width);
    }

    private void Evaluate(SearchNode node)
    {
        _nodes++;
        _state.MoveTo(node.Path);
        var (deadline, price) = _bounding.Bound(node, Enough);
        if (node.Bound < Enough)
            _primal.Visit(deadline, price, _bounding.Search);
        if (BitOperations.IsPow2(_nodes) && _nodes >= FirstLocalSearch)
            _primal.Improve();
        _open.Enqueue(node, node.Bound);
    }

    private SearchSplit? Divide(SearchNode node)
    {
        _state.MoveTo(node.Path);
        var missing = Enough - node.Bound;
        var canHalve = double.IsFinite(node.To) && node.To - node.From > LeastWidth * node.To;
        var isHalvedOut = node.Halvings >= MaxHalvings && node.To - node.From < Narrow * node.To;
        if (canHalve && !isHalvedOut && node.GainOfSplitting >= WorthSplitting * missing)
            return Halve(node);
        return DivideClass(node) ?? (canHalve ? Halve(node) : null);
    }

    // At the geometric middle: the ends may be orders of magnitude apart.
    private static SearchSplit Halve(SearchNode node)
    {
        var middle = Math.Sqrt(node.From) * Math.Sqrt(node.To);
        if (!(middle > node.From && middle < node.To))
            middle = node.From + (node.To - node.From) / 2;
        SearchNode Child(double from, double to) => new()
        {
            From = from,
            To = to,
            Path = node.Path,
            Halvings = node.Halvings + 1,
            Price = node.Price,
            Tightest = node.Tightest > from && node.Tightest < to ? node.Tightest : Math.Sqrt(from) * Math.Sqrt(to),
        };
        return new(middle, -1, 0, Child(node.From, middle), Child(middle, node.To));
    }

    // The class whose φ is nearest to 0 where the bound is attained, at the count that fills the band there.
    private SearchSplit? DivideClass(SearchNode node)
    {
        var deadline = double.IsFinite(node.To) ? node.Tightest : node.From;
        var (chosen, nearest) = (-1, double.PositiveInfinity);
        double load = 0;
        for (var c = 0; c < _terms.Count; c++)
        {
            var y = Math.Max(deadline - _terms.Start[c], _terms.TransmitTime[c]);
            var value = _terms.Value(c, y, node.Price);
            var free = _terms.Upper[c] > _terms.Lower[c];
            if (free && Math.Abs(value) < nearest)
                (chosen, nearest) = (c, Math.Abs(value));
            load += (value < 0 ? _terms.Upper[c] : _terms.Lower[c]) * _terms.Share(c, y, node.Price);
        }

        if (chosen < 0)
            return null;
        int lower = _terms.Lower[chosen], upper = _terms.Upper[chosen];
        var at = Math.Max(deadline - _terms.Start[chosen], _terms.TransmitTime[chosen]);
        var inside = _terms.Value(chosen, at, node.Price) < 0 ? upper : lower;
        var room = lower + (1 - load) / _terms.Share(chosen, at, node.Price) + (inside - lower);
        var count = (int)Math.Clamp(Math.Floor(room), lower, upper - 1);
        SearchNode Child(bool isLower, int bound) => new()
        {
            From = node.From,
            To = node.To,
            Path = new CountDecision(chosen, isLower, bound, node.Path),
            Price = node.Price,
            Tightest = node.Tightest,
        };
        return new(double.NaN, chosen, count, Child(isLower: false, count), Child(isLower: true, count + 1));
    }
}
