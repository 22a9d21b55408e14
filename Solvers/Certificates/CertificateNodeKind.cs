namespace Judba.Certificates;

/// <summary>What a node of a certificate's tree is; the numbers are those of the file.</summary>
public enum CertificateNodeKind
{
    /// <summary>Not divided: bounded at a price, with a tangent point.</summary>
    Leaf = 0,

    /// <summary>Divided at a deadline.</summary>
    Deadline = 1,

    /// <summary>Divided by how many of the devices that are alike upload.</summary>
    Devices = 2,

    /// <summary>Divided by how many devices of a cluster upload.</summary>
    Cluster = 3,
}
