namespace Judba.Solvers.Dual;

/// <summary>Prices found so far by deadline, to guess the next: μ(T) is close to a power of T between neighbours.</summary>
internal sealed class PriceCurve
{
    private readonly List<(double Deadline, double Price)> _points = [];

    /// <summary>Remembers a price above 0.</summary>
    public void Add(double deadline, double price)
    {
        var at = IndexOf(deadline);
        if (price > 0 && double.IsFinite(price) && !(at < _points.Count && _points[at].Deadline == deadline))
            _points.Insert(at, (deadline, price));
    }

    /// <summary>The price on the straight line, of logarithms, through the two nearest points; 0 without any.</summary>
    public double Guess(double deadline)
    {
        if (_points.Count == 0)
            return 0;
        var right = Math.Clamp(IndexOf(deadline), 1, Math.Max(1, _points.Count - 1));
        var (t1, price1) = _points[right - 1];
        if (right >= _points.Count || !double.IsFinite(deadline))
            return price1;
        var (t2, price2) = _points[right];
        return price1 * Math.Pow(price2 / price1, Math.Log(deadline / t1) / Math.Log(t2 / t1));
    }

    // Of the first point at or right of the deadline.
    private int IndexOf(double deadline)
    {
        int low = 0, high = _points.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_points[middle].Deadline < deadline)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
