using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Running;

/// <summary>The <c>--set key=value</c> of a command line, read and in range.</summary>
internal sealed class Settings
{
    private const string CompressionRatio = "compressionRatio";

    private readonly List<KeyValuePair<string, double>> _values = [];

    /// <summary>Reads the options.</summary>
    /// <exception cref="InputException">A key is unknown or repeated, or a value is no number of its unit, or out of range.</exception>
    public Settings(IEnumerable<string>? pairs)
    {
        foreach (var pair in pairs ?? [])
            Add(pair);
    }

    /// <summary>Takes values that were found in range already.</summary>
    public Settings(IEnumerable<KeyValuePair<string, double>> values) => _values.AddRange(values);

    /// <summary>What can be set: the quantities of instance files, of the system and of every device.</summary>
    public static IReadOnlyList<Quantity> Quantities { get; } =
        [.. SystemParameters.Fields.Select(f => f.Quantity), .. Device.Fields.Where(f => !f.IsOptional).Select(f => f.Quantity)];

    /// <summary>Keys with values, in the order given.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Values => _values;

    /// <summary>A law under these settings where the law decides: a compression ratio picks its row of the profile.</summary>
    public ScenarioLaw Apply(ScenarioLaw law)
    {
        foreach (var (key, value) in _values)
        {
            if (IsCompressionRatio(key) && law.Profile.Rows.Any(r => r.CompressionRatio == value))
                law = law with { CompressionRatio = value };
        }

        return law;
    }

    /// <summary>A scenario under these settings.</summary>
    public Scenario Apply(Scenario scenario)
    {
        foreach (var (key, value) in _values)
            scenario = BadInput.Refuse(() => scenario.With(key, value), "Option '--set': ");
        return scenario;
    }

    /// <summary>Scenario number <paramref name="index"/> of a series under these settings.</summary>
    public Scenario Generate(ScenarioLaw law, int devices, int seed, int index) =>
        Apply(ScenarioGenerator.Generate(Apply(law), devices, seed, index));

    private static bool IsCompressionRatio(string key) => string.Equals(key, CompressionRatio, StringComparison.Ordinal);

    private void Add(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new InputException($"Option '--set' is '{pair}'; allowed: key=value, such as edgeFrequencyHz=2.5GHz.");
        var (key, text) = (pair[..equals], pair[(equals + 1)..]);
        var rule = Quantities.FirstOrDefault(q => string.Equals(q.Name, key, StringComparison.Ordinal))
            ?? throw new InputException($"Option '--set' has the key '{key}'; {Spelling.Hint(key, Quantities.Select(q => q.Name))}");
        if (_values.Exists(v => string.Equals(v.Key, key, StringComparison.Ordinal)))
            throw new InputException($"Option '--set' has the key '{key}' twice; allowed: each key once.");
        var value = UnitNumber.Parse(text, rule.Unit);
        if (!rule.Accepts(value))
            throw new InputException($"Option '--set' has '{key}' at '{text}'; allowed: {rule.Allowed}.");
        _values.Add(new(key, value));
    }
}
