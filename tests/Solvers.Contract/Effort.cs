using System.Diagnostics;

namespace Judba.Solvers.Contract;

/// <summary>Time that work takes, whatever else the machine does.</summary>
/// <remarks>
/// The lesser of wall time and this process's processor time. Other programs stretch the first alone, and tests that run
/// in the same process add to the second alone. Work that does not end is long in both.
/// </remarks>
public sealed class Effort
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly TimeSpan _used = Environment.CpuUsage.TotalTime;

    private Effort()
    {
    }

    /// <summary>Time since the start.</summary>
    public TimeSpan Spent
    {
        get
        {
            var (wall, used) = (Stopwatch.GetElapsedTime(_start), Environment.CpuUsage.TotalTime - _used);
            return wall < used ? wall : used;
        }
    }

    /// <summary>Begins to measure.</summary>
    public static Effort Start() => new();
}
