using System.Text.Json;
using System.Text.Json.Serialization;
using Judba.Learning;
using Judba.Models;

namespace Judba.Experiments.Reproduction;

/// <summary>Measurements of Table I, each written to a file of its own as soon as it is there, so that a stopped run goes on where it was.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="settings">What they were measured with; a folder holds those of one setting.</param>
internal sealed class KeptMeasurements(string folder, string settings)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        // A control that cannot be so small has no accuracy: NaN.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    private readonly string _parts = Path.Combine(folder, "parts");

    /// <summary>The measurement that an earlier run left, or a new one, which is written.</summary>
    /// <exception cref="InputException">The file is damaged or of other settings.</exception>
    public (CompressionMeasurement Row, IReadOnlyList<ControlMeasurement> Controls) Get(
        int ratio, int seed, Func<(CompressionMeasurement Row, IReadOnlyList<ControlMeasurement> Controls)> measure)
    {
        var path = Path.Combine(_parts, $"ratio-{ratio}-seed-{seed}.json");
        if (File.Exists(path))
            return Read(path);
        var (row, controls) = measure();
        Directory.CreateDirectory(_parts);
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(new Part(settings, row, controls), Options));
        return (row, controls);
    }

    private (CompressionMeasurement Row, IReadOnlyList<ControlMeasurement> Controls) Read(string path)
    {
        Part? part;
        try
        {
            part = JsonSerializer.Deserialize<Part>(File.ReadAllBytes(path), Options);
        }
        catch (JsonException e)
        {
            throw new InputException($"{path}: not a measurement of Table I; allowed: what an earlier run wrote, or no such file.", e);
        }

        return part is { Row: { } row, Controls: { } controls } && string.Equals(part.Settings, settings, StringComparison.Ordinal)
            ? (row, controls)
            : throw new InputException($"{path}: 'settings' is '{part?.Settings}'; allowed: '{settings}', or another '--out'.");
    }

    private sealed record Part(string Settings, CompressionMeasurement Row, IReadOnlyList<ControlMeasurement> Controls);
}
