using System.Runtime.InteropServices;

namespace Judba.Models.Bandwidth;

/// <summary>The least completion latency T* of a set, kept as its distance from the latest start: T* = max a + u.</summary>
/// <param name="Offset">u = T* − max a [s], > 0; relative accuracy survives even where b is far below a.</param>
/// <param name="LatestStart">max a [s].</param>
/// <param name="Iterations">Passes over the devices.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LatencySolution(double Offset, double LatestStart, int Iterations)
{
    /// <summary>T* [s].</summary>
    public double CompletionLatency => LatestStart + Offset;

    /// <summary>t_i = T* − a_i [s], the transmission time of an uploader that starts at <paramref name="computeLatency"/>.</summary>
    public double TransmitLatency(double computeLatency) => Offset + (LatestStart - computeLatency);

    /// <summary>w_i = b_i/(T* − a_i): [Yang21] eq. (14).</summary>
    /// <param name="computeLatency">a [s], one per uploader.</param>
    /// <param name="transmitTime">b [s], one per uploader.</param>
    /// <param name="bandwidthShare">Receives w, one per uploader; sums to 1.</param>
    public void Shares(ReadOnlySpan<double> computeLatency, ReadOnlySpan<double> transmitTime, Span<double> bandwidthShare)
    {
        for (var i = 0; i < computeLatency.Length; i++)
            bandwidthShare[i] = transmitTime[i] / TransmitLatency(computeLatency[i]);
    }
}
