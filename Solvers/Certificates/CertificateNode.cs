using System.Runtime.InteropServices;

namespace Judba.Certificates;

/// <summary>One node of a certificate's tree, with its numbers.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="First">μ of a leaf; the deadline; or the lowest index among the devices that are alike.</param>
/// <param name="Second">T0 of a leaf; unused (0); or k, for "at most k of them upload" and "at least k + 1".</param>
/// <param name="Third">ν of a leaf; else unused (0).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CertificateNode(CertificateNodeKind Kind, double First, double Second, double Third)
{
    /// <summary>A leaf.</summary>
    public static CertificateNode Leaf(double price, double tangentAt, double reward) => new(CertificateNodeKind.Leaf, price, tangentAt, reward);

    /// <summary>A division at a deadline.</summary>
    public static CertificateNode SplitAt(double deadline) => new(CertificateNodeKind.Deadline, deadline, 0, 0);

    /// <summary>A division into "at most" and "at least one more".</summary>
    public static CertificateNode SplitDevices(int device, int atMost) => new(CertificateNodeKind.Devices, device, atMost, 0);
}
