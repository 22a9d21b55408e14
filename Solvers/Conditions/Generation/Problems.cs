using System.Collections.Immutable;
using Judba.Models.Problems;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>Copies of a problem with something changed.</summary>
public static class Problems
{
    /// <summary>Device k of the copy is device <c>order[k]</c>; leaving devices out drops them.</summary>
    public static Problem Renumbered(this Problem problem, IReadOnlyList<int> order) => new(
        problem.Name, problem.LatencyWeight, problem.Constant,
        Pick(problem.ComputeLatency, order), Pick(problem.TransmitTime, order), Pick(problem.UploadCost, order),
        Pick(problem.TransmitEnergyWeight, order), problem.MinUploaders, Pick(problem.TuningSaving, order));

    /// <summary>Another number of devices that must upload.</summary>
    public static Problem WithMinUploaders(this Problem problem, int minUploaders) => new(
        problem.Name, problem.LatencyWeight, problem.Constant,
        [.. problem.ComputeLatency], [.. problem.TransmitTime], [.. problem.UploadCost],
        [.. problem.TransmitEnergyWeight], minUploaders, [.. problem.TuningSaving]);

    /// <summary>
    /// Tuning that costs <paramref name="factor"/> times as much in the eyes of Observation 2 alone: q changes, g does not.
    /// </summary>
    public static Problem WithTuningSaving(this Problem problem, double factor) => new(
        problem.Name, problem.LatencyWeight, problem.Constant,
        [.. problem.ComputeLatency], [.. problem.TransmitTime], [.. problem.UploadCost],
        [.. problem.TransmitEnergyWeight], problem.MinUploaders, Times(problem.TuningSaving, factor));

    /// <summary>
    /// Other units: times are k times as long, costs c times as high. p and A are costs per time, so both are scaled by c/k.
    /// </summary>
    public static Problem Scaled(this Problem problem, double time, double cost) => new(
        problem.Name, problem.LatencyWeight * (cost / time), problem.Constant * cost,
        Times(problem.ComputeLatency, time), Times(problem.TransmitTime, time), Times(problem.UploadCost, cost),
        Times(problem.TransmitEnergyWeight, cost / time), problem.MinUploaders, Times(problem.TuningSaving, cost));

    private static ImmutableArray<double> Times(ReadOnlySpan<double> values, double factor)
    {
        var scaled = values.ToArray();
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] *= factor;
        return ImmutableArray.Create(scaled);
    }

    private static ImmutableArray<double> Pick(ReadOnlySpan<double> values, IReadOnlyList<int> order)
    {
        var picked = new double[order.Count];
        for (var k = 0; k < picked.Length; k++)
            picked[k] = values[order[k]];
        return ImmutableArray.Create(picked);
    }
}
