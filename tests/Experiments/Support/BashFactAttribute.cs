namespace Judba.Experiments.Tests.Support;

/// <summary>A test of shell scripts, shown as skipped where there is no bash, or where a program that they need is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BashFactAttribute : FactAttribute
{
    public BashFactAttribute(params string[] programs)
    {
        if (programs.Append("bash").FirstOrDefault(p => !IsThere(p)) is { } missing)
            Skip = $"there is no {missing} in PATH to run the script with";
    }

    /// <summary>Whether PATH has a program.</summary>
    public static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(
            folder => File.Exists(Path.Combine(folder, program)));
}
