namespace Judba.Experiments.Tests.Browser;

/// <summary>A test that needs a Chromium, and is shown as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Program is null)
            Skip = $"there is no {string.Join(", ", Chromium.Names)} in PATH to open the report with (Debian: apt-get install chromium)";
    }
}
