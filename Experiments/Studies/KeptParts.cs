using System.Text.Json;
using System.Text.Json.Serialization;
using Judba.Models.Files;

namespace Judba.Experiments.Studies;

/// <summary>
/// The parts of a study. Each is written to a file of its own as soon as it is there, so that a stopped run goes on where it was.
/// </summary>
/// <typeparam name="TPart">What a part gives.</typeparam>
internal sealed class KeptParts<TPart>
    where TPart : class
{
    private readonly string _parts;
    private readonly string _settings;
    private readonly JsonSerializerOptions _options = new()
    {
        // A control that cannot be so small has no accuracy: NaN.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        // A part that lacks a number is damaged: it must not read as 0.
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
    };

    /// <summary>The parts in a folder.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="settings">What they are measured with. A folder holds parts of one setting.</param>
    /// <param name="converters">How types are written that JSON does not know.</param>
    public KeptParts(string folder, string settings, params ReadOnlySpan<JsonConverter> converters)
    {
        (_parts, _settings) = (Path.Combine(folder, "parts"), settings);
        foreach (var converter in converters)
            _options.Converters.Add(converter);
    }

    /// <summary>The part that an earlier run left, or a new one, which is written.</summary>
    /// <exception cref="InputException">The file is damaged or of other settings.</exception>
    public TPart Get(string name, Func<TPart> measure)
    {
        var path = Path.Combine(_parts, name + ".json");
        if (File.Exists(path))
            return Read(path);
        var part = measure();
        Directory.CreateDirectory(_parts);
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(new Kept(_settings, part), _options));
        return part;
    }

    private TPart Read(string path)
    {
        var kept = Deserialized(path);
        return string.Equals(kept.Settings, _settings, StringComparison.Ordinal)
            ? kept.Part
            : throw new InputException($"{path}: 'settings' is '{kept.Settings}'; allowed: '{_settings}', or another '--out'.");
    }

    private Kept Deserialized(string path)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(path), _options);
            return kept is { Part: not null } ? kept : throw new JsonException("There is no part.");
        }
        catch (JsonException e)
        {
            throw new InputException($"{path}: no part of this study; allowed: what an earlier run wrote, or no such file.", e);
        }
    }

    private sealed record Kept(string Settings, TPart Part);
}
