using System.Numerics;
using Judba.Models.Problems;

namespace Judba.Solvers.Dual;

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
    private int _entriesWithMust;

    /// <summary>One entry for each device.</summary>
    public DualTerms(Problem problem, Reading reading)
        : this(problem, reading, problem.ComputeLatency, problem.TransmitTime, problem.UploadCost, problem.TransmitEnergyWeight)
    {
        for (var i = 0; i < Count; i++)
            SetCounts(i, 0, 1);
    }

    /// <summary>One entry for each class.</summary>
    public DualTerms(DeviceClasses classes, Reading reading)
        : this(
            classes.Problem, reading, classes.Of(classes.Problem.ComputeLatency), classes.Of(classes.Problem.TransmitTime),
            classes.Of(classes.Problem.UploadCost), classes.Of(classes.Problem.TransmitEnergyWeight))
    {
        for (var c = 0; c < Count; c++)
            SetCounts(c, 0, classes.Size[c]);
    }

    private DualTerms(
        Problem problem, Reading reading, ReadOnlySpan<double> start, ReadOnlySpan<double> transmitTime,
        ReadOnlySpan<double> uploadCost, ReadOnlySpan<double> energyWeight)
    {
        Problem = problem;
        IsMinCost = reading == Reading.MinCost;
        Count = start.Length;
        var padded = (Count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        double[] Padded(ReadOnlySpan<double> values, double padding)
        {
            var array = new double[padded];
            values.CopyTo(array);
            array.AsSpan(Count).Fill(padding);
            return array;
        }

        EarliestStart = double.PositiveInfinity;
        foreach (var a in start)
            EarliestStart = Math.Min(EarliestStart, a);
        Start = Padded(start, 0);
        for (var i = 0; i < Count; i++)
            Start[i] -= EarliestStart;
        TransmitTime = Padded(transmitTime, 1);
        UploadCost = Padded(uploadCost, 0);
        EnergyWeight = Padded(energyWeight, 1);
        EnergyRoot = new double[padded];
        for (var i = 0; IsMinCost && i < padded; i++)
            EnergyRoot[i] = Math.Sqrt(EnergyWeight[i] * TransmitTime[i]);

        (Lower, Upper) = (new int[Count], new int[Count]);
        (Must, May) = (new double[padded], new double[padded]);
    }

    public Problem Problem { get; }

    public bool IsMinCost { get; }

    /// <summary>Number of entries.</summary>
    public int Count { get; }

    /// <summary>min a [s]: the origin of every T here.</summary>
    public double EarliestStart { get; }

    /// <summary>a − min a [s]. All arrays of doubles are filled up to whole vectors by entries of which none can upload.</summary>
    public double[] Start { get; }

    /// <summary>b [s].</summary>
    public double[] TransmitTime { get; }

    /// <summary>g.</summary>
    public double[] UploadCost { get; }

    /// <summary>p.</summary>
    public double[] EnergyWeight { get; }

    /// <summary>√(p b): the share wanted at price 1 in <see cref="Reading.MinCost"/>; 0 in the other reading, where nobody takes more than needed.</summary>
    public double[] EnergyRoot { get; }

    /// <summary>Fewest uploaders of each entry; all 0 but where a search has decided.</summary>
    public int[] Lower { get; }

    /// <summary>Most uploaders of each entry.</summary>
    public int[] Upper { get; }

    /// <summary><see cref="Lower"/>, as it is multiplied with.</summary>
    public double[] Must { get; }

    /// <summary><see cref="Upper"/> − <see cref="Lower"/>.</summary>
    public double[] May { get; }

    /// <summary>
    /// ν ≥ 0, taken off every g: what each uploader is paid because <see cref="Problem.MinUploaders"/> m asks for it. As Σ ρ ≥ m,
    /// Σ_S φ ≥ ν m + Σ_S (φ − ν).
    /// </summary>
    public double Reward { get; set; }

    /// <summary>Whether anybody must upload.</summary>
    public bool AnyMust => _entriesWithMust > 0;

    /// <summary>K + A·min a: the cost of a set that is not empty, apart from A·T and its devices.</summary>
    public double Constant => Problem.Constant + Problem.LatencyWeight * EarliestStart;

    /// <summary>Decides how many of an entry upload.</summary>
    public void SetCounts(int i, int lower, int upper)
    {
        _entriesWithMust += (lower > 0 ? 1 : 0) - (Lower[i] > 0 ? 1 : 0);
        (Lower[i], Upper[i]) = (lower, upper);
        (Must[i], May[i]) = (lower, upper - lower);
    }

    /// <summary>φ at y ≥ b; y may be +∞ in <see cref="Reading.MinCost"/>.</summary>
    public double Value(int i, double y, double price)
    {
        double b = TransmitTime[i], p = EnergyWeight[i], g = UploadCost[i] - Reward;
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
        double b = TransmitTime[i], p = EnergyWeight[i], g = UploadCost[i] - Reward;
        if (IsMinCost && g > -2 * p * y)
            return g < 0 ? g * g / (4 * p * b) : 0;
        return -(g + p * y) * (y / b);
    }

    /// <summary>The share that φ stands for: b/y, or √(p b/μ) where that is more and the reading allows it.</summary>
    public double Share(int i, double y, double price) => IsMinCost && price > 0
        ? Math.Max(TransmitTime[i] / y, Math.Sqrt(EnergyWeight[i] * TransmitTime[i] / price))
        : TransmitTime[i] / y;
}
