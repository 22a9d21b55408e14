using System.Numerics;
using Judba.Certificates;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Exact;

/// <summary>One run of <see cref="ExactSolver"/>: the open nodes, the incumbent, and the tree that proves the answer.</summary>
internal sealed class ExactSearch
{
    // Bounds are lowered by 1e-12 of the terms that they are added from, so nothing closes them further than a few times that.
    private const double BoundRounding = 4e-12;

    // Local search waits for this many nodes, and then for twice as many: easy problems are solved by then.
    private const long FirstLocalSearch = 64;

    private const int DivisionsPerReport = 32;

    // Relative width of the first leaf around the best deadline.
    private const double LeastFirstWidth = 1e-6, MostFirstWidth = 0.1;

    private readonly Problem _problem;
    private readonly SolveOptions _options;
    private readonly StopSignal _stop;
    private readonly DeviceClasses _classes;
    private readonly DualTerms _terms;
    private readonly NodeState _state;
    private readonly NodeBounding _bounding;
    private readonly Branching _branching;
    private readonly PrimalSets _primal;
    private readonly PriorityQueue<SearchNode, double> _open = new();
    private double _closed = double.PositiveInfinity;
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
        _branching = new Branching(_terms);
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

    public SolveResult Run()
    {
        _primal.Start();
        Top = Begin();
        for (var node = Top; node is not null; node = node.Split?.Second)
            Evaluate(node.Split?.First ?? node);

        var divisions = 0L;
        while (_open.TryPeek(out var node, out var bound) && bound < Enough && !_stop.IsSet)
        {
            _open.Dequeue();
            _state.MoveTo(node.Path);
            if (_branching.Divide(node, Enough - node.Bound) is not { } split)
            {
                // Neither deadline nor devices are left to divide: rounding is all that keeps it open.
                _closed = Math.Min(_closed, node.Bound);
                continue;
            }

            node.Split = split;
            Evaluate(split.First);
            Evaluate(split.Second);
            if (++divisions % DivisionsPerReport == 0)
                _options.Progress?.Report(new(Incumbent.Cost, Math.Min(Bound, Incumbent.Cost), double.NaN, _open.Count));
        }

        var proved = Math.Min(Bound, Incumbent.Cost);
        // Asked as nodes are closed: the gap computed from a bound equal to Enough may round to more than was asked for.
        var ended = proved >= Enough ? Termination.Optimal : Termination.Completed;
        return Incumbent.ToResult(
            ended == Termination.Optimal ? ended : _stop.Reason(ended), proved, Incumbent.Evaluations,
            $"{_nodes} nodes, {_classes.Size.Length} classes of devices, {_open.Count} open",
            new() { Nodes = _nodes, Classes = _classes.Size.Length, OpenNodes = _open.Count });
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
        var best = new BestDeadline(_bounding, _primal)
            .Find(first, double.IsFinite(last) ? last : DeadlineRange.Unhurried(_terms), width, Incumbent.Cost);
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
}
