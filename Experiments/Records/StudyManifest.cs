using System.Text.Json;

namespace Judba.Experiments.Records;

/// <summary>What a study was: enough to know it and to repeat it.</summary>
internal static class StudyManifest
{
    /// <summary>The manifest as JSON.</summary>
    /// <param name="command">The command, as <c>reproduce table1</c>.</param>
    /// <param name="configuration">Writes the options into an open object.</param>
    /// <param name="start">When the study began.</param>
    public static byte[] ToJson(string command, Action<Utf8JsonWriter> configuration, DateTimeOffset start) => Json.Bytes(
        json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", "judba-manifest/1");
            json.WriteString("command", command);
            json.WriteString("version", BuildInfo.Version);
            json.WriteString("commit", BuildInfo.Commit);
            if (BuildInfo.IsDirty is { } dirty)
                json.WriteBoolean("dirty", dirty);
            else
                json.WriteNull("dirty");
            Section("configuration", configuration);
            Section("packages", BuildInfo.WritePackages);
            Section("runtime", BuildInfo.WriteRuntime);
            Section("host", HostInfo.Write);
            json.WriteString("start", start.ToString("O"));
            json.WriteString("end", DateTimeOffset.UtcNow.ToString("O"));
            json.WriteEndObject();

            void Section(string name, Action<Utf8JsonWriter> write)
            {
                json.WriteStartObject(name);
                write(json);
                json.WriteEndObject();
            }
        },
        indented: true);
}
