using System.Xml.Linq;

namespace Judba.Architecture.Tests;

/// <summary>The files of this repository, as they lie on the disk.</summary>
internal static class Repository
{
    // This assembly runs from tests/Architecture/bin/<configuration>/<framework>/.
    private const string UpToRoot = "../../../../..";

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true };

    private static readonly string[] NotOurs = ["bin", "obj", "results", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>Its top folder.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, UpToRoot));

    /// <summary>Paths of the C# sources, relative to <see cref="Folder"/>, with slashes.</summary>
    public static IReadOnlyList<string> Sources { get; } = Find("*.cs");

    /// <summary>Every project, by name.</summary>
    public static IReadOnlyDictionary<string, Project> Projects { get; } =
        Find("*.csproj").Select(Read).ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>The project that a source belongs to: the one of the innermost folder around it that has one.</summary>
    public static Project ProjectOf(string source) =>
        Projects.Values.Where(p => source.StartsWith(p.Folder + "/", StringComparison.Ordinal)).MaxBy(p => p.Folder.Length)!;

    /// <summary>Lines of a file.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Folder, path));

    private static string[] Find(string pattern) =>
    [
        .. Directory.EnumerateFiles(Folder, pattern, Everything)
            .Select(p => Path.GetRelativePath(Folder, p).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(p => !p.Split('/').Any(part => NotOurs.Contains(part, StringComparer.Ordinal) || part.StartsWith('.')))
            .Order(StringComparer.Ordinal),
    ];

    private static Project Read(string path)
    {
        var file = XDocument.Load(Path.Combine(Folder, path));
        var name = Path.GetFileNameWithoutExtension(path);
        return new(
            name, (string?)file.Descendants("RootNamespace").FirstOrDefault() ?? name, path[..path.LastIndexOf('/')],
            [.. Named("ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/')))],
            [.. Named("PackageReference")]);

        IEnumerable<string> Named(string element) => file.Descendants(element).Select(e => (string?)e.Attribute("Include") ?? "");
    }
}
