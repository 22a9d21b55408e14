using System.Runtime.InteropServices;

namespace Judba.Solvers.Exact;

/// <summary>What <see cref="NodeBounding"/> finds out about a node.</summary>
/// <param name="Best">Its bound.</param>
/// <param name="Deadline">The last deadline that was looked at, where a good set may be found.</param>
/// <param name="Price">μ at that deadline.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BoundedNode(NodeBound Best, double Deadline, double Price);
