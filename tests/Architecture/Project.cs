namespace Judba.Architecture.Tests;

/// <summary>What a project file says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Root">Root of its namespaces: its name, but for a project that says another.</param>
/// <param name="Folder">Where it lies, relative to the repository, with slashes.</param>
/// <param name="Projects">Names of the projects that it references, under any condition.</param>
/// <param name="Packages">Names of the packages that it references, under any condition.</param>
internal sealed record Project(
    string Name, string Root, string Folder, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    /// <summary>Whether it is a test, a benchmark, or an example for users.</summary>
    public bool IsOutside =>
        Folder.StartsWith("tests/", StringComparison.Ordinal) || Folder.StartsWith("examples/", StringComparison.Ordinal);
}
