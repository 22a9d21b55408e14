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

    // Workspace of one call: what quickselect has not decided yet.
    private Item[] _undecided = new Item[Math.Min(terms.Count, 1024)];
    private int _count;

    /// <summary>Finds μ(T).</summary>
    /// <param name="counts">How many of each entry upload.</param>
    /// <param name="deadline">T, counted from the earliest start.</param>
    /// <param name="prices">Receives the break-even price of each entry at that deadline.</param>
    /// <param name="reward">ν ≥ 0, taken off every g (<see cref="Multipliers"/>).</param>
    /// <param name="guess">A price that μ(T) may be near to; 0 for none. The answer does not depend on it.</param>
    // Compiled once and by itself: inlined into a caller its loops were a tenth slower.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public BandPrice Find(UploaderCounts counts, double deadline, EntryPrices prices, double reward = 0, double guess = 0)
    {
        var isGuess = guess > 0 && double.IsFinite(guess * guess) && terms.Count >= WorthBracketing;
        double low = 0, high = double.PositiveInfinity;
        var (least, elastic, atLow, atHigh) = Prepare(counts, prices, (deadline, reward), guess / FirstStep, guess * FirstStep);
        if (!elastic && least <= 1)
            return new(0, -1);
        if (isGuess)
            (low, high) = Bracket(counts, prices, guess, atLow, atHigh);

        var settled = Gather(counts, prices, low, high);
        while (_count > 0)
        {
            var middle = _undecided[_count / 2];
            var pivot = middle.Leaves > low && middle.Leaves < high ? middle.Leaves : middle.Release;
            if (LoadOfUndecided(pivot, settled) > 1)
                low = pivot;
            else
                high = pivot;
            Settle(low, high, ref settled);
        }

        // Between the last two breakpoints the load is held + free/√μ; if that stays above 1, a jump at `high` crosses it.
        var fit = settled.Held < 1 ? settled.Free / (1 - settled.Held) : double.PositiveInfinity;
        if (fit * fit < high)
            return new(Math.Max(low, fit * fit), -1);
        return new(high, double.IsFinite(high) ? prices.BreakEven.IndexOf(high) : -1);
    }

    /// <summary>
    /// Uploaders at a price that <see cref="Find"/> has found: those who break even above it, those who must, and of the critical entry as much as fits.
    /// </summary>
    /// <param name="counts">The counts that the price was found for.</param>
    /// <param name="prices">What the search has found out about the entries.</param>
    /// <param name="found">The price and the critical entry.</param>
    public double Uploaders(UploaderCounts counts, EntryPrices prices, BandPrice found)
    {
        var (price, critical) = found;
        ReadOnlySpan<int> lower = counts.Lower, upper = counts.Upper;
        double[] breakEven = prices.PaddedBreakEven, share = prices.PaddedShare;
        double count = 0, load = 0, inverse = price > 0 ? 1 / Math.Sqrt(price) : 0;
        for (var i = 0; i < lower.Length; i++)
        {
            double devices = breakEven[i] > price ? upper[i] : lower[i];
            count += devices;
            if (devices > 0)
                load += devices * Math.Max(share[i], terms.EnergyRoot[i] * inverse);
        }

        return critical < 0
            ? count
            : count + Math.Clamp((1 - load) / Math.Max(share[critical], terms.EnergyRoot[critical] * inverse), 0, counts.May[critical]);
    }

    // Break-even prices and shares of all; the load at price 0, whether any of it grows as the price falls, and the loads at two prices.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Least, bool IsElastic, double AtLow, double AtHigh) Prepare(
        UploaderCounts counts, EntryPrices prices, (double Deadline, double Reward) at, double low, double high)
    {
        ReadOnlySpan<double> start = terms.Start, transmit = terms.TransmitTime, upload = terms.UploadCost;
        ReadOnlySpan<double> energy = terms.EnergyWeight, roots = terms.EnergyRoot, musts = counts.Must, mays = counts.May;
        Span<double> breakEven = prices.PaddedBreakEven, share = prices.PaddedShare;
        Vector<double> zero = default, vDeadline = new(at.Deadline), vLow = new(low), vHigh = new(high), four = new(4.0), reward = new(at.Reward);
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
    private (double Low, double High) Bracket(UploaderCounts counts, EntryPrices prices, double guess, double atLow, double atHigh)
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
                if (!(Load(counts, prices, high) > 1))
                    return (low, high);
            }
            else
            {
                high = low;
                low /= step;
                if (Load(counts, prices, low) > 1)
                    return (low, high);
            }
        }

        return atHigh > 1 ? (high, double.PositiveInfinity) : (0, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Load(UploaderCounts counts, EntryPrices prices, double price)
    {
        ReadOnlySpan<double> breakEven = prices.PaddedBreakEven, share = prices.PaddedShare, roots = terms.EnergyRoot;
        ReadOnlySpan<double> musts = counts.Must, mays = counts.May;
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
    private Settled Gather(UploaderCounts counts, EntryPrices prices, double low, double high)
    {
        _count = 0;
        Settled alone = default;
        ReadOnlySpan<double> breakEven = prices.PaddedBreakEven, shares = prices.PaddedShare, roots = terms.EnergyRoot;
        ReadOnlySpan<double> musts = counts.Must, mays = counts.May;
        Vector<double> zero = default, held = zero, free = zero, vLow = new(low), vHigh = new(high);
        Vector<double> rootLow = new(Math.Sqrt(low)), rootHigh = new(Math.Sqrt(high));
        for (var i = 0; i < breakEven.Length; i += Vector<double>.Count)
        {
            Vector<double> leaves = new(breakEven[i..]), share = new(shares[i..]), root = new(roots[i..]);
            var stays = Vector.GreaterThanOrEqual(leaves, vHigh);
            var devices = new Vector<double>(musts[i..]) + Vector.ConditionalSelect(stays, new(mays[i..]), zero);
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
                PlaceEntry(counts, prices, k, low, high, ref alone);
        }

        return new() { Held = Vector.Sum(held) + alone.Held, Free = Vector.Sum(free) + alone.Free };
    }

    private void PlaceEntry(UploaderCounts counts, EntryPrices prices, int i, double low, double high, ref Settled settled)
    {
        double leaves = prices.PaddedBreakEven[i], must = counts.Must[i], share = prices.PaddedShare[i], root = terms.EnergyRoot[i];
        var release = root == 0 ? 0 : root / share * (root / share);
        if (leaves > low)
            Place(new Item(leaves, release, counts.May[i] * share, counts.May[i] * root), low, high, ref settled);
        if (must > 0)
            Place(new Item(double.PositiveInfinity, release, must * share, must * root), low, high, ref settled);
    }

    private void Place(in Item item, double low, double high, ref Settled settled)
    {
        if (item.Leaves < high || (item.Release > low && item.Release < high))
        {
            if (_count == _undecided.Length)
                Array.Resize(ref _undecided, 2 * _count);
            _undecided[_count++] = item;
        }
        else if (item.Release >= high)
        {
            settled.Free += item.Root;
        }
        else
        {
            settled.Held += item.Load;
        }
    }

    private double LoadOfUndecided(double price, Settled settled)
    {
        var inverse = 1 / Math.Sqrt(price);
        var load = settled.Held + settled.Free * inverse;
        foreach (ref readonly var item in _undecided.AsSpan(0, _count))
        {
            if (item.Leaves > price)
                load += Math.Max(item.Load, item.Root * inverse);
        }

        return load;
    }

    // Drops every item that has no breakpoint left strictly between low and high.
    private void Settle(double low, double high, ref Settled settled)
    {
        var items = _undecided.AsSpan(0, _count);
        _count = 0;
        foreach (ref readonly var item in items)
        {
            if (item.Leaves > low)
                Place(item, low, high, ref settled);
        }
    }

    // The sums of all that upload and have no breakpoint left: those that take what the deadline asks for, and those that take √(p b/μ).
    [StructLayout(LayoutKind.Auto)]
    private struct Settled
    {
        public double Held, Free;
    }

    // Devices that leave at one price: Load and Root are their sums of b/y and √(p b).
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Item(double Leaves, double Release, double Load, double Root);
}
