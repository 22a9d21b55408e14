using System.Collections.Immutable;
using Judba.Models.Bandwidth;
using Judba.Models.Numerics;
using Judba.Models.Problems;

namespace Judba.Models.Scoring;

/// <summary>
/// The cost of a set of uploaders under the bandwidth of a reading, and that bandwidth. Holds workspace for one thread, so
/// that scoring allocates nothing.
/// </summary>
public sealed class SetScorer
{
    private readonly double[] _a, _b, _p, _w;

    /// <summary>Creates a scorer.</summary>
    public SetScorer(Problem problem, Reading reading)
    {
        Problem = Guard.NotNull(problem);
        Reading = reading;
        var m = problem.DeviceCount;
        (_a, _b, _p, _w) = (new double[m], new double[m], new double[m], new double[m]);
    }

    /// <summary>The problem.</summary>
    public Problem Problem { get; }

    /// <summary>Which bandwidth a set gets.</summary>
    public Reading Reading { get; }

    /// <summary>C of a set, K included; K itself for the empty set.</summary>
    /// <param name="uploaders">Device indices, each once.</param>
    public double Cost(ReadOnlySpan<int> uploaders)
    {
        if (uploaders.IsEmpty)
            return Problem.Constant;
        var uploadCost = Gather(uploaders);
        var n = uploaders.Length;
        ReadOnlySpan<double> a = _a.AsSpan(0, n), b = _b.AsSpan(0, n), p = _p.AsSpan(0, n);
        if (Reading == Reading.MinCost)
            return Problem.Constant + uploadCost + CostAllocation.Solve(a, b, p, Problem.LatencyWeight, _w.AsSpan(0, n)).Cost;

        var least = LatencyNewton.Solve(a, b);
        var energy = 0.0;
        for (var k = 0; k < n; k++)
            energy += p[k] * least.TransmitLatency(a[k]);
        return Problem.Constant + uploadCost + energy + Problem.LatencyWeight * least.CompletionLatency;
    }

    /// <summary>The set with its bandwidth.</summary>
    /// <param name="uploaders">Device indices in any order, each once.</param>
    public Allocation Allocate(ReadOnlySpan<int> uploaders)
    {
        if (uploaders.IsEmpty)
            return Allocation.Nobody(Problem.DeviceCount);
        int[] sorted = uploaders.ToArray();
        Array.Sort(sorted);
        Gather(sorted);
        var n = sorted.Length;
        ReadOnlySpan<double> a = _a.AsSpan(0, n), b = _b.AsSpan(0, n);
        if (Reading == Reading.MinCost)
            CostAllocation.Solve(a, b, _p.AsSpan(0, n), Problem.LatencyWeight, _w.AsSpan(0, n));
        else
            LatencyNewton.Solve(a, b).Shares(a, b, _w.AsSpan(0, n));
        return new(Problem.DeviceCount, ImmutableArray.Create(sorted), ImmutableArray.Create(_w.AsSpan(0, n)));
    }

    private double Gather(ReadOnlySpan<int> uploaders)
    {
        ReadOnlySpan<double> a = Problem.ComputeLatency, b = Problem.TransmitTime;
        ReadOnlySpan<double> g = Problem.UploadCost, p = Problem.TransmitEnergyWeight;
        var uploadCost = 0.0;
        for (var k = 0; k < uploaders.Length; k++)
        {
            var i = uploaders[k];
            _a[k] = a[i];
            _b[k] = b[i];
            _p[k] = p[i];
            uploadCost += g[i];
        }

        return uploadCost;
    }
}
