namespace Judba.Certificates;

/// <summary>
/// A sum of many intervals. What each addition rounds off is known exactly (Knuth's two-sum) and summed on its own, outward,
/// so that a million terms cost no more digits than ten.
/// </summary>
internal sealed class IntervalSum
{
    private double _low, _lowRest, _high, _highRest;

    public Interval Value => new(Math.BitDecrement(_low + _lowRest), Math.BitIncrement(_high + _highRest));

    public void Add(Interval x)
    {
        var low = _low + x.Low;
        _lowRest = Math.BitDecrement(_lowRest + Lost(_low, x.Low, low));
        _low = low;
        var high = _high + x.High;
        _highRest = Math.BitIncrement(_highRest + Lost(_high, x.High, high));
        _high = high;
    }

    // x + y − sum without error.
    private static double Lost(double x, double y, double sum)
    {
        var part = sum - x;
        return x - (sum - part) + (y - part);
    }
}
