namespace Judba.Solvers;

/// <summary>The price μ(T) at which the devices that want to upload by the deadline T fill the band: Σ_{φ&lt;0} w = 1.</summary>
/// <remarks>
/// The load falls with μ, smoothly where a device takes more than its deadline needs (w = √(p b/μ), <see cref="Reading.MinCost"/>
/// only) and in jumps where a device leaves (μ = its break-even price). Breakpoints are searched as in quickselect: each
/// pivot settles one side, and settled devices are folded into two sums; expected work is linear in the devices.
/// </remarks>
internal sealed class PriceSearch(DualTerms terms)
{
    private readonly double[] _breakEven = new double[terms.Count];

    // One item for the devices of an entry that may upload, and one, without a break-even price, for those that must.
    private readonly int[] _undecided = new int[2 * terms.Count];
    private readonly double[] _leaves = new double[2 * terms.Count];
    private readonly double[] _release = new double[2 * terms.Count];
    private readonly double[] _load = new double[2 * terms.Count];
    private readonly double[] _root = new double[2 * terms.Count];

    /// <summary>Break-even price of each entry at the last deadline; 0 where it cannot or never wants to upload.</summary>
    public ReadOnlySpan<double> BreakEven => _breakEven;

    /// <summary>Finds μ(T).</summary>
    /// <param name="deadline">T, counted from the earliest start.</param>
    /// <returns>
    /// μ, and the critical entry whose leaving makes room at that price (−1 if the band fits exactly or is not filled);
    /// +∞ if those that must upload do not fit.
    /// </returns>
    public (double Price, int Critical) Find(double deadline)
    {
        var count = Prepare(deadline, out var least, out var elastic);
        if (!elastic && least <= 1)
            return (0, -1);

        double low = 0, high = double.PositiveInfinity, held = 0, free = 0;
        count = Settle(count, low, high, ref held, ref free);
        while (count > 0)
        {
            var middle = _undecided[count / 2];
            var pivot = _leaves[middle] > low && _leaves[middle] < high ? _leaves[middle] : _release[middle];
            if (LoadAt(pivot, count, held, free) > 1)
                low = pivot;
            else
                high = pivot;
            count = Settle(count, low, high, ref held, ref free);
        }

        // Between the last two breakpoints the load is held + free/√μ; if that stays above 1, a jump at `high` crosses it.
        var fit = held < 1 ? free / (1 - held) : double.PositiveInfinity;
        if (fit * fit < high)
            return (Math.Max(low, fit * fit), -1);
        return (high, double.IsFinite(high) ? Array.IndexOf(_breakEven, high) : -1);
    }

    private int Prepare(double deadline, out double least, out bool elastic)
    {
        var count = 0;
        least = 0;
        elastic = false;
        for (var i = 0; i < _breakEven.Length; i++)
        {
            double y = deadline - terms.Start[i], b = terms.TransmitTime[i], p = terms.EnergyWeight[i];
            int must = terms.Lower[i], may = terms.Upper[i] - must;
            _breakEven[i] = may > 0 && y >= b ? Math.Max(0, terms.BreakEven(i, y)) : 0;
            if (must == 0 && _breakEven[i] == 0)
                continue;
            double share = b / y, root = terms.IsMinCost ? Math.Sqrt(p * b) : 0;
            // Below the release price the device takes √(p b/μ), more than its deadline needs.
            var release = terms.IsMinCost ? p * y * (y / b) : 0;
            elastic |= root > 0;
            if (_breakEven[i] > 0)
                Add(i, _breakEven[i], may, ref least);
            if (must > 0)
                Add(terms.Count + i, double.PositiveInfinity, must, ref least);

            void Add(int item, double leaves, int devices, ref double sum)
            {
                (_leaves[item], _release[item]) = (leaves, release);
                (_load[item], _root[item]) = (devices * share, devices * root);
                sum += _load[item];
                _undecided[count++] = item;
            }
        }

        return count;
    }

    private double LoadAt(double price, int count, double held, double free)
    {
        var inverse = 1 / Math.Sqrt(price);
        var load = held + free * inverse;
        for (var k = 0; k < count; k++)
        {
            var i = _undecided[k];
            if (_leaves[i] > price)
                load += Math.Max(_load[i], _root[i] * inverse);
        }

        return load;
    }

    // Drops every item that has no breakpoint left strictly between low and high.
    private int Settle(int count, double low, double high, ref double held, ref double free)
    {
        var kept = 0;
        for (var k = 0; k < count; k++)
        {
            var i = _undecided[k];
            if (_leaves[i] <= low)
                continue;
            var leaves = _leaves[i] < high;
            if (leaves || (_release[i] > low && _release[i] < high))
                _undecided[kept++] = i;
            else if (_release[i] >= high)
                free += _root[i];
            else
                held += _load[i];
        }

        return kept;
    }
}
