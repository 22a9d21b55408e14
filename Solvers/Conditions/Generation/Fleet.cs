using Judba.Models.Bandwidth;
using Judba.Models.Problems;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>The uploaders of a test: one array per symbol, with what the bandwidth solvers say about them.</summary>
internal sealed class Fleet
{
    public Fleet(double[] a, double[] b, double[] p, double latencyWeight)
    {
        (A, B, P, LatencyWeight) = (a, b, p, latencyWeight);
        Least = LatencyNewton.Solve(a, b);
        LeastShare = new double[a.Length];
        Least.Shares(a, b, LeastShare);
        CheapShare = new double[a.Length];
        Cheap = CostAllocation.Solve(a, b, p, latencyWeight, CheapShare);
    }

    public Fleet(Problem problem)
        : this([.. problem.ComputeLatency], [.. problem.TransmitTime], [.. problem.TransmitEnergyWeight], problem.LatencyWeight)
    {
    }

    public double[] A { get; }

    public double[] B { get; }

    public double[] P { get; }

    public double LatencyWeight { get; }

    public int Count => A.Length;

    /// <summary>T* and w*.</summary>
    public LatencySolution Least { get; }

    public double[] LeastShare { get; }

    /// <summary>The bandwidth of least cost.</summary>
    public CostSolution Cheap { get; }

    public double[] CheapShare { get; }

    /// <summary>max (a + b/w) − max a, without the cancellation of the difference.</summary>
    public double Offset(double[] share)
    {
        var offset = double.NegativeInfinity;
        for (var i = 0; i < Count; i++)
            offset = Math.Max(offset, B[i] / share[i] - (Least.LatestStart - A[i]));
        return offset;
    }

    /// <summary>A·T + Σ p t.</summary>
    public double Cost(double[] share)
    {
        var energy = 0.0;
        for (var i = 0; i < Count; i++)
            energy += P[i] * (B[i] / share[i]);
        return LatencyWeight * (Least.LatestStart + Offset(share)) + energy;
    }
}
