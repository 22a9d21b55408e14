using System.Runtime.InteropServices;

namespace Judba.Solvers.Dual;

/// <summary>ν(T) = Constant + Slope·T: what each uploader of a cluster is paid where its number of uploaders is bounded.</summary>
/// <remarks>
/// The bound of one deadline is true at any multipliers, so they may differ from deadline to deadline. A reward that follows φ of the
/// cluster keeps φ − ν near 0 for all of an interval, and φ − ν is as convex as φ. A positive reward counts with the fewest uploaders, a
/// negative one with the most.
/// </remarks>
/// <param name="Constant">ν at T = 0, the earliest start.</param>
/// <param name="Slope">∂ν/∂T; 0 for an interval without end.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ClusterReward(double Constant, double Slope)
{
    /// <summary>ν at a deadline.</summary>
    public double At(double deadline) => Slope == 0 ? Constant : Constant + Slope * deadline;

    /// <summary>What the rewards of all uploaders of the cluster come to, at least.</summary>
    public double Earned(double deadline, int fewest, int most)
    {
        var reward = At(deadline);
        return reward * (reward > 0 ? fewest : most);
    }
}
