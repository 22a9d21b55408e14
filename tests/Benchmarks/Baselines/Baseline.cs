using System.Numerics;
using System.Text.Json;

namespace Judba.Benchmarks.Baselines;

/// <summary>Ratios of an earlier run. They depend on the kind of processor, but little on its pace.</summary>
/// <param name="Reference">What one is, for people.</param>
/// <param name="VectorDoubles">Doubles in a vector of the processor that they were measured on.</param>
/// <param name="Tolerance">By what part of it a ratio may grow.</param>
/// <param name="Ratios">Time over the reference's time, by case.</param>
internal sealed record Baseline(string Reference, int VectorDoubles, double Tolerance, SortedDictionary<string, double> Ratios)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Those measured now.</summary>
    public static Baseline Of(IEnumerable<(string Name, double Ratio)> measured, double tolerance) => new(
        "one pass of sum b/(T - a) and its slope by the plain loop over the same fleets", Vector<double>.Count, tolerance,
        new(measured.ToDictionary(m => m.Name, m => Rounded(m.Ratio), StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>Reads a file; null if there is none or if it holds no ratio.</summary>
    public static Baseline? Read(string path) =>
        File.Exists(path) && JsonSerializer.Deserialize<Baseline>(File.ReadAllText(path), Format) is { Ratios.Count: > 0 } read
            ? read
            : null;

    /// <summary>Writes a file.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Format).ReplaceLineEndings("\n") + "\n");

    // Three digits: more would change with every run.
    private static double Rounded(double ratio) => double.Parse($"{ratio:G3}");
}
