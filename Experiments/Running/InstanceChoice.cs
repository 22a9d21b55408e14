using System.Security.Cryptography;
using System.Text.Json;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Running;

/// <summary>Which instances a comparison is about.</summary>
/// <param name="Sources">The instances.</param>
/// <param name="Write">Writes where they come from, into an open JSON object.</param>
internal sealed record InstanceChoice(IReadOnlyList<InstanceSource> Sources, Action<Utf8JsonWriter> Write)
{
    /// <summary>Devices of the largest instance.</summary>
    public int LargestDeviceCount => Sources.Max(s => s.DeviceCount);

    /// <summary>A series drawn from a law.</summary>
    public static InstanceChoice Drawn(ScenarioLaw law, int devices, int instances, int seed, Settings settings)
    {
        var sources = Enumerable.Range(0, instances).Select(index => new InstanceSource(devices, () =>
        {
            var scenario = settings.Generate(law, devices, seed, index);
            return BadInput.Refuse(scenario.ToProblem, $"Instance '{scenario.Name}': ");
        }));
        return new([.. sources], json =>
        {
            json.WriteString("scenario", law.Name);
            json.WriteNumber("devices", devices);
            json.WriteNumber("instances", instances);
            WriteSettings(json, settings);
        });
    }

    /// <summary>Files, each read before anything runs.</summary>
    /// <param name="paths">The files, as they were named.</param>
    /// <param name="settings">What is set in each.</param>
    /// <param name="text">The text of a name that means no file, such as standard input, with what messages call it; null for a
    /// file.</param>
    /// <exception cref="InputException">A file is refused, or settings are meant for one that holds no scenario.</exception>
    public static InstanceChoice Files(
        IReadOnlyList<string> paths, Settings settings, Func<string, (string Source, ReadOnlyMemory<byte> Json)?> text)
    {
        var texts = paths.Select(text).ToList();
        var problems = paths.Zip(texts, (path, given) => given is var (source, json)
            ? Set(source, InstanceFile.Read(source, json), settings)
            : Set(path, InstanceFile.Read(path), settings)).ToList();
        var digests = paths.Zip(texts, (path, given) => Convert.ToHexStringLower(
            SHA256.HashData(given is var (_, json) ? json.Span : File.ReadAllBytes(path)))).ToList();
        return new([.. problems.Select(p => new InstanceSource(p.DeviceCount, () => p))], json =>
        {
            json.WriteStartArray("files");
            foreach (var (path, digest) in paths.Zip(digests))
            {
                json.WriteStartObject();
                json.WriteString("file", path);
                json.WriteString("sha256", digest);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteSettings(json, settings);
        });
    }

    private static Problem Set(string source, LoadedInstance instance, Settings settings)
    {
        if (settings.Values.Count == 0)
            return instance.Problem;
        var scenario = instance.Scenario
            ?? throw new InputException($"Option '--set' is given for '{source}', a canonical problem; allowed: physical instances.");
        return BadInput.Refuse(settings.Apply(scenario).ToProblem, $"{source}: ");
    }

    private static void WriteSettings(Utf8JsonWriter json, Settings settings)
    {
        json.WriteStartObject("set");
        foreach (var (key, value) in settings.Values)
            json.WriteNumber(key, value);
        json.WriteEndObject();
    }
}
