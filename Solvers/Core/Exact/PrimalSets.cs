using Judba.Models.Problems;
using Judba.Solvers.Abstractions;
using Judba.Solvers.Dual;
using Judba.Solvers.Greedy;

namespace Judba.Solvers.Exact;

/// <summary>
/// Offers sets to the incumbent: those of the price rule at a deadline and a price, and what local search makes of the best one.
/// </summary>
internal sealed class PrimalSets(DualTerms terms, Incumbent incumbent)
{
    // Break-even prices this close to the price, relative to it, are equal to it: in the subset-sum family all of them are.
    private const double Tie = 1e-9;

    private readonly int[] _set = new int[terms.Problem.DeviceCount];
    private readonly int[] _last = new int[terms.Problem.DeviceCount];

    // Workspace of one call: entries at break-even.
    private readonly List<int> _ties = [];

    // Neighbouring nodes often lead to the same set: it is offered once.
    private int _lastCount = -1;
    private double _improvedFrom = double.NaN;

    /// <summary>The cheapest device alone, where one uploader is enough.</summary>
    public void Start()
    {
        if (terms.Problem.MinUploaders <= 1)
            incumbent.Offer([terms.CheapestAlone()]);
    }

    /// <summary>
    /// Offers everybody below break-even, within the counts, with as many of those at break-even as fit, and then with one more. Where
    /// these are fewer than MinUploaders, the next in the order of their break-even prices fill up.
    /// </summary>
    /// <param name="counts">How many of each entry upload.</param>
    /// <param name="deadline">T, counted from the earliest start.</param>
    /// <param name="price">μ.</param>
    /// <param name="breakEven">Break-even price of each entry at that deadline.</param>
    public void Visit(UploaderCounts counts, double deadline, double price, ReadOnlySpan<double> breakEven)
    {
        var (count, anyTies) = Fill(counts, deadline, price, breakEven, extra: 0);
        if (count == _lastCount && _set.AsSpan(0, count).SequenceEqual(_last.AsSpan(0, count)))
            return;
        _set.AsSpan(0, count).CopyTo(_last);
        _lastCount = count;
        incumbent.Offer(_set.AsSpan(0, count));
        if (anyTies)
            incumbent.Offer(_set.AsSpan(0, Fill(counts, deadline, price, breakEven, extra: 1).Count));
    }

    /// <summary>Offers so many devices of each entry, the first ones of their class.</summary>
    public void Offer(ReadOnlySpan<int> taken)
    {
        var count = 0;
        for (var c = 0; c < taken.Length; c++)
        {
            terms.Classes.Members(c)[..taken[c]].CopyTo(_set.AsSpan(count));
            count += taken[c];
        }

        incumbent.Offer(_set.AsSpan(0, count));
    }

    /// <summary>
    /// Local search from the incumbent until no add, drop or swap helps, if the incumbent has changed since the last one.
    /// </summary>
    /// <param name="stop">When to give up; null for never.</param>
    public void Improve(StopSignal? stop = null)
    {
        if (incumbent.Cost == _improvedFrom)
            return;
        var problem = terms.Problem;
        var around = new Neighbourhood(problem, terms.IsMinCost ? Reading.MinCost : Reading.MinLatency, incumbent.Set);
        while (stop is not { IsSet: true } && around.Improve(problem.MinUploaders))
            incumbent.Keep(around.Set, around.Cost);
        _improvedFrom = incumbent.Cost;
    }

    private (int Count, bool AnyTies) Fill(
        UploaderCounts counts, double deadline, double price, ReadOnlySpan<double> breakEven, int extra)
    {
        ReadOnlySpan<int> lower = counts.Lower, upper = counts.Upper;
        var count = 0;
        var load = 0.0;
        double above = price * (1 + Tie), below = price * (1 - Tie);
        _ties.Clear();
        for (var c = 0; c < terms.Count; c++)
        {
            var wanted = breakEven[c] > above ? upper[c] : lower[c];
            if (breakEven[c] > 0 && breakEven[c] >= below && breakEven[c] <= above)
                _ties.Add(c);
            if (wanted == 0)
                continue;
            terms.Classes.Members(c)[..wanted].CopyTo(_set.AsSpan(count));
            count += wanted;
            load += wanted * terms.Share(c, deadline - terms.Start[c], price);
        }

        foreach (var c in _ties)
        {
            var share = terms.Share(c, deadline - terms.Start[c], price);
            var free = upper[c] - lower[c];
            var taken = (int)Math.Clamp(Math.Floor((1 - load) / share), 0, free);
            load += taken * share;
            // One more of the first that do not all fit.
            if (taken < free && extra > 0)
                (taken, extra) = (taken + extra, 0);
            terms.Classes.Members(c).Slice(lower[c], taken).CopyTo(_set.AsSpan(count));
            count += taken;
        }

        return (count < terms.Problem.MinUploaders ? TopUp(upper, count, breakEven) : count, _ties.Count > 0);
    }

    // Fewer than MinUploaders want to upload: those who would at the highest prices fill up.
    private int TopUp(ReadOnlySpan<int> upper, int count, ReadOnlySpan<double> breakEven)
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
            foreach (var device in terms.Classes.Members(c)[..upper[c]])
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
