using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Judba.Experiments.Running;
using Judba.Experiments.Sweeps.Design;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Problems;

namespace Judba.Experiments.Sweeps.Configuration;

/// <summary>From a configuration as written to the resolved one and its design: numbers in SI units, every value of a grid spelled out.</summary>
/// <param name="file">What messages call the configuration.</param>
internal sealed class SweepResolver(string file)
{
    /// <summary>Reads a tree.</summary>
    /// <exception cref="InputException">Something in it is not allowed.</exception>
    public static (SweepConfig Resolved, SweepDesign Design) Resolve(string file, JsonObject tree) =>
        new SweepResolver(file).Resolve(ConfigReader.Read(file, "", tree, SweepJson.Default.SweepConfig));

    private (SweepConfig Resolved, SweepDesign Design) Resolve(SweepConfig config)
    {
        if (!string.Equals(config.Schema, SweepConfig.SchemaName, StringComparison.Ordinal))
            throw new InputException($"{file}: 'schema' is \"{config.Schema}\"; allowed: \"{SweepConfig.SchemaName}\".");
        Check(config.Instances, SweepLimits.Instances, "instances");
        Check(config.Threads, SweepLimits.Threads, "threads");
        CheckNames(config.Solvers, "solvers", "one solver or more, each once");
        CheckNames(config.Readings, "readings", $"{ReadingWords.MinCost}, {ReadingWords.MinLatency}, each once");
        if (config.Readings.FirstOrDefault(r => r is not (ReadingWords.MinCost or ReadingWords.MinLatency)) is { } reading)
            throw new InputException($"{file}: 'readings' has \"{reading}\"; allowed: \"{ReadingWords.MinCost}\", \"{ReadingWords.MinLatency}\".");

        var fixedValues = new List<KeyValuePair<SweepField, SweepValue>>
        {
            Pair(SweepField.Scenario, JsonSerializer.SerializeToElement(config.Scenario, SweepJson.Default.String), "scenario"),
            Pair(SweepField.Devices, JsonSerializer.SerializeToElement(config.Devices, SweepJson.Default.Double), "devices"),
            Pair(SweepField.Gap, JsonSerializer.SerializeToElement(config.Gap, SweepJson.Default.Double), "gap"),
        };
        if (config.TimeLimit is { } limit)
            fixedValues.Add(Pair(SweepField.TimeLimit, limit, "timeLimit"));
        var set = Sorted(config.Set, "set").Select(v => Pair(v.Key, v.Value, $"set.{v.Key.Name}")).ToList();
        if (set.Find(v => !Settings.Quantities.Contains(v.Key.Quantity)).Key is { } own)
            throw new InputException($"{file}: 'set.{own.Name}' stands in 'set'; allowed: '{own.Name}' at the top.");
        fixedValues.AddRange(set);
        var grid = Sorted(config.Grid, "grid").Select(v => KeyValuePair.Create(v.Key, (IReadOnlyList<SweepValue>)Values(v.Key, v.Value, $"grid.{v.Key.Name}"))).ToList();
        var random = Sorted(config.Random?.Fields ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal), "random.fields")
            .Select(v => Axis(v.Key, v.Value, $"random.fields.{v.Key.Name}")).ToList();
        RefuseTwice(set.Select(v => v.Key), grid.Select(v => v.Key), random.Select(a => a.Field));
        var draws = config.Random?.Points ?? 1;
        Check(draws, SweepLimits.Count, "random.points");
        var design = BadInput.Refuse(() => new SweepDesign(fixedValues, grid, random, draws, config.Seed), $"{file}: ");
        long fleets = (long)design.Count * config.Instances, solves = fleets * config.Solvers.Count * config.Readings.Count;
        if (fleets > SweepLimits.MostFleets || solves > SweepLimits.MostSolves)
        {
            throw new InputException($"{file}: {design.Count} points and 'instances' {config.Instances} are {fleets} fleets and {solves} solves; "
                + $"allowed: at most {SweepLimits.MostFleets} and {SweepLimits.MostSolves}.");
        }

        return (Resolved(config, set, grid, random), design);
    }

    private static SweepConfig Resolved(
        SweepConfig config, List<KeyValuePair<SweepField, SweepValue>> set,
        List<KeyValuePair<SweepField, IReadOnlyList<SweepValue>>> grid, List<SweepAxis> random) => config with
        {
            TimeLimit = config.TimeLimit is { } limit ? SweepField.TimeLimit.Read(limit, "", "").ToJson() : null,
            External = config.External.OrderBy(p => p.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            Set = set.ToDictionary(v => v.Key.Name, v => v.Value.ToJson(), StringComparer.Ordinal),
            Grid = grid.ToDictionary(v => v.Key.Name, v => List(v.Value), StringComparer.Ordinal),
            Random = config.Random is null ? null : config.Random with
            {
                Fields = random.ToDictionary(a => a.Field.Name, a => a.Choices.Count > 0 ? List(a.Choices) : Law(a), StringComparer.Ordinal),
            },
        };

    private static JsonElement List(IReadOnlyList<SweepValue> values) =>
        JsonSerializer.SerializeToElement(values.Select(v => v.ToJson()).ToArray(), SweepJson.Default.JsonElementArray);

    private static JsonElement Law(SweepAxis axis) => JsonSerializer.SerializeToElement(
        new SweepLaw { Law = axis.IsLog ? "log-uniform" : "uniform", From = new SweepValue(null, axis.From).ToJson(), To = new SweepValue(null, axis.To).ToJson() },
        SweepJson.Default.SweepLaw);

    private KeyValuePair<SweepField, SweepValue> Pair(SweepField field, JsonElement value, string place) => new(field, field.Read(value, file, place));

    // Fields in their own order, whatever the order in the file.
    private List<KeyValuePair<SweepField, JsonElement>> Sorted(IReadOnlyDictionary<string, JsonElement> fields, string table)
    {
        if (fields.Keys.FirstOrDefault(name => SweepField.Find(name) is null) is { } unknown)
            throw new InputException($"{file}: '{table}.{unknown}' is no field of a sweep; allowed: {string.Join(", ", SweepField.All.Select(f => f.Name))}.");
        return [.. SweepField.All.Where(f => fields.ContainsKey(f.Name)).Select(f => KeyValuePair.Create(f, fields[f.Name]))];
    }

    private SweepValue[] Values(SweepField field, JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return Choices(field, value, place);
        if (value.ValueKind != JsonValueKind.Object)
            throw new InputException($"{file}: '{place}' is {value.GetRawText()}; allowed: an array of values, or {{ from, to, count, spacing }}.");
        var steps = Object(value, place, SweepJson.Default.SweepSteps);
        Check(steps.Count, SweepLimits.Count, $"{place}.count");
        var isLog = Word(steps.Spacing, $"{place}.spacing", "linear", "log");
        var (from, to) = Range(field, steps.From, steps.To, place, isLog);
        var values = Enumerable.Range(0, steps.Count).Select(k =>
        {
            // The ends are met exactly.
            var t = steps.Count == 1 ? 0 : (double)k / (steps.Count - 1);
            return t == 1 ? to : field.Rounded(isLog ? from * Math.Pow(to / from, t) : from + (to - from) * t);
        });
        return [.. values.Distinct().Select(v => new SweepValue(null, v))];
    }

    private SweepAxis Axis(SweepField field, JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return new(field, Choices(field, value, place), double.NaN, double.NaN, IsLog: false);
        if (value.ValueKind != JsonValueKind.Object)
            throw new InputException($"{file}: '{place}' is {value.GetRawText()}; allowed: an array of values, or {{ law, from, to }}.");
        var law = Object(value, place, SweepJson.Default.SweepLaw);
        var isLog = Word(law.Law, $"{place}.law", "uniform", "log-uniform");
        var (from, to) = Range(field, law.From, law.To, place, isLog);
        return new(field, [], from, to, isLog);
    }

    private T Object<T>(JsonElement value, string place, JsonTypeInfo<T> type)
        where T : class => ConfigReader.Read(file, place, JsonObject.Create(value)!, type);

    private SweepValue[] Choices(SweepField field, JsonElement list, string place)
    {
        if (list.GetArrayLength() == 0)
            throw new InputException($"{file}: '{place}' is []; allowed: one value or more.");
        SweepValue[] values = [.. list.EnumerateArray().Select((v, k) => field.Read(v, file, $"{place}[{k}]"))];
        if (values.GroupBy(v => v).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
            throw new InputException($"{file}: '{place}' has {twice.ToJson().GetRawText()} twice; allowed: each value once.");
        return values;
    }

    private (double From, double To) Range(SweepField field, JsonElement from, JsonElement to, string place, bool isLog)
    {
        if (field.Quantity is null)
            throw new InputException($"{file}: '{place}' is a range; allowed: an array of {field.Allowed}.");
        double first = field.Read(from, file, $"{place}.from").Number, last = field.Read(to, file, $"{place}.to").Number;
        if (isLog && first <= 0)
            throw new InputException($"{file}: '{place}.from' is {from.GetRawText()}; allowed: above 0 where ratios are equal.");
        return first < last
            ? (first, last)
            : throw new InputException($"{file}: '{place}.to' is {to.GetRawText()}; allowed: above 'from', which is {from.GetRawText()}.");
    }

    private bool Word(string word, string place, string linear, string log) =>
        string.Equals(word, log, StringComparison.Ordinal) || (string.Equals(word, linear, StringComparison.Ordinal)
            ? false
            : throw new InputException($"{file}: '{place}' is \"{word}\"; allowed: \"{linear}\", \"{log}\"."));

    private void Check(double value, Quantity rule, string place)
    {
        if (!rule.Accepts(value))
            throw new InputException($"{file}: '{place}' is {value}; allowed: {rule.Allowed}.");
    }

    private void CheckNames(IReadOnlyList<string> names, string place, string allowed)
    {
        if (names.Count == 0)
            throw new InputException($"{file}: '{place}' is []; allowed: {allowed}.");
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
            throw new InputException($"{file}: '{place}' has \"{twice}\" twice; allowed: {allowed}.");
    }

    private void RefuseTwice(params ReadOnlySpan<IEnumerable<SweepField>> tables)
    {
        var seen = new HashSet<SweepField>();
        foreach (var table in tables)
        {
            foreach (var field in table)
            {
                if (!seen.Add(field))
                    throw new InputException($"{file}: '{field.Name}' stands in two of 'set', 'grid' and 'random.fields'; allowed: one of them.");
            }
        }
    }
}
