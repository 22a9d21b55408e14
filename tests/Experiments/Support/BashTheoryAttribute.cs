namespace Judba.Experiments.Tests.Support;

/// <summary>As <see cref="BashFactAttribute"/>, for tests with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BashTheoryAttribute : TheoryAttribute
{
    public BashTheoryAttribute(params string[] programs)
    {
        if (programs.Append("bash").FirstOrDefault(p => !BashFactAttribute.IsThere(p)) is { } missing)
            Skip = $"there is no {missing} in PATH to run the script with";
    }
}
