namespace Judba.Experiments.Tests.Support;

/// <summary>A test that takes minutes: runs where JUDBA_NIGHTLY=1, shown as skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NightlyFactAttribute : FactAttribute
{
    public NightlyFactAttribute() => Skip = WhyNot;

    /// <summary>Why such a test is skipped here; null if it is not.</summary>
    public static string? WhyNot => Environment.GetEnvironmentVariable("JUDBA_NIGHTLY") is "1"
        ? null
        : "takes minutes; JUDBA_NIGHTLY=1 dotnet test -c Release --filter Category=Nightly runs it";
}
