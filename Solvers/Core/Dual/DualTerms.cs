using System.Runtime.CompilerServices;
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
/// <para>
/// An entry is a device, or a class of devices that are alike. How many of an entry upload is told by <see cref="UploaderCounts"/>, and the
/// multipliers are arguments: these terms are data and never change.
/// </para>
/// </remarks>
internal sealed class DualTerms
{
    // Made at the first use: a search with counts of its own needs none.
    private UploaderCounts? _freeCounts;

    /// <summary>One entry for each device.</summary>
    public DualTerms(Problem problem, Reading reading)
        : this(DeviceClasses.EachAlone(problem), reading)
    {
    }

    /// <summary>One entry for each class.</summary>
    public DualTerms(DeviceClasses classes, Reading reading)
    {
        Classes = classes;
        Problem = classes.Problem;
        IsMinCost = reading == Reading.MinCost;
        Count = classes.Size.Length;
        var padded = UploaderCounts.Padded(Count);
        double[] PerEntry(ReadOnlySpan<double> perDevice, double padding)
        {
            var array = new double[padded];
            classes.Of(perDevice, array);
            array.AsSpan(Count).Fill(padding);
            return array;
        }

        Start = PerEntry(Problem.ComputeLatency, 0);
        EarliestStart = double.PositiveInfinity;
        foreach (var a in Start.AsSpan(0, Count))
            EarliestStart = Math.Min(EarliestStart, a);
        for (var i = 0; i < Count; i++)
            Start[i] -= EarliestStart;
        TransmitTime = PerEntry(Problem.TransmitTime, 1);
        UploadCost = PerEntry(Problem.UploadCost, 0);
        EnergyWeight = PerEntry(Problem.TransmitEnergyWeight, 1);
        EnergyRoot = new double[padded];
        for (var i = 0; IsMinCost && i < padded; i++)
            EnergyRoot[i] = Math.Sqrt(EnergyWeight[i] * TransmitTime[i]);
    }

    /// <summary>The problem.</summary>
    public Problem Problem { get; }

    /// <summary>Which devices each entry stands for.</summary>
    public DeviceClasses Classes { get; }

    /// <summary>The counts where nothing has been decided: of each entry none must and all may upload.</summary>
    public UploaderCounts FreeCounts => _freeCounts ??= new(new int[Count], Classes.Size);

    /// <summary>Whether the reading is <see cref="Reading.MinCost"/>.</summary>
    public bool IsMinCost { get; }

    /// <summary>Number of entries.</summary>
    public int Count { get; }

    /// <summary>min a [s]: the origin of every T here.</summary>
    public double EarliestStart { get; }

    /// <summary>a − min a [s]. All arrays are filled up to whole vectors by entries of which no device uploads.</summary>
    public double[] Start { get; }

    /// <summary>b [s].</summary>
    public double[] TransmitTime { get; }

    /// <summary>g.</summary>
    public double[] UploadCost { get; }

    /// <summary>p.</summary>
    public double[] EnergyWeight { get; }

    /// <summary>
    /// √(p b): the share wanted at price 1 in <see cref="Reading.MinCost"/>; 0 in the other reading, where nobody takes more than needed.
    /// </summary>
    public double[] EnergyRoot { get; }

    /// <summary>K + A·min a: the cost of a set that is not empty, apart from A·T and its devices.</summary>
    public double Constant => Problem.Constant + Problem.LatencyWeight * EarliestStart;

    /// <summary>The device that is cheapest alone: with the whole band it costs g + p b + A (a + b) beyond K.</summary>
    public int CheapestAlone()
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var i = 0; i < Count; i++)
        {
            var b = TransmitTime[i];
            var cost = UploadCost[i] + EnergyWeight[i] * b + Problem.LatencyWeight * (Start[i] + b);
            if (cost < least)
                (best, least) = (i, cost);
        }

        return Classes.Members(best)[0];
    }

    /// <summary>φ at y ≥ b; y may be +∞ in <see cref="Reading.MinCost"/>.</summary>
    public double Value(int i, double y, Multipliers multipliers)
    {
        var price = multipliers.Price;
        double b = TransmitTime[i], p = EnergyWeight[i], g = UploadCost[i] - multipliers.Reward;
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
    public double Least(int i, double y1, double y2, Multipliers multipliers)
    {
        if (IsMinCost)
            return Value(i, y2, multipliers);
        double b = TransmitTime[i], p = EnergyWeight[i];
        return Value(i, p == 0 ? y2 : Math.Clamp(Math.Sqrt(multipliers.Price * b / p), y1, y2), multipliers);
    }

    /// <summary>The price at which φ = 0 at the given y: the device uploads below it. Not above 0: never.</summary>
    public double BreakEven(int i, double y, double reward = 0)
    {
        double b = TransmitTime[i], p = EnergyWeight[i], g = UploadCost[i] - reward;
        if (IsMinCost && g > -2 * p * y)
            return g < 0 ? g * g / (4 * p * b) : 0;
        return -(g + p * y) * (y / b);
    }

    /// <summary>The share that φ stands for: b/y, or √(p b/μ) where that is more and the reading allows it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Share(int i, double y, double price) => IsMinCost && price > 0
        ? Math.Max(TransmitTime[i] / y, Math.Sqrt(EnergyWeight[i] * TransmitTime[i] / price))
        : TransmitTime[i] / y;
}
