using Judba.Models;

namespace Judba.Solvers;

/// <summary>
/// φ_i(T, μ) = g_i + p_i y + μ b_i/y with y = T − a_i: what device i costs when the deadline is T and the band has price μ.
/// </summary>
/// <remarks>
/// +∞ where y &lt; b (w ≤ 1). In <see cref="Reading.MinCost"/> y is replaced, after that test, by min(y, √(μ b/p)): the
/// device takes more band than the deadline asks for when energy is worth more than the band. docs/notation.md section 5.
/// Time is counted from the earliest start min a, which moves every cost by A·min a and keeps digits where all a are large.
/// </remarks>
internal sealed class DualTerms
{
    public DualTerms(Problem problem, Reading reading)
    {
        Problem = problem;
        IsMinCost = reading == Reading.MinCost;
        var m = problem.DeviceCount;
        var a = problem.ComputeLatency;
        EarliestStart = double.PositiveInfinity;
        foreach (var start in a)
            EarliestStart = Math.Min(EarliestStart, start);
        Start = new double[m];
        for (var i = 0; i < m; i++)
            Start[i] = a[i] - EarliestStart;
    }

    public Problem Problem { get; }

    public bool IsMinCost { get; }

    /// <summary>min a [s]: the origin of every T here.</summary>
    public double EarliestStart { get; }

    /// <summary>a − min a [s].</summary>
    public double[] Start { get; }

    /// <summary>K + A·min a: the cost of a set that is not empty, apart from A·T and its devices.</summary>
    public double Constant => Problem.Constant + Problem.LatencyWeight * EarliestStart;

    /// <summary>φ at y ≥ b; y may be +∞ in <see cref="Reading.MinCost"/>.</summary>
    public double Value(int i, double y, double price)
    {
        double b = Problem.TransmitTime[i], p = Problem.TransmitEnergyWeight[i], g = Problem.UploadCost[i];
        if (IsMinCost && p * y * y > price * b)
            return g + 2 * Math.Sqrt(p * (price * b));
        return g + p * y + price * b / y;
    }

    /// <summary>∂φ/∂T at y ≥ b: p − μ b/y², never above 0 in <see cref="Reading.MinCost"/>.</summary>
    public double Slope(int i, double y, double price)
    {
        var slope = Problem.TransmitEnergyWeight[i] - price * Problem.TransmitTime[i] / (y * y);
        return IsMinCost ? Math.Min(0, slope) : slope;
    }

    /// <summary>The least φ over y in [y1, y2]: at y2 in <see cref="Reading.MinCost"/>, else where p = μ b/y² or at an end.</summary>
    public double Least(int i, double y1, double y2, double price)
    {
        if (IsMinCost)
            return Value(i, y2, price);
        double b = Problem.TransmitTime[i], p = Problem.TransmitEnergyWeight[i];
        return Value(i, p == 0 ? y2 : Math.Clamp(Math.Sqrt(price * b / p), y1, y2), price);
    }

    /// <summary>The price at which φ = 0 at the given y: the device uploads below it. Not above 0: never.</summary>
    public double BreakEven(int i, double y)
    {
        double b = Problem.TransmitTime[i], p = Problem.TransmitEnergyWeight[i], g = Problem.UploadCost[i];
        if (IsMinCost && g > -2 * p * y)
            return g < 0 ? g * g / (4 * p * b) : 0;
        return -(g + p * y) * (y / b);
    }
}
