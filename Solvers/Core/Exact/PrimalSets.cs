namespace Judba.Solvers;

/// <summary>Sets of the price rule at the prices of a node, and local search from the incumbent.</summary>
internal sealed class PrimalSets(DualTerms terms, DeviceClasses classes, Incumbent incumbent)
{
    // Swaps cost M²/4 bounds: local search is for fleets where that is nothing.
    private const int LocalSearchDevices = 200;

    private readonly int[] _set = new int[classes.Problem.DeviceCount];
    private readonly int[] _last = new int[classes.Problem.DeviceCount];
    private int _lastCount = -1;
    private double _improvedFrom = double.NaN;

    /// <summary>Each device alone, where one uploader is enough.</summary>
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

    /// <summary>Offers everybody below break-even, within the counts of the node, with as many of the critical class as fit and one more.</summary>
    public void Visit(double deadline, double price, int critical, PriceSearch search)
    {
        var count = Fill(deadline, price, critical, search, extra: 0);
        if (count == _lastCount && _set.AsSpan(0, count).SequenceEqual(_last.AsSpan(0, count)))
            return;
        _set.AsSpan(0, count).CopyTo(_last);
        _lastCount = count;
        incumbent.Offer(_set.AsSpan(0, count));
        if (critical >= 0)
            incumbent.Offer(_set.AsSpan(0, Fill(deadline, price, critical, search, extra: 1)));
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

    private int Fill(double deadline, double price, int critical, PriceSearch search, int extra)
    {
        var count = 0;
        var load = 0.0;
        for (var c = 0; c < terms.Count; c++)
        {
            var wanted = search.BreakEven[c] > price ? terms.Upper[c] : terms.Lower[c];
            if (c == critical || wanted == 0)
                continue;
            classes.Members(c)[..wanted].CopyTo(_set.AsSpan(count));
            count += wanted;
            load += wanted * terms.Share(c, deadline - terms.Start[c], price);
        }

        if (critical >= 0)
        {
            var fit = (1 - load) / terms.Share(critical, deadline - terms.Start[critical], price);
            var taken = (int)Math.Clamp(Math.Floor(fit) + extra, terms.Lower[critical], terms.Upper[critical]);
            classes.Members(critical)[..taken].CopyTo(_set.AsSpan(count));
            count += taken;
        }

        for (var c = 0; c < terms.Count && count < terms.Problem.MinUploaders; c++)
            count = TopUp(c, count);
        return count;
    }

    // Fewer than MinUploaders want to: the classes in order fill up; local search does the choosing.
    private int TopUp(int c, int count)
    {
        foreach (var device in classes.Members(c))
        {
            if (count < terms.Problem.MinUploaders && _set.AsSpan(0, count).IndexOf(device) < 0)
                _set[count++] = device;
        }

        return count;
    }
}
