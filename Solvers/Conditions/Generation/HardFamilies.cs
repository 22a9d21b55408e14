using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>Fleets that are hard for branch and bound, or for its arithmetic, by name.</summary>
public static class HardFamilies
{
    /// <summary>All families.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "identical", "five-types", "subset-sum", "free-transmission", "energy-alone", "alpha-0", "alpha-0.01", "alpha-0.99", "alpha-1",
        "everybody", "most", "one-device", "wide-range",
    ];

    /// <summary>A fleet of a family.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="devices">M; the family of one device ignores it.</param>
    /// <param name="seed">Draws the numbers.</param>
    public static Problem Create(string name, int devices, int seed = 1)
    {
        var random = new Random(seed);
        return name switch
        {
            "identical" => Draw(name, devices, _ => (1.3, 0.2, -5, 0.4), latencyWeight: devices),
            "five-types" => Typed(name, devices, random),
            "subset-sum" => SubsetSum(name, devices, random),
            "free-transmission" => Draw(
                name, devices, _ => (random.NextDouble(), Share(random, devices), -3 * random.NextDouble(), 0), devices),
            "energy-alone" => Draw(
                name, devices, _ => (random.NextDouble(), Share(random, devices), -3 * random.NextDouble(), 0.1 + random.NextDouble()), 0),
            "alpha-0" => Preferring(devices, seed, 0),
            "alpha-0.01" => Preferring(devices, seed, 0.01),
            "alpha-0.99" => Preferring(devices, seed, 0.99),
            "alpha-1" => Preferring(devices, seed, 1),
            "everybody" => Preferring(devices, seed, 0.5).WithMinUploaders(devices),
            "most" => Preferring(devices, seed, 0.5).WithMinUploaders(Math.Max(1, 9 * devices / 10)),
            "one-device" => Draw(name, 1, _ => (2, 0.5, -7, 1), 3),
            "wide-range" => Draw(
                name, devices, _ => (Wide(random), Wide(random), -Wide(random), Wide(random)), Wide(random)),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, $"'name' is {name}; allowed: {string.Join(", ", Names)}."),
        };
    }

    /// <summary>
    /// The subset-sum reduction of docs/exact.md with a planted subset: the least cost is −k², and its numbers are whole.
    /// </summary>
    public static Problem SubsetSum(string name, int devices, Random random, int largest = 1000)
    {
        Guard.NotNull(random);
        const double LatencyWeight = 2;
        double[] sizes = [.. Enumerable.Range(0, devices).Select(_ => (double)random.Next(1, largest + 1))];
        var target = Target(sizes);
        return new(
            name, LatencyWeight, 0, [.. new double[devices]], [.. sizes], [.. sizes.Select(s => -(2 * target + LatencyWeight) * s)],
            [.. sizes]);
    }

    /// <summary>k: the sum of every other size.</summary>
    public static double Target(IEnumerable<double> sizes) => sizes.Where((_, i) => i % 2 == 0).Sum();

    private static Problem Typed(string name, int devices, Random random)
    {
        var types = Enumerable.Range(0, 5)
            .Select(
                _ => (
                    (double)random.Next(1, 4), random.Next(1, 5) / (double)devices, (double)-random.Next(1, 9), (double)random.Next(0, 3)))
            .ToArray();
        return Draw(name, devices, i => types[i % types.Length], devices);
    }

    private static Problem Preferring(int devices, int seed, double energyPreference) =>
        ScenarioGenerator.Generate(ScenarioLaw.PaperScaled with { EnergyPreference = energyPreference }, devices, seed).ToProblem();

    private static Problem Draw(
        string name, int devices, Func<int, (double A, double B, double G, double P)> device, double latencyWeight)
    {
        var drawn = Enumerable.Range(0, devices).Select(device).ToArray();
        return new(
            name, latencyWeight, 1, [.. drawn.Select(d => d.A)], [.. drawn.Select(d => d.B)], [.. drawn.Select(d => d.G)],
            [.. drawn.Select(d => d.P)]);
    }

    private static double Share(Random random, int devices) => (0.1 + random.NextDouble()) / devices;

    private static double Wide(Random random) => Math.Pow(10, 12 * random.NextDouble() - 6);
}
