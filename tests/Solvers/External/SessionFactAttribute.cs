using Judba.Solvers.External;

namespace Judba.Solvers.Tests.External;

/// <summary>A test of sessions, skipped where the system has no program that opens one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SessionFactAttribute : FactAttribute
{
    public SessionFactAttribute()
    {
        if (OperatingSystem.IsWindows() || CommandLine.Find("setsid") is null)
            Skip = "there is no setsid in PATH, so that programs are killed with their descendants alone";
    }
}
