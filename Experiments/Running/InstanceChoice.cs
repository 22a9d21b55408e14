using System.Security.Cryptography;
using System.Text.Json;
using Judba.Experiments.Text;
using Judba.Models.Files;
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
            return new LoadedInstance(BadInput.Refuse(scenario.ToProblem, $"Instance '{scenario.Name}': "), scenario);
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
    /// <remarks>Instances of one name are told apart by their files: <c>fleet (a/fleet.json)</c>.</remarks>
    /// <param name="paths">The files, as they were named.</param>
    /// <param name="settings">What is set in each.</param>
    /// <param name="text">The text of a name that means no file, such as standard input, with what messages call it; null for a
    /// file.</param>
    /// <exception cref="InputException">A file is refused or given twice, or settings are meant for one without a scenario.</exception>
    public static InstanceChoice Files(
        IReadOnlyList<string> paths, Settings settings, Func<string, (string Source, ReadOnlyMemory<byte> Json)?> text)
    {
        if (paths.GroupBy(Path.GetFullPath, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputException($"File '{twice.First()}' is given twice; allowed: each instance once.");
        var texts = paths.Select(text).ToList();
        var instances = paths.Zip(texts, (path, given) => given is var (source, json)
            ? Set(source, InstanceFile.Read(source, json), settings)
            : Set(path, InstanceFile.Read(path), settings)).ToList();
        var digests = paths.Zip(texts, (path, given) => Convert.ToHexStringLower(
            SHA256.HashData(given is var (_, json) ? json.Span : File.ReadAllBytes(path)))).ToList();
        var shared = instances.GroupBy(i => i.Problem.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        var sources = instances.Zip(paths, (instance, path) => new InstanceSource(instance.Problem.DeviceCount, () => instance)
        {
            Name = shared.Contains(instance.Problem.Name) ? $"{instance.Problem.Name} ({path})" : null,
        });
        return new([.. sources], json =>
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

    private static LoadedInstance Set(string source, LoadedInstance instance, Settings settings)
    {
        if (settings.Values.Count == 0)
            return instance;
        var scenario = instance.Scenario
            ?? throw new InputException($"Option '--set' is given for '{source}', a canonical problem; allowed: physical instances.");
        var changed = settings.Apply(scenario);
        return new(BadInput.Refuse(changed.ToProblem, $"{source}: "), changed);
    }

    private static void WriteSettings(Utf8JsonWriter json, Settings settings)
    {
        json.WriteStartObject("set");
        foreach (var (key, value) in settings.Values)
            json.WriteNumber(key, value);
        json.WriteEndObject();
    }
}
