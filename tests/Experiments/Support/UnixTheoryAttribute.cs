namespace Judba.Experiments.Tests.Support;

/// <summary>A test that needs a Unix shell, and is shown as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "the commands of this test are run by a Unix shell";
    }
}
