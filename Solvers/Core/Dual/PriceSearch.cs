using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Judba.Models.Problems;

namespace Judba.Solvers.Dual;

/// <summary>The price μ(T) at which the devices that want to upload by the deadline T fill the band: Σ_{φ&lt;0} w = 1.</summary>
/// <remarks>
/// The load falls with μ, smoothly where a device takes more than its deadline needs (w = √(p b/μ), <see cref="Reading.MinCost"/>
/// only) and in jumps where a device leaves (μ = its break-even price). A guess is bracketed by whole passes of vectors; what has
/// its breakpoint in the bracket is searched as in quickselect: each pivot settles one side, and settled devices are folded into two
/// sums. Expected work is linear in the devices, and two passes where the guess is good.
/// </remarks>
internal sealed class PriceSearch(DualTerms terms)
{
    // A guess is tried this far to both sides; each further step is the last one squared twice.
    private const double FirstStep = 1.02;
    private const int MaxSteps = 4;

    // With fewer entries than this, bracketing costs more than it saves.
    private const int WorthBracketing = 64;

    private readonly double[] _breakEven = new double[terms.Start.Length];
    private readonly double[] _share = new double[terms.Start.Length];
    private Item[] _undecided = new Item[Math.Min(terms.Count, 1024)];
    private int _count;

    /// <summary>Break-even price of each entry at the last deadline; 0 where it cannot or never wants to upload.</summary>
    public ReadOnlySpan<double> BreakEven => _breakEven.AsSpan(0, terms.Count);

    /// <summary>Uploaders at the last deadline and its price: who breaks even above it, who must, and of the critical entry the part that fits.</summary>
    public double Uploaders(double price, int critical)
    {
        double count = 0, load = 0, inverse = price > 0 ? 1 / Math.Sqrt(price) : 0;
        for (var i = 0; i < terms.Count; i++)
        {
            double devices = _breakEven[i] > price ? terms.Upper[i] : terms.Lower[i];
            count += devices;
            if (devices > 0)
                load += devices * Math.Max(_share[i], terms.EnergyRoot[i] * inverse);
        }

        return critical < 0
            ? count
            : count + Math.Clamp((1 - load) / Math.Max(_share[critical], terms.EnergyRoot[critical] * inverse), 0, terms.May[critical]);
    }

    /// <summary>Finds μ(T).</summary>
    /// <param name="deadline">T, counted from the earliest start.</param>
    /// <param name="guess">A price that μ(T) may be near to; 0 for none. The answer does not depend on it.</param>
    /// <returns>
    /// μ, and the critical entry whose leaving makes room at that price (−1 if the band fits exactly or is not filled);
    /// +∞ if those that must upload do not fit.
    /// </returns>
    public (double Price, int Critical) Find(double deadline, double guess = 0)
    {
        var isGuess = guess > 0 && double.IsFinite(guess * guess) && terms.Count >= WorthBracketing;
        double low = 0, high = double.PositiveInfinity;
        var (least, elastic, atLow, atHigh) = Prepare(deadline, guess / FirstStep, guess * FirstStep);
        if (!elastic && least <= 1)
            return (0, -1);
        if (isGuess)
            (low, high) = Bracket(guess, atLow, atHigh);

        var (held, free) = Gather(low, high);
        while (_count > 0)
        {
            var middle = _undecided[_count / 2];
            var pivot = middle.Leaves > low && middle.Leaves < high ? middle.Leaves : middle.Release;
            if (LoadOfUndecided(pivot, held, free) > 1)
                low = pivot;
            else
                high = pivot;
            Settle(low, high, ref held, ref free);
        }

        // Between the last two breakpoints the load is held + free/√μ; if that stays above 1, a jump at `high` crosses it.
        var fit = held < 1 ? free / (1 - held) : double.PositiveInfinity;
        if (fit * fit < high)
            return (Math.Max(low, fit * fit), -1);
        return (high, double.IsFinite(high) ? BreakEven.IndexOf(high) : -1);
    }

    // Break-even prices and shares of all; the load at price 0, whether any of it grows as the price falls, and the loads at two prices.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Least, bool IsElastic, double AtLow, double AtHigh) Prepare(double deadline, double low, double high)
    {
        ReadOnlySpan<double> start = terms.Start, transmit = terms.TransmitTime, upload = terms.UploadCost;
        ReadOnlySpan<double> energy = terms.EnergyWeight, roots = terms.EnergyRoot, musts = terms.Must, mays = terms.May;
        Span<double> breakEven = _breakEven, share = _share;
        Vector<double> zero = default, vDeadline = new(deadline), vLow = new(low), vHigh = new(high), four = new(4.0), reward = new(terms.Reward);
        Vector<double> rootAtLow = new(1 / Math.Sqrt(low)), rootAtHigh = new(1 / Math.Sqrt(high)), infinite = new(double.PositiveInfinity);
        Vector<double> least = zero, elastic = zero, atLow = zero, atHigh = zero;
        for (var i = 0; i < start.Length; i += Vector<double>.Count)
        {
            Vector<double> b = new(transmit[i..]), g = new Vector<double>(upload[i..]) - reward, p = new(energy[i..]);
            Vector<double> must = new(musts[i..]), may = new(mays[i..]);
            var y = vDeadline - new Vector<double>(start[i..]);
            var canUpload = Vector.GreaterThanOrEqual(y, b);
            var w = b / Vector.ConditionalSelect(canUpload, y, b);
            // φ = 0: −(g + p y) y/b, or, where the device takes more than it needs there, g²/(4 p b).
            Vector<double> energyCost = p * y, worth = -(g + energyCost), per = w;
            if (terms.IsMinCost)
            {
                var isFree = Vector.GreaterThan(g, -(energyCost + energyCost));
                worth = Vector.ConditionalSelect(isFree, Vector.ConditionalSelect(Vector.LessThan(g, zero), g * g, zero), worth);
                per = Vector.ConditionalSelect(isFree, four * p * b, per);
            }

            var leaves = worth / per;
            leaves = Vector.ConditionalSelect(canUpload & Vector.GreaterThan(may, zero) & Vector.GreaterThan(leaves, zero), leaves, zero);
            leaves.CopyTo(breakEven[i..]);
            // Who must upload and cannot needs more band than there is.
            w = Vector.ConditionalSelect(canUpload, w, Vector.ConditionalSelect(Vector.GreaterThan(must, zero), infinite, zero));
            w.CopyTo(share[i..]);
            var all = must + Vector.ConditionalSelect(Vector.GreaterThan(leaves, zero), may, zero);
            least += Vector.ConditionalSelect(Vector.GreaterThan(all, zero), all * w, zero);
            if (terms.IsMinCost)
            {
                Vector<double> root = new(roots[i..]);
                elastic += all * root;
                var few = must + Vector.ConditionalSelect(Vector.GreaterThan(leaves, vHigh), may, zero);
                var many = must + Vector.ConditionalSelect(Vector.GreaterThan(leaves, vLow), may, zero);
                atLow += Vector.ConditionalSelect(Vector.GreaterThan(many, zero), many * Vector.Max(w, root * rootAtLow), zero);
                atHigh += Vector.ConditionalSelect(Vector.GreaterThan(few, zero), few * Vector.Max(w, root * rootAtHigh), zero);
            }
            else
            {
                atLow += Vector.ConditionalSelect(Vector.GreaterThan(leaves, vLow), may * w, zero);
                atHigh += Vector.ConditionalSelect(Vector.GreaterThan(leaves, vHigh), may * w, zero);
                var sure = Vector.ConditionalSelect(Vector.GreaterThan(must, zero), must * w, zero);
                atLow += sure;
                atHigh += sure;
            }
        }

        return (Vector.Sum(least), Vector.Sum(elastic) > 0, Vector.Sum(atLow), Vector.Sum(atHigh));
    }

    // Prices around the guess with a load above 1 at the first and not at the second, or 0, or +∞ where that is too far away.
    private (double Low, double High) Bracket(double guess, double atLow, double atHigh)
    {
        double low = guess / FirstStep, high = guess * FirstStep, step = FirstStep * FirstStep;
        if (atLow > 1 && atHigh <= 1)
            return (low, high);
        for (var k = 0; k < MaxSteps; k++)
        {
            step *= step;
            step *= step;
            if (atHigh > 1)
            {
                low = high;
                high *= step;
                if (!(Load(high) > 1))
                    return (low, high);
            }
            else
            {
                high = low;
                low /= step;
                if (Load(low) > 1)
                    return (low, high);
            }
        }

        return atHigh > 1 ? (high, double.PositiveInfinity) : (0, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Load(double price)
    {
        ReadOnlySpan<double> breakEven = _breakEven, share = _share, roots = terms.EnergyRoot, musts = terms.Must, mays = terms.May;
        Vector<double> zero = default, load = zero, vPrice = new(price), inverse = new(1 / Math.Sqrt(price));
        for (var i = 0; i < breakEven.Length; i += Vector<double>.Count)
        {
            var devices = new Vector<double>(musts[i..])
                + Vector.ConditionalSelect(Vector.GreaterThan(new(breakEven[i..]), vPrice), new(mays[i..]), zero);
            var w = Vector.Max(new(share[i..]), new Vector<double>(roots[i..]) * inverse);
            load += Vector.ConditionalSelect(Vector.GreaterThan(devices, zero), devices * w, zero);
        }

        return Vector.Sum(load);
    }

    // One item for the devices of an entry that may upload, and one, without a break-even price, for those that must, as far as they have
    // a breakpoint strictly inside the bracket; the sums of all others that upload in it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Held, double Free) Gather(double low, double high)
    {
        _count = 0;
        double heldAlone = 0, freeAlone = 0;
        ReadOnlySpan<double> breakEven = _breakEven, shares = _share, roots = terms.EnergyRoot, musts = terms.Must, mays = terms.May;
        Vector<double> zero = default, held = zero, free = zero, vLow = new(low), vHigh = new(high);
        Vector<double> rootLow = new(Math.Sqrt(low)), rootHigh = new(Math.Sqrt(high));
        for (var i = 0; i < breakEven.Length; i += Vector<double>.Count)
        {
            Vector<double> leaves = new(breakEven[i..]), share = new(shares[i..]), root = new(roots[i..]), must = new(musts[i..]);
            var stays = Vector.GreaterThanOrEqual(leaves, vHigh);
            var devices = must + Vector.ConditionalSelect(stays, new(mays[i..]), zero);
            // Below the release price (√(p b)/w)² the device takes √(p b/μ), more than its deadline needs.
            var isFree = Vector.GreaterThanOrEqual(root, share * rootHigh);
            var isHeld = Vector.LessThanOrEqual(root, share * rootLow);
            var isOpen = Vector.AndNot(Vector.GreaterThan(leaves, vLow), stays)
                | Vector.AndNot(Vector.AndNot(Vector.GreaterThan(devices, zero), isFree), isHeld);
            if (Vector.EqualsAll(isOpen, Vector<long>.Zero))
            {
                free += Vector.ConditionalSelect(isFree, devices * root, zero);
                held += Vector.ConditionalSelect(isFree, zero, Vector.ConditionalSelect(Vector.GreaterThan(devices, zero), devices * share, zero));
                continue;
            }

            for (var k = i; k < Math.Min(i + Vector<double>.Count, terms.Count); k++)
                Place(k, low, high, ref heldAlone, ref freeAlone);
        }

        return (Vector.Sum(held) + heldAlone, Vector.Sum(free) + freeAlone);
    }

    private void Place(int i, double low, double high, ref double held, ref double free)
    {
        double leaves = _breakEven[i], must = terms.Must[i], share = _share[i], root = terms.EnergyRoot[i];
        var release = root == 0 ? 0 : root / share * (root / share);
        if (leaves > low)
            Place(new Item(leaves, release, terms.May[i] * share, terms.May[i] * root), low, high, ref held, ref free);
        if (must > 0)
            Place(new Item(double.PositiveInfinity, release, must * share, must * root), low, high, ref held, ref free);
    }

    private void Place(in Item item, double low, double high, ref double held, ref double free)
    {
        if (item.Leaves < high || (item.Release > low && item.Release < high))
        {
            if (_count == _undecided.Length)
                Array.Resize(ref _undecided, 2 * _count);
            _undecided[_count++] = item;
        }
        else if (item.Release >= high)
        {
            free += item.Root;
        }
        else
        {
            held += item.Load;
        }
    }

    private double LoadOfUndecided(double price, double held, double free)
    {
        var inverse = 1 / Math.Sqrt(price);
        var load = held + free * inverse;
        foreach (ref readonly var item in _undecided.AsSpan(0, _count))
        {
            if (item.Leaves > price)
                load += Math.Max(item.Load, item.Root * inverse);
        }

        return load;
    }

    // Drops every item that has no breakpoint left strictly between low and high.
    private void Settle(double low, double high, ref double held, ref double free)
    {
        var items = _undecided.AsSpan(0, _count);
        _count = 0;
        foreach (ref readonly var item in items)
        {
            if (item.Leaves > low)
                Place(item, low, high, ref held, ref free);
        }
    }

    // Devices that leave at one price: Load and Root are their sums of b/y and √(p b).
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Item(double Leaves, double Release, double Load, double Root);
}
