using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Judba.Models.Numerics;
using Judba.Models.Problems;

namespace Judba.Certificates;

/// <summary>
/// A proof that the optimum of a problem lies between <see cref="Bound"/> and <see cref="Objective"/>: a point, and a tree whose leaves
/// cover all deadlines and sets. docs/certificate.md.
/// </summary>
public sealed record Certificate
{
    // A hash is fed by so many numbers at once: a million devices one by one took a quarter of a second.
    private const int DoublesAtOnce = 64;

    /// <summary>Name of the problem, for people.</summary>
    public required string ProblemName { get; init; }

    /// <summary><see cref="Digest"/> of the problem.</summary>
    public required string ProblemDigest { get; init; }

    /// <summary>Which reading.</summary>
    public required Reading Reading { get; init; }

    /// <summary>Claimed cost of the point.</summary>
    public required double Objective { get; init; }

    /// <summary>Claimed lower bound on the cost of every feasible point.</summary>
    public required double Bound { get; init; }

    /// <summary>The point.</summary>
    public required Allocation Allocation { get; init; }

    /// <summary>First deadline of the tree [s]. All deadlines are counted from the earliest start, min a.</summary>
    public required double First { get; init; }

    /// <summary>Last deadline of the tree [s]; +∞ only in <see cref="Reading.MinCost"/> with A = 0.</summary>
    public required double Last { get; init; }

    /// <summary>
    /// The clusters of devices that the tree divides or pays, as indices in ascending order. No two share a device, and devices with the
    /// same (a, b, g, p) are in the same one or in none.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>> Clusters { get; init; } = [];

    /// <summary>
    /// The tree in pre-order, each division followed by its two parts, the lower one first. Empty where A·T alone exceeds the bound.
    /// </summary>
    public required ImmutableArray<CertificateNode> Tree { get; init; }

    /// <summary>SHA-256 over M, m, A, K, a, b, g, p and q as little-endian binary64, in lower-case hexadecimal.</summary>
    public static string Digest(Problem problem)
    {
        Guard.NotNull(problem);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, [problem.DeviceCount, problem.MinUploaders, problem.LatencyWeight, problem.Constant]);
        Append(hash, problem.ComputeLatency);
        Append(hash, problem.TransmitTime);
        Append(hash, problem.UploadCost);
        Append(hash, problem.TransmitEnergyWeight);
        Append(hash, problem.TuningSaving);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<double> values)
    {
        Span<byte> bytes = stackalloc byte[DoublesAtOnce * sizeof(double)];
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, DoublesAtOnce);
            for (var k = 0; k < count; k++)
                BinaryPrimitives.WriteDoubleLittleEndian(bytes[(k * sizeof(double))..], values[k]);
            hash.AppendData(bytes[..(count * sizeof(double))]);
            values = values[count..];
        }
    }
}
