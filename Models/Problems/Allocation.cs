using System.Collections.Immutable;
using System.Globalization;
using Judba.Models.Numerics;
using Judba.Models.Scoring;

namespace Judba.Models.Problems;

/// <summary>
/// A candidate: who uploads (ρ) and with which share of the band (w). Immutable; its cost and feasibility are
/// <see cref="Evaluator"/>'s to say.
/// </summary>
public sealed class Allocation
{
    private readonly ImmutableArray<int> _uploaders;
    private readonly ImmutableArray<double> _share;

    /// <summary>Creates a candidate.</summary>
    /// <param name="deviceCount">M ≥ 1.</param>
    /// <param name="uploaders">Indices of the uploaders, strictly ascending, each in 0…M−1; may be empty.</param>
    /// <param name="bandwidthShare">w, one per uploader in the same order, each a number in [0, ∞); −0 counts as 0.</param>
    /// <exception cref="ArgumentException">Lengths differ, an index is repeated, out of order or out of range, or a share is negative, NaN
    /// or infinite.</exception>
    public Allocation(int deviceCount, ImmutableArray<int> uploaders, ImmutableArray<double> bandwidthShare)
    {
        Guard.InRange(deviceCount, 1, int.MaxValue);
        Guard.SameLength(uploaders.Length, bandwidthShare.Length, "bandwidthShare");
        for (var k = 0; k < uploaders.Length; k++)
        {
            var previous = k == 0 ? -1 : uploaders[k - 1];
            if (uploaders[k] <= previous || uploaders[k] >= deviceCount)
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"'uploads[{k}]' is {uploaders[k]}; allowed: device indices from 0 to {deviceCount - 1}, ascending, each once."),
                    nameof(uploaders));
            }

            if (!(bandwidthShare[k] >= 0 && double.IsFinite(bandwidthShare[k])))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture, $"'bandwidthShare[{k}]' is {bandwidthShare[k]}; allowed: finite numbers from 0."),
                    nameof(bandwidthShare));
            }
        }

        DeviceCount = deviceCount;
        _uploaders = uploaders;
        _share = NegativeZero.Lift(bandwidthShare);
    }

    /// <summary>M.</summary>
    public int DeviceCount { get; }

    /// <summary>N, the number of devices that upload.</summary>
    public int UploaderCount => _uploaders.Length;

    /// <summary>Indices of the uploaders, ascending.</summary>
    public ReadOnlySpan<int> Uploaders => _uploaders.AsSpan();

    /// <summary>w, one per uploader, in the order of <see cref="Uploaders"/>; every other device has 0.</summary>
    public ReadOnlySpan<double> BandwidthShare => _share.AsSpan();

    /// <summary>Whether device <paramref name="device"/> uploads.</summary>
    public bool Uploads(int device) => _uploaders.AsSpan().BinarySearch(device) >= 0;

    /// <summary>Nobody uploads.</summary>
    public static Allocation Nobody(int deviceCount) => new(deviceCount, [], []);

    /// <summary>The given uploaders (ascending), each with the same share 1/N: the paper's benchmarks.</summary>
    public static Allocation EqualShares(int deviceCount, ImmutableArray<int> uploaders)
    {
        var share = new double[uploaders.Length];
        Array.Fill(share, 1.0 / uploaders.Length);
        return new(deviceCount, uploaders, ImmutableArray.Create(share));
    }
}
