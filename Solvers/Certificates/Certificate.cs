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
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            hash.AppendData(bytes);
        }
    }
}
