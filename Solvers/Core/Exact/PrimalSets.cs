using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;
using Judba.Solvers.Greedy;

namespace Judba.Solvers.Exact;

/// <summary>Sets of the price rule at the prices of a node, and local search from the incumbent.</summary>
internal sealed class PrimalSets(DualTerms terms, DeviceClasses classes, Incumbent incumbent)
{
    // Swaps cost M²/4 bounds: local search is for fleets where that is nothing.
    private const int LocalSearchDevices = 200;

    // Break-even prices this close to the price, relative to it, are equal to it: in the subset-sum family all of them are.
    private const double Tie = 1e-9;

    private readonly int[] _set = new int[classes.Problem.DeviceCount];
    private readonly int[] _last = new int[classes.Problem.DeviceCount];
    private readonly List<int> _ties = [];
    private int _lastCount = -1;
    private double _improvedFrom = double.NaN;

    /// <summary>The cheapest device alone, where one uploader is enough.</summary>
    public void Start()
    {
        var problem = terms.Problem;
        if (problem.MinUploaders > 1)
            return;
        var (best, least) = (0, double.PositiveInfinity);
        for (var c = 0; c < terms.Count; c++)
        {
            var b = terms.TransmitTime[c];
            var cost = terms.UploadCost[c] + terms.EnergyWeight[c] * b + problem.LatencyWeight * (terms.Start[c] + b);
            if (cost < least)
                (best, least) = (c, cost);
        }

        incumbent.Offer([classes.Members(best)[0]]);
    }

    /// <summary>
    /// Offers everybody below break-even, within the counts of the node, with as many of those at break-even as fit, and with one more.
    /// </summary>
    public void Visit(double deadline, double price, PriceSearch search)
    {
        var count = Fill(deadline, price, search, extra: 0);
        if (count == _lastCount && _set.AsSpan(0, count).SequenceEqual(_last.AsSpan(0, count)))
            return;
        _set.AsSpan(0, count).CopyTo(_last);
        _lastCount = count;
        incumbent.Offer(_set.AsSpan(0, count));
        if (_ties.Count > 0)
            incumbent.Offer(_set.AsSpan(0, Fill(deadline, price, search, extra: 1)));
    }

    /// <summary>Local search from the incumbent, if that has changed since the last one.</summary>
    public void Improve()
    {
        if (_set.Length > LocalSearchDevices || incumbent.Cost == _improvedFrom)
            return;
        var problem = terms.Problem;
        var around = new Neighbourhood(problem, terms.IsMinCost ? Reading.MinCost : Reading.MinLatency, incumbent.Set);
        while (around.Improve(problem.MinUploaders))
            incumbent.Keep(around.Set, around.Cost);
        _improvedFrom = incumbent.Cost;
    }

    private int Fill(double deadline, double price, PriceSearch search, int extra)
    {
        var count = 0;
        var load = 0.0;
        var breakEven = search.BreakEven;
        double above = price * (1 + Tie), below = price * (1 - Tie);
        _ties.Clear();
        for (var c = 0; c < terms.Count; c++)
        {
            var wanted = breakEven[c] > above ? terms.Upper[c] : terms.Lower[c];
            if (breakEven[c] > 0 && breakEven[c] >= below && breakEven[c] <= above)
                _ties.Add(c);
            if (wanted == 0)
                continue;
            classes.Members(c)[..wanted].CopyTo(_set.AsSpan(count));
            count += wanted;
            load += wanted * terms.Share(c, deadline - terms.Start[c], price);
        }

        foreach (var c in _ties)
        {
            var share = terms.Share(c, deadline - terms.Start[c], price);
            var free = terms.Upper[c] - terms.Lower[c];
            var taken = (int)Math.Clamp(Math.Floor((1 - load) / share), 0, free);
            load += taken * share;
            // One more of the first that do not all fit.
            if (taken < free && extra > 0)
                (taken, extra) = (taken + extra, 0);
            classes.Members(c).Slice(terms.Lower[c], taken).CopyTo(_set.AsSpan(count));
            count += taken;
        }

        return count < terms.Problem.MinUploaders ? TopUp(count, breakEven) : count;
    }

    // Fewer than MinUploaders want to: those who would at the highest price fill up.
    private int TopUp(int count, ReadOnlySpan<double> breakEven)
    {
        var inside = new bool[_set.Length];
        foreach (var device in _set.AsSpan(0, count))
            inside[device] = true;
        var keys = new double[terms.Count];
        var order = new int[terms.Count];
        for (var c = 0; c < terms.Count; c++)
            (keys[c], order[c]) = (-breakEven[c], c);
        Array.Sort(keys, order);
        foreach (var c in order)
        {
            foreach (var device in classes.Members(c)[..terms.Upper[c]])
            {
                if (count == terms.Problem.MinUploaders)
                    return count;
                if (!inside[device])
                    _set[count++] = device;
            }
        }

        return count;
    }
}
