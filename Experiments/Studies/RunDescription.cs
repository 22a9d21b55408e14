using System.Text.Json;
using Judba.Experiments.Records;
using Judba.Models.Files;

namespace Judba.Experiments.Studies;

/// <summary>What a study or a training was, as a file beside its results.</summary>
internal static class RunDescription
{
    /// <summary>Writes the description.</summary>
    /// <param name="path">The file.</param>
    /// <param name="command">The command, without its options.</param>
    /// <param name="configuration">What it ran with: texts, numbers, truth values and lists of texts by name.</param>
    /// <param name="start">When it began.</param>
    public static void Write(string path, string command, IReadOnlyList<(string Name, object Value)> configuration, DateTimeOffset start) =>
        AtomicFile.Write(path, StudyManifest.ToJson(command, json => WriteFields(json, configuration), start));

    private static void WriteFields(Utf8JsonWriter json, IReadOnlyList<(string Name, object Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value);
        }
    }
}
