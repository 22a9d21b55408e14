using Judba.Solvers.External;

namespace Judba.Certificates.Tests;

/// <summary>A test that needs a Python, and is shown as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (CommandLine.Find("python3") is null)
            Skip = "there is no python3 in PATH to run the second checker with";
    }
}
