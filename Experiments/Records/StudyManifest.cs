using System.Text.Json;

namespace Judba.Experiments.Records;

/// <summary>The manifest of a study, which is written once, at its end.</summary>
internal static class StudyManifest
{
    /// <summary>The manifest as JSON.</summary>
    /// <param name="command">The command, as <c>reproduce table1</c>.</param>
    /// <param name="configuration">Writes the options into an open object.</param>
    /// <param name="start">When the study began.</param>
    public static byte[] ToJson(string command, Action<Utf8JsonWriter> configuration, DateTimeOffset start) =>
        new RunManifest(command, configuration, start) { End = DateTimeOffset.UtcNow }.ToJson();
}
