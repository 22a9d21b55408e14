namespace Judba.Solvers.OrTools.Tests.Conic;

/// <summary>A test that needs SCIP's own library; shown as skipped where the package does not bring it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeScipFactAttribute : FactAttribute
{
    public NativeScipFactAttribute()
    {
        if (!File.Exists(NativeScip.Library))
            Skip = $"{Path.GetFileName(NativeScip.Library)} is not beside the tests: OR-Tools brings it on Linux alone";
    }
}
