using System.Security.Cryptography;
using System.Text.Json;

namespace Judba.Experiments.Records;

/// <summary>What a run was, <c>judba-manifest/1</c>: enough to know it and to repeat it.</summary>
/// <param name="Command">The command, as <c>reproduce table1</c>.</param>
/// <param name="Configuration">Writes the options into an open object.</param>
/// <param name="Start">When the run began.</param>
internal sealed record RunManifest(string Command, Action<Utf8JsonWriter> Configuration, DateTimeOffset Start)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Writes who took part, into the open object, after the configuration's hash; null for nobody to name.</summary>
    public Action<Utf8JsonWriter>? Participants { get; init; }

    /// <summary>Writes what came of it, into the open object of the manifest; null for nothing to say.</summary>
    public Action<Utf8JsonWriter>? Outcome { get; init; }

    /// <summary>When the run ended; null while it goes on.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>SHA-256 of the configuration, in hexadecimal digits: two runs with the same hash ask the same.</summary>
    public string ConfigurationHash() => Convert.ToHexStringLower(SHA256.HashData(Json.Bytes(json =>
    {
        json.WriteStartObject();
        Configuration(json);
        json.WriteEndObject();
    })));

    /// <summary>Whether a manifest that was read is one of a command.</summary>
    public static bool IsOf(JsonElement manifest, string command) =>
        manifest.ValueKind == JsonValueKind.Object && manifest.TryGetProperty("command", out var found)
        && found.ValueKind == JsonValueKind.String && found.ValueEquals(command);

    /// <summary>The hash in a manifest that was read; empty for none.</summary>
    public static string ConfigurationHash(JsonElement manifest) =>
        manifest.TryGetProperty("configurationSha256", out var hash) && hash.ValueKind == JsonValueKind.String ? hash.GetString()! : "";

    /// <summary>The manifest as JSON.</summary>
    public byte[] ToJson() => Json.Bytes(Write, indented: true);

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("schema", "judba-manifest/1");
        json.WriteString("command", Command);
        json.WriteString("version", BuildInfo.Version);
        json.WriteString("commit", BuildInfo.Commit);
        if (BuildInfo.IsDirty is { } dirty)
            json.WriteBoolean("dirty", dirty);
        else
            json.WriteNull("dirty");
        json.WriteStartObject("configuration");
        Configuration(json);
        json.WriteEndObject();
        if (Participants is not null)
        {
            json.WriteString("configurationSha256", ConfigurationHash());
            Participants(json);
        }

        json.WriteStartObject("packages");
        BuildInfo.WritePackages(json);
        json.WriteEndObject();
        RunStamp.Here.WriteRuntime(json);
        RunStamp.Here.WriteHost(json);
        json.WriteString("start", Start.ToString("O"));
        if (End is { } end)
            json.WriteString("end", end.ToString("O"));
        Outcome?.Invoke(json);
        json.WriteEndObject();
    }
}
