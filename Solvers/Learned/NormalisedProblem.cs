using Judba.Models.Problems;

namespace Judba.Solvers.Learned;

/// <summary>A problem in units of its own, as the network sees it: renamed seconds and renamed costs give the same numbers.</summary>
/// <remarks>
/// Time is counted from min a in units of τ = exp(mean log(a − min a + M b)), cost in units of (A + Σ p)·τ. That is a JUDBA problem again,
/// with A = α = A/(A + Σ p) and Σ p = 1 − α; an optimal set of the one is optimal in the other, because shifting every a by the same time
/// adds the same cost to every set that is not empty.
/// </remarks>
internal sealed class NormalisedProblem
{
    public NormalisedProblem(Problem problem)
    {
        Problem = problem;
        var m = problem.DeviceCount;
        ReadOnlySpan<double> a = problem.ComputeLatency, b = problem.TransmitTime;
        ReadOnlySpan<double> g = problem.UploadCost, p = problem.TransmitEnergyWeight;
        (A, B, P, G) = (new double[m], new double[m], new double[m], new double[m]);
        Earliest = double.PositiveInfinity;
        foreach (var start in a)
            Earliest = Math.Min(Earliest, start);
        double weight = problem.LatencyWeight, log = 0;
        for (var i = 0; i < m; i++)
        {
            weight += p[i];
            log += Math.Log(a[i] - Earliest + m * b[i]);
        }

        Time = Math.Exp(log / m);
        Cost = weight * Time;
        Alpha = problem.LatencyWeight / weight;
        for (var i = 0; i < m; i++)
        {
            A[i] = Math.Min((a[i] - Earliest) / Time, AllocatorShape.Largest);
            B[i] = Math.Clamp(b[i] / Time, 1 / AllocatorShape.Largest, AllocatorShape.Largest);
            P[i] = p[i] / weight;
            G[i] = Math.Clamp(g[i] / Cost, -AllocatorShape.Largest, AllocatorShape.Largest);
        }
    }

    /// <summary>The problem itself.</summary>
    public Problem Problem { get; }

    /// <summary>min a [s].</summary>
    public double Earliest { get; }

    /// <summary>τ [s].</summary>
    public double Time { get; }

    /// <summary>(A + Σ p)·τ.</summary>
    public double Cost { get; }

    /// <summary>A/(A + Σ p).</summary>
    public double Alpha { get; }

    /// <summary>(a − min a)/τ.</summary>
    public double[] A { get; }

    /// <summary>b/τ.</summary>
    public double[] B { get; }

    /// <summary>p/(A + Σ p).</summary>
    public double[] P { get; }

    /// <summary>g in units of <see cref="Cost"/>.</summary>
    public double[] G { get; }

    /// <summary>Writes a, b, p, g of each device, as libtorch's form of the network takes them.</summary>
    public void CopyTo(Span<float> devices)
    {
        for (var i = 0; i < B.Length; i++)
            (
                devices[4 * i], devices[4 * i + 1], devices[4 * i + 2], devices[4 * i + 3]) = ((float)A[i], (float)B[i], (float)P[i],
                (float)G[i]);
    }
}
