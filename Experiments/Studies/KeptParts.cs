using System.Text.Json;
using System.Text.Json.Serialization;
using Judba.Models.Files;

namespace Judba.Experiments.Studies;

/// <summary>The parts of a study, each written to a file of its own as soon as it is there, so that a stopped run goes on where it was.</summary>
/// <typeparam name="TPart">What a part gives.</typeparam>
/// <param name="folder">The run's folder.</param>
/// <param name="settings">What they were measured with; a folder holds those of one setting.</param>
internal sealed class KeptParts<TPart>(string folder, string settings)
    where TPart : class
{
    private static readonly JsonSerializerOptions Options = new()
    {
        // A control that cannot be so small has no accuracy: NaN. A target that is never reached: infinity.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        WriteIndented = true,
    };

    private readonly string _parts = Path.Combine(folder, "parts");

    /// <summary>The part that an earlier run left, or a new one, which is written.</summary>
    /// <exception cref="InputException">The file is damaged or of other settings.</exception>
    public TPart Get(string name, Func<TPart> measure)
    {
        var path = Path.Combine(_parts, name + ".json");
        if (File.Exists(path))
            return Read(path);
        var part = measure();
        Directory.CreateDirectory(_parts);
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(new Kept(settings, part), Options));
        return part;
    }

    private TPart Read(string path)
    {
        Kept? kept;
        try
        {
            kept = JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(path), Options);
        }
        catch (JsonException e)
        {
            throw new InputException($"{path}: no part of this study; allowed: what an earlier run wrote, or no such file.", e);
        }

        return kept is { Part: { } part } && string.Equals(kept.Settings, settings, StringComparison.Ordinal)
            ? part
            : throw new InputException($"{path}: 'settings' is '{kept?.Settings}'; allowed: '{settings}', or another '--out'.");
    }

    private sealed record Kept(string Settings, TPart? Part);
}
