using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Models.Scoring;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;

namespace Judba.Solvers.Greedy;

/// <summary>A set of uploaders and everything that one add, drop or swap can make of it.</summary>
/// <remarks>
/// <para>
/// Bound of a move to S′: one Newton step on 1/F at the T* of S, with the two devices exchanged in F = Σ b/y and G = Σ b/y²,
/// lands at or left of T*(S′) (see <see cref="LatencyNewton"/>). In <see cref="Reading.MinLatency"/> the cost grows with T*, which
/// makes it a bound on the cost. In <see cref="Reading.MinCost"/>, the better of K + Σ g + A·T + (Σ √(p b))² and, at the price μ
/// of S, C(S) + (g_i + 2√(p_i μ b_i)) − φ_j(T, μ), both at that earliest T.
/// </para>
/// <para>A move without a device to add or to drop has −1 in its place.</para>
/// </remarks>
internal sealed class Neighbourhood
{
    // Bounds are lowered by this part of their terms: they are compared with exact costs. Sums that a drop may cancel
    // count with the terms that they were made of.
    private const double Slack = 1e-12;

    // A move must gain more than rounding, or two equal sets would follow each other for ever.
    private const double LeastGain = 1e-13;

    private readonly DualTerms _terms;
    private readonly SetScorer _scorer;
    private readonly bool[] _inside;
    private readonly int[] _trial;
    private readonly double[] _root;
    private readonly double[] _a, _b, _p, _w;
    private int[] _set;
    private LatencySolution _least;
    private double _deadline, _price, _steepness, _upload, _energy, _head, _rootSum, _scale;

    public Neighbourhood(Problem problem, Reading reading, ReadOnlySpan<int> set)
    {
        var m = problem.DeviceCount;
        _terms = new DualTerms(problem, reading);
        _scorer = new SetScorer(problem, reading);
        _inside = new bool[m];
        _trial = new int[m];
        (_a, _b, _p, _w) = (new double[m], new double[m], new double[m], new double[m]);
        _root = new double[m];
        for (var i = 0; i < m; i++)
            _root[i] = Math.Sqrt(problem.TransmitEnergyWeight[i] * problem.TransmitTime[i]);
        _set = set.ToArray();
        foreach (var i in _set)
            _inside[i] = true;
        Refresh();
    }

    /// <summary>The set, ascending.</summary>
    public ReadOnlySpan<int> Set => _set;

    /// <summary>Its cost.</summary>
    public double Cost { get; private set; }

    /// <summary>Makes the best improving add or drop, else the best improving swap; false if there is none or time is up.</summary>
    /// <param name="minUploaders">Fewest uploaders; while there are fewer, the best add counts as improving.</param>
    /// <param name="stop">When to give up; null for never.</param>
    public bool Improve(int minUploaders, StopSignal? stop = null)
    {
        var target = _set.Length < minUploaders ? double.PositiveInfinity : Cost - LeastGain * Math.Abs(Cost);
        var move = Best(AddsAndDrops(minUploaders), target, stop);
        if (move.Cost >= target)
            move = Best(Swaps(), target, stop);
        if (move.Cost >= target)
            return false;
        Take(move.Add, move.Drop);
        return true;
    }

    // The cheapest move, by bounds first: the most promising one is scored, then whatever could still beat it.
    private (double Cost, int Add, int Drop) Best(IEnumerable<(int Add, int Drop)> moves, double target, StopSignal? stop)
    {
        (double Bound, int Add, int Drop) promising = (double.PositiveInfinity, -1, -1);
        const int StopEvery = 1024;
        var looked = 0;
        foreach (var (add, drop) in moves)
        {
            if (++looked % StopEvery == 0 && stop is { IsSet: true })
                break;
            var bound = Bound(add, drop);
            if (bound < promising.Bound)
                promising = (bound, add, drop);
        }

        if (!(promising.Bound < target))
            return (double.PositiveInfinity, -1, -1);
        (double Cost, int Add, int Drop) best = (Score(promising.Add, promising.Drop), promising.Add, promising.Drop);
        foreach (var (add, drop) in moves)
        {
            if (++looked % StopEvery == 0 && stop is { IsSet: true })
                break;
            if (Bound(add, drop) < Math.Min(best.Cost, target) && Score(add, drop) is var cost && cost < best.Cost)
                best = (cost, add, drop);
        }

        return best;
    }

    public IEnumerable<(int Add, int Drop)> AddsAndDrops(int minUploaders)
    {
        for (var i = 0; i < _inside.Length; i++)
        {
            if (!_inside[i])
                yield return (i, -1);
            else if (_set.Length > minUploaders)
                yield return (-1, i);
        }
    }

    public IEnumerable<(int Add, int Drop)> Swaps()
    {
        for (var i = 0; i < _inside.Length; i++)
        {
            if (_inside[i])
                continue;
            foreach (var j in _set)
                yield return (i, j);
        }
    }

    /// <summary>Exact cost of the set after a move.</summary>
    public double Score(int add, int drop) => _scorer.Cost(After(add, drop));

    /// <summary>Makes a move.</summary>
    public void Take(int add, int drop)
    {
        _set = After(add, drop).ToArray();
        if (add >= 0)
            _inside[add] = true;
        if (drop >= 0)
            _inside[drop] = false;
        Refresh();
    }

    /// <summary>A lower bound on <see cref="Score"/>.</summary>
    public double Bound(int add, int drop)
    {
        var problem = _terms.Problem;
        ReadOnlySpan<double> b = problem.TransmitTime, g = problem.UploadCost, p = problem.TransmitEnergyWeight;
        if (_set.Length + (add >= 0 ? 1 : 0) - (drop >= 0 ? 1 : 0) == 0)
            return problem.Constant;
        double load = _set.Length == 0 ? 0 : 1, steepness = _steepness, earliest = 0;
        double loadTerms = load, steepnessTerms = steepness;
        double upload = _upload, energy = _energy, head = _head, root = _rootSum, scale = _scale;
        var late = false;
        if (add >= 0)
        {
            var y = _least.TransmitLatency(_terms.Start[add]);
            earliest = _terms.Start[add] + b[add];
            // It starts after everybody else is done: T is at least its own, and nothing more is known.
            late = !(y > 0);
            load += b[add] / y;
            loadTerms = load;
            steepness += b[add] / (y * y);
            steepnessTerms = steepness;
            upload += g[add];
            energy += p[add];
            head += p[add] * _terms.Start[add];
            root += _root[add];
            scale += Math.Abs(g[add]);
        }

        double energyTerms = energy, headTerms = head, rootTerms = root;
        if (drop >= 0)
        {
            var y = _least.TransmitLatency(_terms.Start[drop]);
            load -= b[drop] / y;
            steepness -= b[drop] / (y * y);
            upload -= g[drop];
            energy -= p[drop];
            head -= p[drop] * _terms.Start[drop];
            root -= _root[drop];
        }

        // The step (F − 1)·F/G, lowered by the rounding of F and G; where a drop cancels them, what is certain remains.
        double loadError = Slack * loadTerms, steepnessError = Slack * steepnessTerms, excess = load - 1 - loadError;
        var toward = excess < 0 ? 1 : -1;
        var stride = excess * Math.Max(0, load + toward * loadError) / (steepness - toward * steepnessError);
        var known = !late && _set.Length > 0 && steepness > steepnessError;
        var deadline = known && _deadline + stride > earliest ? _deadline + stride : earliest;
        var weight = problem.LatencyWeight;
        if (!_terms.IsMinCost)
        {
            var waiting = (weight + energy) * deadline;
            return _terms.Constant + upload + waiting - head - Slack * (scale + (weight + energyTerms) * deadline + headTerms);
        }

        var waste = weight * deadline + root * root;
        var bound = _terms.Constant + upload + waste - Slack * (scale + weight * deadline + rootTerms * rootTerms);
        var left = drop < 0 ? 0 : deadline - _terms.Start[drop];
        if (_set.Length == 0 || (drop >= 0 && !(left > 0)))
            return bound;
        var joins = add < 0 ? 0 : g[add] + 2 * _root[add] * Math.Sqrt(_price);
        var leaves = drop < 0 ? 0 : _terms.Value(drop, left, new(_price, 0));
        return Math.Max(bound, Cost + joins - leaves - Slack * (scale + Math.Abs(Cost) + Math.Abs(leaves)));
    }

    private ReadOnlySpan<int> After(int add, int drop)
    {
        var n = 0;
        var pending = add;
        foreach (var i in _set)
        {
            if (pending >= 0 && pending < i)
            {
                _trial[n++] = pending;
                pending = -1;
            }

            if (i != drop)
                _trial[n++] = i;
        }

        if (pending >= 0)
            _trial[n++] = pending;
        return _trial.AsSpan(0, n);
    }

    // Everything that Bound needs of the present set.
    private void Refresh()
    {
        var problem = _terms.Problem;
        Cost = _scorer.Cost(_set);
        (_deadline, _price, _steepness, _upload, _energy, _head, _rootSum) = (0, 0, 0, 0, 0, 0, 0);
        _scale = Math.Abs(problem.Constant) + problem.LatencyWeight * _terms.EarliestStart;
        if (_set.Length == 0)
            return;
        var n = _set.Length;
        for (var k = 0; k < n; k++)
        {
            var i = _set[k];
            (_a[k], _b[k], _p[k]) = (_terms.Start[i], problem.TransmitTime[i], problem.TransmitEnergyWeight[i]);
            _upload += problem.UploadCost[i];
            _scale += Math.Abs(problem.UploadCost[i]);
            _energy += _p[k];
            _head += _p[k] * _a[k];
            _rootSum += _root[i];
        }

        ReadOnlySpan<double> a = _a.AsSpan(0, n), b = _b.AsSpan(0, n);
        _least = LatencyNewton.Solve(a, b);
        _deadline = _least.CompletionLatency;
        for (var k = 0; k < n; k++)
            _steepness += b[k] / (_least.TransmitLatency(a[k]) * _least.TransmitLatency(a[k]));
        if (_terms.IsMinCost)
            _price = CostAllocation.Solve(a, b, _p.AsSpan(0, n), problem.LatencyWeight, _w.AsSpan(0, n)).Price;
    }
}
