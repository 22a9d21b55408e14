using System.Runtime.InteropServices;

namespace Judba.Certificates;

/// <summary>
/// One node of a certificate's tree, made by <see cref="Leaf"/>, <see cref="SplitAt"/> or <see cref="SplitDevices"/>. Only the numbers of
/// its own
/// <see cref="Kind"/> may be asked for.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CertificateNode
{
    private readonly double _first, _second, _third;

    private CertificateNode(CertificateNodeKind kind, double first, double second, double third)
    {
        Kind = kind;
        (_first, _second, _third) = (first, second, third);
    }

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

    /// <summary>The deadline of a division by deadline [s]: the parts lie before and after it.</summary>
    /// <exception cref="InvalidOperationException">It is no division by deadline.</exception>
    public double Deadline => Of(CertificateNodeKind.Deadline, _first);

    /// <summary>The lowest index among the devices that are alike, of a division by devices.</summary>
    /// <exception cref="InvalidOperationException">It is no division by devices.</exception>
    public int Device => (int)Of(CertificateNodeKind.Devices, _first);

    /// <summary>
    /// k of a division by devices: at most k of the devices that are alike upload in one part, at least k + 1 in the other.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is no division by devices.</exception>
    public int AtMost => (int)Of(CertificateNodeKind.Devices, _second);

    /// <summary>A leaf.</summary>
    /// <param name="price">μ.</param>
    /// <param name="tangentAt">T0 [s].</param>
    /// <param name="reward">ν.</param>
    public static CertificateNode Leaf(double price, double tangentAt, double reward) =>
        new(CertificateNodeKind.Leaf, price, tangentAt, reward);

    /// <summary>A division by deadline.</summary>
    /// <param name="deadline">Where [s].</param>
    public static CertificateNode SplitAt(double deadline) => new(CertificateNodeKind.Deadline, deadline, 0, 0);

    /// <summary>A division by devices, into "at most" and "at least one more".</summary>
    /// <param name="device">The lowest index among the devices that are alike.</param>
    /// <param name="atMost">k.</param>
    public static CertificateNode SplitDevices(int device, int atMost) => new(CertificateNodeKind.Devices, device, atMost, 0);

    private double Of(CertificateNodeKind kind, double number) => Kind == kind
        ? number
        : throw new InvalidOperationException($"The node is of kind {Kind}; this number is one of kind {kind}.");
}
