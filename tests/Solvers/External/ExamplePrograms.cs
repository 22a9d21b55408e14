using Judba.Solvers.External;

namespace Judba.Solvers.Tests.External;

/// <summary>The programs under examples/, where they stand or were built.</summary>
internal static class ExamplePrograms
{
    // This assembly runs from tests/Solvers/bin/<configuration>/<framework>/.
    private static readonly DirectoryInfo Framework = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryFolder { get; } = Framework.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>Command line of the C# example.</summary>
    public static string CSharp { get; } = Quoted(Path.Combine(
        RepositoryFolder, "examples", "CSharpSolver", "bin", Framework.Parent!.Name, Framework.Name,
        OperatingSystem.IsWindows() ? "drop-solver.exe" : "drop-solver"));

    /// <summary>Command line of the Python example; null where there is no Python.</summary>
    public static string? Python { get; } = CommandLine.Find("python3") is { } python
        ? $"{Quoted(python)} {Quoted(Path.Combine(RepositoryFolder, "examples", "python", "drop_solver.py"))}"
        : null;

    private static string Quoted(string path) => $"\"{path}\"";
}
