namespace Judba.Experiments.Tests.Support;

/// <summary>A test of minutes, shown as skipped unless it is asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SlowGuideTheoryAttribute : TheoryAttribute
{
    private const string Variable = "JUDBA_SLOW_GUIDES";

    public SlowGuideTheoryAttribute()
    {
        if (OperatingSystem.IsWindows() || !string.Equals(Environment.GetEnvironmentVariable(Variable), "1", StringComparison.Ordinal))
            Skip =
                $"commands of the guides marked '# slow' take minutes: {Variable}=1 dotnet test -c Release tests/Experiments --filter "
                + "Category=SlowGuides";
    }
}
