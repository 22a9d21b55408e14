using Judba.Models;

namespace Judba.Solvers;

/// <summary>
/// φ_i(T, μ) = g_i + p_i y + μ b_i/y with y = T − a_i: what entry i costs when the deadline is T and the band has price μ.
/// </summary>
/// <remarks>
/// <para>
/// +∞ where y &lt; b (w ≤ 1). In <see cref="Reading.MinCost"/> y is replaced, after that test, by min(y, √(μ b/p)): the
/// device takes more band than the deadline asks for when energy is worth more than the band. docs/notation.md section 5.
/// Time is counted from the earliest start min a, which moves every cost by A·min a and keeps digits where all a are large.
/// </para>
/// <para>An entry is a device, or a class of devices that are alike, of which at least <see cref="Lower"/> and at most <see cref="Upper"/> upload.</para>
/// </remarks>
internal sealed class DualTerms
{
    /// <summary>One entry for each device.</summary>
    public DualTerms(Problem problem, Reading reading)
        : this(
            problem, reading, problem.ComputeLatency.ToArray(), problem.TransmitTime.ToArray(), problem.UploadCost.ToArray(),
            problem.TransmitEnergyWeight.ToArray())
    {
        Upper.AsSpan().Fill(1);
    }

    /// <summary>One entry for each class.</summary>
    public DualTerms(DeviceClasses classes, Reading reading)
        : this(
            classes.Problem, reading, classes.Of(classes.Problem.ComputeLatency), classes.Of(classes.Problem.TransmitTime),
            classes.Of(classes.Problem.UploadCost), classes.Of(classes.Problem.TransmitEnergyWeight))
    {
        classes.Size.CopyTo(Upper, 0);
    }

    private DualTerms(Problem problem, Reading reading, double[] start, double[] transmitTime, double[] uploadCost, double[] energyWeight)
    {
        Problem = problem;
        IsMinCost = reading == Reading.MinCost;
        EarliestStart = start.Min();
        for (var i = 0; i < start.Length; i++)
            start[i] -= EarliestStart;
        (Start, TransmitTime, UploadCost, EnergyWeight) = (start, transmitTime, uploadCost, energyWeight);
        (Lower, Upper) = (new int[start.Length], new int[start.Length]);
    }

    public Problem Problem { get; }

    public bool IsMinCost { get; }

    /// <summary>Number of entries.</summary>
    public int Count => Start.Length;

    /// <summary>min a [s]: the origin of every T here.</summary>
    public double EarliestStart { get; }

    /// <summary>a − min a [s].</summary>
    public double[] Start { get; }

    /// <summary>b [s].</summary>
    public double[] TransmitTime { get; }

    /// <summary>g.</summary>
    public double[] UploadCost { get; }

    /// <summary>p.</summary>
    public double[] EnergyWeight { get; }

    /// <summary>Fewest uploaders of each entry; all 0 but where a search has decided.</summary>
    public int[] Lower { get; }

    /// <summary>Most uploaders of each entry.</summary>
    public int[] Upper { get; }

    /// <summary>K + A·min a: the cost of a set that is not empty, apart from A·T and its devices.</summary>
    public double Constant => Problem.Constant + Problem.LatencyWeight * EarliestStart;

    /// <summary>φ at y ≥ b; y may be +∞ in <see cref="Reading.MinCost"/>.</summary>
    public double Value(int i, double y, double price)
    {
        double b = TransmitTime[i], p = EnergyWeight[i], g = UploadCost[i];
        if (IsMinCost && p * y * y > price * b)
            return g + 2 * Math.Sqrt(p * (price * b));
        return g + p * y + price * b / y;
    }

    /// <summary>∂φ/∂T at y ≥ b: p − μ b/y², never above 0 in <see cref="Reading.MinCost"/>.</summary>
    public double Slope(int i, double y, double price)
    {
        var slope = EnergyWeight[i] - price * TransmitTime[i] / (y * y);
        return IsMinCost ? Math.Min(0, slope) : slope;
    }

    /// <summary>The least φ over y in [y1, y2]: at y2 in <see cref="Reading.MinCost"/>, else where p = μ b/y² or at an end.</summary>
    public double Least(int i, double y1, double y2, double price)
    {
        if (IsMinCost)
            return Value(i, y2, price);
        double b = TransmitTime[i], p = EnergyWeight[i];
        return Value(i, p == 0 ? y2 : Math.Clamp(Math.Sqrt(price * b / p), y1, y2), price);
    }

    /// <summary>The price at which φ = 0 at the given y: the device uploads below it. Not above 0: never.</summary>
    public double BreakEven(int i, double y)
    {
        double b = TransmitTime[i], p = EnergyWeight[i], g = UploadCost[i];
        if (IsMinCost && g > -2 * p * y)
            return g < 0 ? g * g / (4 * p * b) : 0;
        return -(g + p * y) * (y / b);
    }

    /// <summary>The share that φ stands for: b/y, or √(p b/μ) where that is more and the reading allows it.</summary>
    public double Share(int i, double y, double price) => IsMinCost && price > 0
        ? Math.Max(TransmitTime[i] / y, Math.Sqrt(EnergyWeight[i] * TransmitTime[i] / price))
        : TransmitTime[i] / y;
}
