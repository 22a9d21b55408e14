using System.Runtime.InteropServices;

namespace Judba.Solvers.Dual;

/// <summary>The price at which the band is filled at a deadline.</summary>
/// <param name="Price">μ(T); 0 where there is room for everybody who wants to upload, +∞ where those that must upload do not fit.</param>
/// <param name="Critical">The entry whose leaving makes room at that price; −1 if the band fits exactly or is not filled.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BandPrice(double Price, int Critical);
