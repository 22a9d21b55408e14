using Judba.Models.Bandwidth;

namespace Judba.Solvers.Dual;

/// <summary>
/// The multipliers at which one set is the cheapest of all: the price of its own best bandwidth, and the rewards at which each cluster
/// sends as many uploaders as it must or may.
/// </summary>
/// <remarks>
/// <para>
/// Where a set fits at a deadline and one more device does not, the price that fills the band is not unique there: the set's own T and
/// price are where the bound of an interval around T is tight. At T* of <see cref="Models.Problems.Reading.MinLatency"/> that is
/// (A + Σ p)/Σ(b/y²), where the bound's slope in T vanishes; in <see cref="Models.Problems.Reading.MinCost"/> it is the multiplier of
/// <see cref="CostAllocation"/>.
/// </para>
/// <para>The set is the one of least φ within the counts, found anew at its own price.</para>
/// </remarks>
internal sealed class SetMultipliers(DualTerms terms)
{
    // The price of missing band is put this far above what just closes the interval at its ends.
    private const double Margin = 1.01;

    // The price that fills the band is found to this part of itself, by steps of this factor and then by halvings.
    private const double Precision = 1e-9, Stride = 16;
    private const int MaxHalvings = 60;

    // Sets tried, each of least φ at the multipliers of the one before: five or six are usual.
    private const int MaxIterations = 12;

    private readonly double[] _phi = new double[terms.Count];
    private readonly int[] _taken = new int[terms.Count];
    private readonly double[] _a = new double[terms.Problem.DeviceCount], _b = new double[terms.Problem.DeviceCount];
    private readonly double[] _p = new double[terms.Problem.DeviceCount], _w = new double[terms.Problem.DeviceCount];

    // Workspace of one call: a cluster's entries by their φ.
    private int[] _order = [];
    private double[] _keys = [];

    /// <summary>Finds them.</summary>
    /// <param name="counts">How many of each entry and cluster upload.</param>
    /// <param name="deadlines">The interval to bound, counted from the earliest start.</param>
    /// <param name="at">A deadline in it, and its multipliers, to begin with.</param>
    /// <param name="enough">The bound that is wanted, K included.</param>
    /// <returns>The multipliers and the deadline in the interval that they belong to; null where the set is empty.</returns>
    public (Multipliers Multipliers, double Deadline)? Find(
        UploaderCounts counts, (double From, double To) deadlines, (double Deadline, Multipliers Multipliers) at, double enough)
    {
        var uploaders = Choose(counts, at.Deadline, at.Multipliers);
        if (uploaders == 0)
            return null;
        var (deadline, price) = OfSet(uploaders);
        // Where the counts of no cluster hold it, the band is filled there already.
        if (!(deadline >= deadlines.From && deadline <= deadlines.To) && !IsAnyBounded(counts))
            return null;
        if (deadline > deadlines.To)
        {
            var (atFrom, atTo) = (PriceOfTooLittleBand(deadlines.From, enough), PriceOfTooLittleBand(deadlines.To, enough));
            (deadline, price) = (deadlines.To, Math.Max(atFrom, atTo));
            if (double.IsNaN(atTo))
                price = FillingPrice(counts, deadline, at.Multipliers);
        }
        else if (deadline < deadlines.From)
        {
            (deadline, price) = (deadlines.From, FillingPrice(counts, deadlines.From, at.Multipliers));
        }

        if (!double.IsFinite(price))
            return null;
        var found = new Multipliers(price, at.Multipliers.Reward);
        return (found with { ClusterRewards = Rewards(counts, deadline, found) }, deadline);
    }

    /// <summary>
    /// From everybody to the set of least φ at its own multipliers, and so on until it stays as it is: a set that costs what the bound of
    /// its deadline is.
    /// </summary>
    /// <param name="counts">How many of each entry upload.</param>
    /// <param name="visit">Receives the number of each entry's devices in each set.</param>
    /// <returns>
    /// The last deadline and the one before, equal where the set stayed; the multipliers of the last; null if it has too few devices.
    /// </returns>
    public (double Last, double Before, Multipliers Multipliers)? Iterate(UploaderCounts counts, Action<ReadOnlySpan<int>> visit)
    {
        var uploaders = Fill(counts.Upper);
        double before = double.NaN, beforeLast = double.NaN;
        for (var k = 0; ; k++)
        {
            var (deadline, price) = OfSet(uploaders);
            if (!double.IsFinite(deadline) || !double.IsFinite(price))
                return null;
            uploaders = Choose(counts, deadline, new(price, 0));
            if (uploaders < Math.Max(1, terms.Problem.MinUploaders))
                return null;
            visit(_taken);
            // A set that stays, or two that follow each other for ever.
            if (k == MaxIterations || deadline == before || deadline == beforeLast)
                return (deadline, before, new(price, 0));
            (before, beforeLast) = (deadline, before);
        }
    }

    private static bool IsAnyBounded(UploaderCounts counts)
    {
        for (var k = 0; k < (counts.Clusters?.Clusters.Count ?? 0); k++)
        {
            if (counts.Clusters!.IsBounded(k))
                return true;
        }

        return false;
    }

    // The set of least φ, as numbers of devices of each entry, and its devices' a, b, p. Returns their number.
    private int Choose(UploaderCounts counts, double deadline, Multipliers multipliers)
    {
        Evaluate(deadline, multipliers);
        ReadOnlySpan<int> lower = counts.Lower, upper = counts.Upper;
        var rewards = multipliers.ClusterRewards;
        for (var c = 0; c < terms.Count; c++)
        {
            var cluster = counts.Clusters?.Clusters.Of[c] ?? -1;
            var reward = cluster < 0 || rewards is null ? 0 : rewards[cluster].At(deadline);
            _taken[c] = _phi[c] - reward < 0 ? upper[c] : lower[c];
        }

        for (var k = 0; k < (counts.Clusters?.Clusters.Count ?? 0); k++)
        {
            if (counts.Clusters!.IsBounded(k))
                Choose(counts, k);
        }

        return Fill(_taken);
    }

    // The a, b and p of so many devices of each entry. Returns how many they are.
    private int Fill(ReadOnlySpan<int> taken)
    {
        var uploaders = 0;
        for (var c = 0; c < terms.Count; c++)
        {
            var n = taken[c];
            _a.AsSpan(uploaders, n).Fill(terms.Start[c]);
            _b.AsSpan(uploaders, n).Fill(terms.TransmitTime[c]);
            _p.AsSpan(uploaders, n).Fill(terms.EnergyWeight[c]);
            uploaders += n;
        }

        return uploaders;
    }

    // Of a cluster, those of least φ: all below 0 within its counts.
    private void Choose(UploaderCounts counts, int cluster)
    {
        var clusters = counts.Clusters!;
        var entries = Sort(clusters.Clusters.Members[cluster]);
        var left = clusters.Upper[cluster];
        var missing = clusters.Lower[cluster];
        foreach (var c in entries)
        {
            _taken[c] = counts.Lower[c];
            left -= counts.Lower[c];
            missing -= counts.Lower[c];
        }

        foreach (var c in entries)
        {
            var free = counts.Upper[c] - counts.Lower[c];
            var wanted = double.IsPositiveInfinity(_phi[c]) ? 0 : Math.Clamp(_phi[c] < 0 ? left : missing, 0, free);
            _taken[c] += wanted;
            left -= wanted;
            missing -= wanted;
        }
    }

    // ν of each bounded cluster: between the last φ that is taken and the first that is not, where that has the sign of the bound that
    // holds it there.
    private ClusterReward[]? Rewards(UploaderCounts counts, double deadline, Multipliers multipliers)
    {
        if (counts.Clusters is not { } clusters)
            return null;
        ClusterReward[]? rewards = null;
        Evaluate(deadline, multipliers);
        for (var k = 0; k < clusters.Clusters.Count; k++)
        {
            if (!clusters.IsBounded(k))
                continue;
            Choose(counts, k);
            var (inside, outside, taken) = (-1, -1, 0);
            foreach (var c in clusters.Clusters.Members[k])
            {
                taken += _taken[c];
                if (_taken[c] > counts.Lower[c] && (inside < 0 || _phi[c] > _phi[inside]))
                    inside = c;
                if (_taken[c] < counts.Upper[c] && double.IsFinite(_phi[c]) && (outside < 0 || _phi[c] < _phi[outside]))
                    outside = c;
            }

            var isFull = taken == clusters.Upper[k] && outside >= 0 && _phi[outside] < 0;
            var isShort = taken == clusters.Lower[k] && inside >= 0 && _phi[inside] > 0;
            if (!isFull && !isShort)
                continue;
            var (one, other) = (inside < 0 ? outside : inside, outside < 0 ? inside : outside);
            var slope = (Slope(one, deadline, multipliers.Price) + Slope(other, deadline, multipliers.Price)) / 2;
            var reward = _phi[one] + (_phi[other] - _phi[one]) / 2;
            if (clusters.Lower[k] < clusters.Upper[k])
                reward = isFull ? Math.Min(0, reward) : Math.Max(0, reward);
            if (double.IsFinite(slope) && double.IsFinite(reward))
                (rewards ??= new ClusterReward[clusters.Clusters.Count])[k] = new(reward - slope * deadline, slope);
        }

        return rewards;
    }

    private double Slope(int entry, double deadline, double price) =>
        terms.Slope(entry, Math.Max(deadline - terms.Start[entry], terms.TransmitTime[entry]), price);

    // φ of each entry, less the reward of all; +∞ where it cannot upload.
    private void Evaluate(double deadline, Multipliers multipliers)
    {
        for (var c = 0; c < terms.Count; c++)
        {
            var y = deadline - terms.Start[c];
            _phi[c] = y >= terms.TransmitTime[c] ? terms.Value(c, y, multipliers) : double.PositiveInfinity;
        }
    }

    // Where the set's own bandwidth is best.
    private (double Deadline, double Price) OfSet(int uploaders)
    {
        ReadOnlySpan<double> a = _a.AsSpan(0, uploaders), b = _b.AsSpan(0, uploaders), p = _p.AsSpan(0, uploaders);
        if (terms.IsMinCost)
        {
            var best = CostAllocation.Solve(a, b, p, terms.Problem.LatencyWeight, _w.AsSpan(0, uploaders));
            return (best.CompletionLatency, best.Price);
        }

        var least = LatencyNewton.Solve(a, b);
        double weight = terms.Problem.LatencyWeight, steepness = 0;
        for (var i = 0; i < uploaders; i++)
        {
            var y = least.TransmitLatency(a[i]);
            weight += p[i];
            steepness += b[i] / y / y;
        }

        return (least.CompletionLatency, weight / steepness);
    }

    // The set does not fit before the deadline: the price at which its missing band costs what the bound lacks there.
    private double PriceOfTooLittleBand(double deadline, double enough)
    {
        double cost = terms.Constant + terms.Problem.LatencyWeight * deadline, load = 0;
        for (var c = 0; c < terms.Count; c++)
        {
            if (_taken[c] == 0)
                continue;
            var y = deadline - terms.Start[c];
            cost += _taken[c] * (terms.UploadCost[c] + terms.EnergyWeight[c] * Math.Max(0, y));
            load += _taken[c] * (terms.TransmitTime[c] / Math.Max(y, terms.TransmitTime[c]));
        }

        return load > 1 ? Margin * Math.Max(0, enough - cost) / (load - 1) : double.NaN;
    }

    // The price at which the set of least φ fills the band at a deadline, sought from the given one; 0 if it leaves band at any price.
    private double FillingPrice(UploaderCounts counts, double deadline, Multipliers multipliers)
    {
        double low = 0, high = multipliers.Price;
        for (var k = 0; k < MaxHalvings && !(Load(counts, deadline, multipliers with { Price = high }) <= 1); k++)
            (low, high) = (high, Stride * high);
        for (var k = 0; k < MaxHalvings && high > 0 && high - low > Precision * high; k++)
        {
            var middle = low > 0 ? Math.Sqrt(low) * Math.Sqrt(high) : k == 0 ? 0 : high / Stride;
            if (Load(counts, deadline, multipliers with { Price = middle }) <= 1)
                high = middle;
            else
                low = middle;
        }

        return high;
    }

    // The band that the set of least φ takes at a price.
    private double Load(UploaderCounts counts, double deadline, Multipliers multipliers)
    {
        Choose(counts, deadline, multipliers);
        var load = 0.0;
        for (var c = 0; c < terms.Count; c++)
        {
            if (_taken[c] == 0)
                continue;
            var y = Math.Max(deadline - terms.Start[c], terms.TransmitTime[c]);
            load += _taken[c] * (terms.IsMinCost && multipliers.Price == 0 && terms.EnergyRoot[c] > 0
                ? double.PositiveInfinity : terms.Share(c, y, multipliers.Price));
        }

        return load;
    }

    private ReadOnlySpan<int> Sort(int[] entries)
    {
        if (_order.Length < entries.Length)
            (_order, _keys) = (new int[entries.Length], new double[entries.Length]);
        for (var k = 0; k < entries.Length; k++)
            (_order[k], _keys[k]) = (entries[k], _phi[entries[k]]);
        Array.Sort(_keys, _order, 0, entries.Length);
        return _order.AsSpan(0, entries.Length);
    }
}
