using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Judba.Certificates;

/// <summary>
/// One node of a certificate's tree, made by <see cref="Leaf"/>, <see cref="SplitAt"/>, <see cref="SplitDevices"/> or
/// <see cref="SplitCluster"/>. Only the numbers of its own <see cref="Kind"/> may be asked for.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CertificateNode
{
    private readonly double _first, _second, _third;
    private readonly ImmutableArray<CertificateReward> _rewards;

    private CertificateNode(CertificateNodeKind kind, double first, double second, double third)
    {
        Kind = kind;
        (_first, _second, _third) = (first, second, third);
        _rewards = [];
    }

    private CertificateNode(double price, double tangentAt, double reward, ImmutableArray<CertificateReward> rewards)
        : this(CertificateNodeKind.Leaf, price, tangentAt, reward) =>
        _rewards = rewards.IsDefault || rewards.All(r => r == default) ? [] : rewards;

    /// <summary>What it is.</summary>
    public CertificateNodeKind Kind { get; }

    /// <summary>μ of a leaf: the price of the band at which it is bounded.</summary>
    /// <exception cref="InvalidOperationException">It is no leaf.</exception>
    public double Price => Of(CertificateNodeKind.Leaf, _first);

    /// <summary>T0 of a leaf [s]: where its convex part is replaced by a tangent.</summary>
    /// <exception cref="InvalidOperationException">It is no leaf.</exception>
    public double TangentAt => Of(CertificateNodeKind.Leaf, _second);

    /// <summary>ν of a leaf: what each uploader is paid.</summary>
    /// <exception cref="InvalidOperationException">It is no leaf.</exception>
    public double Reward => Of(CertificateNodeKind.Leaf, _third);

    /// <summary>What each uploader of each cluster is paid as well, of a leaf; empty where all are zeros.</summary>
    /// <exception cref="InvalidOperationException">It is no leaf.</exception>
    public ImmutableArray<CertificateReward> ClusterRewards => Of(CertificateNodeKind.Leaf, _rewards);

    /// <summary>The deadline of a division by deadline [s]: the parts lie before and after it.</summary>
    /// <exception cref="InvalidOperationException">It is no division by deadline.</exception>
    public double Deadline => Of(CertificateNodeKind.Deadline, _first);

    /// <summary>The lowest index among the devices that are alike, of a division by devices.</summary>
    /// <exception cref="InvalidOperationException">It is no division by devices.</exception>
    public int Device => (int)Of(CertificateNodeKind.Devices, _first);

    /// <summary>The cluster of a division by a cluster: its index in <see cref="Certificate.Clusters"/>.</summary>
    /// <exception cref="InvalidOperationException">It is no division by a cluster.</exception>
    public int Cluster => (int)Of(CertificateNodeKind.Cluster, _first);

    /// <summary>
    /// k of a division by devices or by a cluster: at most k of them upload in one part, at least k + 1 in the other.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is neither.</exception>
    public int AtMost => (int)(Kind == CertificateNodeKind.Cluster ? _second : Of(CertificateNodeKind.Devices, _second));

    /// <summary>A leaf.</summary>
    /// <param name="price">μ.</param>
    /// <param name="tangentAt">T0 [s].</param>
    /// <param name="reward">ν.</param>
    /// <param name="clusterRewards">One for each cluster of the certificate; none for zeros.</param>
    public static CertificateNode Leaf(
        double price, double tangentAt, double reward, ImmutableArray<CertificateReward> clusterRewards = default) =>
        new(price, tangentAt, reward, clusterRewards);

    /// <summary>A division by deadline.</summary>
    /// <param name="deadline">Where [s].</param>
    public static CertificateNode SplitAt(double deadline) => new(CertificateNodeKind.Deadline, deadline, 0, 0);

    /// <summary>A division by devices, into "at most" and "at least one more".</summary>
    /// <param name="device">The lowest index among the devices that are alike.</param>
    /// <param name="atMost">k.</param>
    public static CertificateNode SplitDevices(int device, int atMost) => new(CertificateNodeKind.Devices, device, atMost, 0);

    /// <summary>A division by the number of uploaders of a cluster, into "at most" and "at least one more".</summary>
    /// <param name="cluster">Its index in <see cref="Certificate.Clusters"/>.</param>
    /// <param name="atMost">k.</param>
    public static CertificateNode SplitCluster(int cluster, int atMost) => new(CertificateNodeKind.Cluster, cluster, atMost, 0);

    /// <summary>Whether kind and all numbers are the same.</summary>
    public bool Equals(CertificateNode other) => Kind == other.Kind
        && (_first, _second, _third).Equals((other._first, other._second, other._third))
        && (_rewards.IsDefaultOrEmpty ? other._rewards.IsDefaultOrEmpty : _rewards.AsSpan().SequenceEqual(other._rewards.AsSpan()));

    /// <summary>A hash of the kind and the first numbers.</summary>
    public override int GetHashCode() => HashCode.Combine(Kind, _first, _second, _third);

    private T Of<T>(CertificateNodeKind kind, T number) => Kind == kind
        ? number
        : throw new InvalidOperationException($"The node is of kind {Kind}; this number is one of kind {kind}.");
}
