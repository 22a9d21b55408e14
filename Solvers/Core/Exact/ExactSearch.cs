using System.Numerics;
using Judba.Certificates;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;
using Judba.Solvers.Exhaustive;

namespace Judba.Solvers.Exact;

/// <summary>One run of <see cref="ExactSolver"/>: the open nodes, the incumbent, and the tree that proves the answer.</summary>
internal sealed class ExactSearch
{
    // Bounds are lowered by 1e-12 of the terms that they are added from, so nothing closes them further than a few times that.
    private const double BoundRounding = 4e-12;

    // Local search waits for this many nodes, and then for twice as many: easy problems are solved by then.
    private const long FirstLocalSearch = 64;

    // Most fleets are solved before clusters are worth finding.
    private const long NodesBeforeClusters = 32;

    private const int DivisionsPerReport = 32;

    // Relative width of the first leaf around the best deadline.
    private const double LeastFirstWidth = 1e-6, MostFirstWidth = 0.1;

    // Swaps cost M²/4 bounds: local search is for fleets where that is nothing.
    private const int LocalSearchDevices = 200;

    // Up to so many devices every set can be looked at: a node of a small fleet takes as long as this many sets do.
    private const int EnumerableDevices = 20;
    private const long SetsPerNode = 64;

    // With so few devices there is no search at all.
    private const int TinyFleet = 12;

    // A tree that becomes a certificate is worth more than the answer alone. It may divide the deadlines of each set so often.
    private const long NodesPerSet = 64;

    // So many open nodes, of some 300 bytes each, are kept by their bounds. Beyond, the search goes into the depth, where few are open.
    private const int MaxOpenNodes = 1 << 20;

    // A tree that becomes a certificate is kept whole, and grows to this at most.
    private const long MaxTreeNodes = 1 << 21;

    private readonly Problem _problem;
    private readonly SolveOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly bool _keepsTree;
    private readonly StopSignal _stop;
    private readonly DualTerms _terms;
    private readonly NodeState _state;
    private readonly EntryPrices _prices;
    private readonly SetMultipliers _sets;
    private readonly NodeBounding _bounding;
    private readonly Branching _branching;
    private readonly PrimalSets _primal;
    private readonly OpenNodes _open = new(MaxOpenNodes);
    private double _closed = double.PositiveInfinity;
    private long _nodes;
    private double _bestDeadline;

    public ExactSearch(Problem problem, SolveOptions options, bool keepsTree, CancellationToken cancellationToken)
    {
        _keepsTree = keepsTree;
        _cancellationToken = cancellationToken;
        _problem = problem;
        _options = options;
        _stop = new StopSignal(options, cancellationToken);
        _terms = new DualTerms(DeviceClasses.Alike(problem), options.Reading);
        _state = new NodeState(_terms.Classes);
        _prices = new EntryPrices(_terms);
        _sets = new SetMultipliers(_terms);
        _bounding = new NodeBounding(_terms, _sets, _stop);
        _branching = new Branching(_terms);
        Incumbent = new Incumbent(new SetScorer(problem, options.Reading), options);
        _primal = new PrimalSets(_terms, Incumbent);
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
    private double Bound => Math.Min(_open.Bound, _closed);

    private bool IsEnumerable => _problem.DeviceCount <= EnumerableDevices;

    private long NodesBeforeEnumeration =>
        _keepsTree ? (1L << _problem.DeviceCount) * NodesPerSet : (1L << _problem.DeviceCount) / SetsPerNode;

    public SolveResult Run()
    {
        _primal.Start();
        if (_problem.DeviceCount <= TinyFleet && !_keepsTree)
            return Enumerate();
        Top = Begin();
        for (var node = Top; node is not null; node = node.Split?.Second)
            Evaluate(node.Split?.First ?? node, DualBound.Floor(_terms));
        var divisions = 0L;
        var isClustered = false;
        while (_open.Next(Enough) is { } node && !_stop.IsSet)
        {
            if (IsEnumerable && _nodes >= NodesBeforeEnumeration)
                return Enumerate();
            if (_keepsTree && _nodes >= MaxTreeNodes)
                break;
            if (!isClustered && _nodes >= NodesBeforeClusters)
            {
                isClustered = true;
                _state.Divide(DeviceClusters.Near(_terms, _bestDeadline));
            }

            _open.Remove(node);
            if (_branching.Divide(node, _state.MoveTo(node.Path), Enough - node.Best.Value) is not { } split)
            {
                // Neither deadline nor devices are left to divide: rounding is all that keeps it open.
                _closed = Math.Min(_closed, node.Best.Value);
                continue;
            }

            node.Split = _keepsTree ? split : null;
            Evaluate(split.First, node.Best.Value);
            Evaluate(split.Second, node.Best.Value);
            if (++divisions % DivisionsPerReport == 0)
                _options.Progress?.Report(new(Incumbent.Cost, Math.Min(Bound, Incumbent.Cost), double.NaN, _open.Count));
        }

        return IsEnumerable && !_stop.IsSet && !IsProved ? Enumerate() : Result();
    }

    /// <summary>The proof of what <see cref="Run"/> returned, as far as the tree proves it.</summary>
    /// <param name="result">What it returned.</param>
    /// <param name="isOver">Whether there is no more time.</param>
    /// <returns>The certificate; null where there was no time for one.</returns>
    public Certificate? Certify(SolveResult result, Func<bool> isOver) => CertificateWriter.Finish(
        _problem, SearchTree.Draft(_terms, _state.MoveTo(null).Clusters?.Clusters, Top, result), Math.Min(Bound, result.Bound), isOver);

    // Whether the gap that was asked for is proved. Nodes are closed at Enough, which rounding may have put lower.
    private bool IsProved => Bound >= Incumbent.Cost - _options.RelativeGap * Math.Abs(Incumbent.Cost);

    private SolveResult Result() => Incumbent.ToResult(
        IsProved ? Termination.Optimal : _stop.Reason(Termination.Completed), Math.Min(Bound, Incumbent.Cost), Incumbent.Evaluations,
        $"{_nodes} nodes, {_terms.Count} classes of devices, {_open.Count} open",
        new() { Nodes = _nodes, Classes = _terms.Count, OpenNodes = _open.Count });

    // Every set: for a small fleet whose bounds do not close, or close no further than rounding.
    private SolveResult Enumerate()
    {
        var sets = new SetEnumeration(_problem, _options.Reading, Incumbent, _stop);
        return sets.Run() ? Incumbent.ToResult(
            Termination.Optimal, Incumbent.Cost, Incumbent.Evaluations,
            $"{_nodes} nodes, {_terms.Count} classes of devices, 0 open, {1L << _problem.DeviceCount} sets",
            new() { Nodes = _nodes, Classes = _terms.Count, OpenNodes = 0, CandidateSets = 1L << _problem.DeviceCount }) : Result();
    }

    // A first tree around the most promising deadline, as narrow there as the gap needs: costs grow with the square of the distance.
    private SearchNode? Begin()
    {
        var width = Math.Clamp(Math.Sqrt(_options.RelativeGap), LeastFirstWidth, MostFirstWidth);
        var range = DeadlineRange.Of(_terms, Incumbent.Cost);
        if (range.IsEmpty)
            return null;
        var finite = range.IsEndless ? range with { Last = DeadlineRange.Unhurried(_terms) } : range;
        var best = new BestDeadline(_bounding, _sets, _primal, _stop).Find(_state.MoveTo(null), finite, width, Incumbent.Cost, _prices);
        _bestDeadline = best.Deadline;
        // The incumbent may have become better on the way, and the range shorter.
        return FirstTree.Around(_terms, DeadlineRange.Of(_terms, Incumbent.Cost), best, width);
    }

    // `known` is a bound that holds without looking.
    private void Evaluate(SearchNode node, double known)
    {
        node.Best = node.Best with { Value = known };
        if (_stop.IsSet)
        {
            _open.Add(node, Enough);
            return;
        }

        _nodes++;
        var counts = _state.MoveTo(node.Path);
        var bounded = _bounding.Bound(node, counts, Enough, _prices);
        node.Best = bounded.Best;
        if (node.Best.Value < Enough)
            _primal.Visit(counts, bounded.Deadline, bounded.Price, _prices.BreakEven);
        if (BitOperations.IsPow2(_nodes) && _nodes >= FirstLocalSearch && _problem.DeviceCount <= LocalSearchDevices)
            _primal.Improve(_stop);
        _open.Add(node, Enough);
    }
}
