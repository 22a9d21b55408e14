using System.Diagnostics;
using System.Globalization;

namespace Judba.Learning.Training;

/// <summary>
/// Processor time of the running thread, which other work on the machine does not lengthen as it does wall time. Where the system does not
/// tell, wall time.
/// </summary>
internal static class ThreadClock
{
    // Linux: nanoseconds on a processor, then two numbers about waiting.
    private const string Statistics = "/proc/thread-self/schedstat";

    private static readonly bool IsTold = OperatingSystem.IsLinux() && File.Exists(Statistics);

    /// <summary>Seconds since a moment that stays the same for a thread.</summary>
    public static double Seconds()
    {
        if (!IsTold)
            return Stopwatch.GetElapsedTime(0).TotalSeconds;
        var text = File.ReadAllText(Statistics);
        return long.Parse(
            text.AsSpan(0, text.IndexOf(' ', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture) / 1e9;
    }
}
