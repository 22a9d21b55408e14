using Judba.Solvers.External;

namespace Judba.Solvers.Tests.Conic;

/// <summary>A test that needs a program of another house; shown as skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramTheoryAttribute : TheoryAttribute
{
    public ProgramTheoryAttribute(string program)
    {
        Program = program;
        if (CommandLine.Find(program) is null)
            Skip = $"there is no {program} in PATH; Debian has it in glpk-utils or coinor-cbc";
    }

    /// <summary>Its name in PATH.</summary>
    public string Program { get; }
}
