using System.Runtime.InteropServices;

namespace Judba.Models.Numerics;

/// <summary>
/// Neumaier's compensated sum: error about one rounding of the result plus n·ε² of Σ|x|, whatever the order. Used where
/// costs of either sign meet, so that a re-scored cost is worth believing.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct CompensatedSum
{
    private double _sum, _lost;

    /// <summary>The sum so far.</summary>
    public readonly double Value => _sum + _lost;

    /// <summary>Adds a finite number.</summary>
    public void Add(double x)
    {
        var sum = _sum + x;
        _lost += Math.Abs(_sum) >= Math.Abs(x) ? _sum - sum + x : x - sum + _sum;
        _sum = sum;
    }
}
