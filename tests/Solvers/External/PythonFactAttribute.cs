namespace Judba.Solvers.Tests.External;

/// <summary>A test that needs a Python, and is shown as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (ExamplePrograms.Python is null)
            Skip = "there is no python3 in PATH to run the example with";
    }
}
