using Judba.Models.Problems;
using Judba.Solvers.Abstractions;

namespace Judba.Solvers.Dual;

/// <summary>
/// The sets of a deadline where <see cref="Problem.MinUploaders"/> m binds: the m devices of least φ that can meet it.
/// </summary>
/// <remarks>
/// Their load falls as the price grows, because φ then prefers devices that need little band. The price wanted is the least at which they
/// fit. Of a class of devices that are alike, the first ones are taken.
/// </remarks>
internal sealed class FewestUploaders(DualTerms terms)
{
    // 4⁴⁰ spans 24 orders of magnitude, 2⁻¹² of an octave is finer than any gap between two sets that matters.
    private const int Growths = 40, Halvings = 12;

    private readonly int[] _order = new int[terms.Count];
    private readonly double[] _keys = new double[terms.Count];
    private readonly int[] _set = new int[terms.Problem.DeviceCount];

    /// <summary>
    /// Offers the sets met on the way to the price at which they fit, and returns that price, at least
    /// <paramref name="price"/>.
    /// </summary>
    public double Visit(double deadline, double price, Incumbent incumbent)
    {
        if (Fits(deadline, price, incumbent))
            return price;
        double low = price, high = Scale(deadline, price);
        for (var k = 0; k < Growths && !Fits(deadline, high, incumbent); k++)
            (low, high) = (high, 4 * high);
        for (var k = 0; k < Halvings; k++)
        {
            var middle = low > 0 ? Math.Sqrt(low) * Math.Sqrt(high) : high / 4;
            if (Fits(deadline, middle, incumbent))
                high = middle;
            else
                low = middle;
        }

        return high;
    }

    // Whether the m devices of least φ fit, or there are no m devices that could; offers them.
    private bool Fits(double deadline, double price, Incumbent incumbent)
    {
        var m = terms.Problem.MinUploaders;
        var (entries, devices) = (0, 0);
        for (var i = 0; i < _order.Length; i++)
        {
            var y = deadline - terms.Start[i];
            if (!(y >= terms.TransmitTime[i]))
                continue;
            (_order[entries], _keys[entries++]) = (i, terms.Value(i, y, new(price, 0)));
            devices += terms.Classes.Size[i];
        }

        if (devices < m)
            return true;
        Array.Sort(_keys, _order, 0, entries);
        var load = 0.0;
        var count = 0;
        for (var k = 0; count < m; k++)
        {
            var i = _order[k];
            var members = terms.Classes.Members(i);
            var taken = 0;
            while (taken < members.Length && count < m)
                _set[count++] = members[taken++];
            load += taken * terms.Share(i, deadline - terms.Start[i], price);
        }

        var set = _set.AsSpan(0, m);
        set.Sort();
        incumbent.Offer(set);
        return load <= 1;
    }

    // A price at which the band begins to matter to somebody, above the given one.
    private double Scale(double deadline, double price)
    {
        var least = double.PositiveInfinity;
        for (var i = 0; i < _order.Length; i++)
        {
            double y = deadline - terms.Start[i], b = terms.TransmitTime[i];
            if (y >= b)
                least = Math.Min(least, (Math.Abs(terms.UploadCost[i]) + terms.EnergyWeight[i] * y) * (y / b));
        }

        return Math.Max(4 * price, least > 0 && double.IsFinite(least) ? least : 1);
    }
}
