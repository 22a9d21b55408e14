namespace Judba.Solvers;

/// <summary>The price μ(T) at which the devices that want to upload by the deadline T fill the band: Σ_{φ&lt;0} w = 1.</summary>
/// <remarks>
/// The load falls with μ, smoothly where a device takes more than its deadline needs (w = √(p b/μ), <see cref="Reading.MinCost"/>
/// only) and in jumps where a device leaves (μ = its break-even price). Breakpoints are searched as in quickselect: each
/// pivot settles one side, and settled devices are folded into two sums; expected work is linear in the devices.
/// </remarks>
internal sealed class PriceSearch(DualTerms terms)
{
    private readonly int[] _undecided = new int[terms.Start.Length];
    private readonly double[] _breakEven = new double[terms.Start.Length];
    private readonly double[] _load = new double[terms.Start.Length];
    private readonly double[] _release = new double[terms.Start.Length];
    private readonly double[] _root = new double[terms.Start.Length];

    /// <summary>Break-even price of each device at the last deadline; 0 where it cannot or never wants to upload.</summary>
    public ReadOnlySpan<double> BreakEven => _breakEven;

    /// <summary>Finds μ(T).</summary>
    /// <param name="deadline">T, counted from the earliest start.</param>
    /// <returns>
    /// μ, and the critical device whose leaving makes room at that price (−1 if the band fits exactly or is not filled).
    /// </returns>
    public (double Price, int Critical) Find(double deadline)
    {
        var count = Prepare(deadline, out var least, out var elastic);
        if (!elastic && least <= 1)
            return (0, -1);

        double low = 0, high = double.PositiveInfinity, held = 0, free = 0;
        while (count > 0)
        {
            var pivot = Pivot(_undecided[count / 2], low, high);
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
        return (high, Array.IndexOf(_breakEven, high));
    }

    private int Prepare(double deadline, out double least, out bool elastic)
    {
        var b = terms.Problem.TransmitTime;
        var p = terms.Problem.TransmitEnergyWeight;
        var count = 0;
        least = 0;
        elastic = false;
        for (var i = 0; i < _breakEven.Length; i++)
        {
            var y = deadline - terms.Start[i];
            _breakEven[i] = y >= b[i] ? Math.Max(0, terms.BreakEven(i, y)) : 0;
            if (_breakEven[i] == 0)
                continue;
            _load[i] = b[i] / y;
            // Below this price the device takes √(p b/μ), more than its deadline needs.
            _release[i] = terms.IsMinCost ? p[i] * y * (y / b[i]) : 0;
            _root[i] = terms.IsMinCost ? Math.Sqrt(p[i] * b[i]) : 0;
            least += _load[i];
            elastic |= _root[i] > 0;
            _undecided[count++] = i;
        }

        return count;
    }

    private double Pivot(int device, double low, double high) =>
        _breakEven[device] > low && _breakEven[device] < high ? _breakEven[device] : _release[device];

    private double LoadAt(double price, int count, double held, double free)
    {
        var inverse = 1 / Math.Sqrt(price);
        var load = held + free * inverse;
        for (var k = 0; k < count; k++)
        {
            var i = _undecided[k];
            if (_breakEven[i] > price)
                load += Math.Max(_load[i], _root[i] * inverse);
        }

        return load;
    }

    // Drops every device that has no breakpoint left strictly between low and high.
    private int Settle(int count, double low, double high, ref double held, ref double free)
    {
        var kept = 0;
        for (var k = 0; k < count; k++)
        {
            var i = _undecided[k];
            if (_breakEven[i] <= low)
                continue;
            var leaves = _breakEven[i] < high;
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
