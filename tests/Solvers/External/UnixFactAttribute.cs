namespace Judba.Solvers.Tests.External;

/// <summary>A test whose program is a shell script, skipped on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "the program of this test is a shell script";
    }
}
