using System.Runtime.InteropServices;

namespace Judba.Certificates;

/// <summary>r(T) = Constant + Slope·T: what each uploader of a cluster is paid in a leaf, beside the reward of all.</summary>
/// <param name="Constant">r at T = 0, the earliest start.</param>
/// <param name="Slope">∂r/∂T [1/s]; 0 in a leaf without end.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CertificateReward(double Constant, double Slope);
