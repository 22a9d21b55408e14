using System.Reflection;
using System.Text.Json;

namespace Judba.Experiments.Records;

/// <summary>What this program was built from, and the packages beside it.</summary>
internal static class BuildInfo
{
    private static readonly Assembly Program = typeof(BuildInfo).Assembly;

    private static readonly string InformationalVersion =
        Program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <summary>Version of the program, without the commit.</summary>
    public static string Version { get; } = InformationalVersion.Split('+')[0];

    /// <summary>The commit that the program was built from; null where the sources had no history.</summary>
    public static string? Commit { get; } = InformationalVersion.Split('+') is [_, var commit] ? commit : null;

    /// <summary>Whether the sources differed from <see cref="Commit"/> when the program was built; null where nobody knows.</summary>
    public static bool? IsDirty { get; } = bool.TryParse(Metadata("SourceDirty"), out var dirty) ? dirty : null;

    /// <summary>The SDK that built the program.</summary>
    public static string? Sdk { get; } = Metadata("SdkVersion");

    /// <summary>Every package beside the program with its version, by name, into an open object.</summary>
    public static void WritePackages(Utf8JsonWriter json)
    {
        var path = Path.Combine(AppContext.BaseDirectory, Program.GetName().Name + ".deps.json");
        if (!File.Exists(path))
            return;
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var packages = document.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(l => l.Value.GetProperty("type").ValueEquals("package"))
            .Select(l => l.Name.Split('/'))
            .OrderBy(p => p[0], StringComparer.Ordinal);
        foreach (var package in packages)
            json.WriteString(package[0], package[1]);
    }

    private static string? Metadata(string key) =>
        Program.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.Ordinal))?.Value;
}
