using System.Globalization;
using System.Text.Json;
using Judba.Experiments.Running;
using Judba.Experiments.Text;
using Judba.Models.Files;
using Judba.Models.Numerics;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Sweeps.Design;

/// <summary>Something that a sweep can vary: the law, M, any quantity of instance files, and how hard solvers may try.</summary>
/// <param name="Name">Its name in configurations and exports.</param>
/// <param name="Quantity">Unit and range; null for <see cref="Scenario"/>, the one field of words.</param>
internal sealed record SweepField(string Name, Quantity? Quantity)
{
    /// <summary>The law that fleets are drawn from.</summary>
    public static SweepField Scenario { get; } = new("scenario", null);

    /// <summary>M.</summary>
    public static SweepField Devices { get; } =
        new("devices", new("devices", "1", "M, devices of each fleet", 1, ScenarioGenerator.MaxDevices, isInteger: true));

    /// <summary>Relative gap at which a point counts as optimal.</summary>
    public static SweepField Gap { get; } = new("gap", new("gap", "1", "relative gap at which a point counts as optimal", 0, 1));

    /// <summary>Wall time for each solve [s].</summary>
    public static SweepField TimeLimit { get; } =
        new("timeLimit", new("timeLimit", "s", "wall time for each solve", 0, 1e9, minimumExcluded: true));

    /// <summary>Every field, in the order of points and exports.</summary>
    public static IReadOnlyList<SweepField> All { get; } =
        [Scenario, Devices, .. Settings.Quantities.Select(q => new SweepField(q.Name, q)), Gap, TimeLimit];

    /// <summary>What is allowed, in words that complete "allowed: …".</summary>
    public string Allowed => Quantity is null
        ? string.Join(", ", ScenarioLaw.All.Select(l => $"\"{l.Name}\""))
        : string.Equals(Quantity.Unit, "1", StringComparison.Ordinal) ? Quantity.Allowed : $"{Quantity.Allowed}, or a text with a unit";

    /// <summary>The field of that name, or null.</summary>
    public static SweepField? Find(string name) => All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));

    /// <summary>Reads a value: a text for <see cref="Scenario"/>, else a number, perhaps as a text with a unit.</summary>
    /// <param name="value">The value.</param>
    /// <param name="file">What a message calls the source.</param>
    /// <param name="place">Where the value stands in it.</param>
    /// <exception cref="InputException">It is of another kind or out of range.</exception>
    public SweepValue Read(JsonElement value, string file, string place)
    {
        if (Quantity is null)
        {
            return value.ValueKind == JsonValueKind.String && ScenarioLaw.All.FirstOrDefault(l => value.ValueEquals(l.Name)) is { } law
                ? new(law.Name, double.NaN)
                : throw Refuse(value, file, place);
        }

        var number = value.ValueKind switch
        {
            JsonValueKind.Number => NegativeZero.Lift(value.GetDouble()),
            JsonValueKind.String when this == TimeLimit => UnitNumber.ParseSeconds(value.GetString()!),
            JsonValueKind.String => UnitNumber.Parse(value.GetString()!, Quantity.Unit),
            _ => double.NaN,
        };
        return Quantity.Accepts(number) ? new(null, number) : throw Refuse(value, file, place);
    }

    /// <summary>A number that is a value of this field: whole where it must be.</summary>
    public double Rounded(double value) => Quantity is { IsInteger: true } ? Math.Round(value) : value;

    /// <summary>The sentence that refuses a value.</summary>
    public InputException Refuse(JsonElement value, string file, string place) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}: '{place}' is {value.GetRawText()}; allowed: {Allowed}."));
}
