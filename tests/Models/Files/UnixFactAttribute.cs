namespace Judba.Models.Tests.Files;

/// <summary>A test of links, modes and devices as Unix has them, skipped on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "links, modes and devices of this test are those of Unix";
    }
}
