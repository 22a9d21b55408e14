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
        "everybody", "most", "one-device", "wide-range", "gateways", "geometric", "one-type-1e-6", "one-type-1e-4", "one-type-1e-2",
        "two-types-1e-4", "two-types-1e-2", "cancelling",
    ];

    // One type of device: b, p and A, and of the second type, which takes as much energy.
    private const double TypeTime = 0.5, TypeEnergy = 1, TypeLatencyWeight = 3, SecondTime = 0.2, SecondEnergy = 2.5;

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
            "gateways" => Gateways(name, devices, random),
            "geometric" => Geometric(name, devices, random),
            "one-type-1e-6" => OneType(name, devices, random, 1e-6),
            "one-type-1e-4" => OneType(name, devices, random, 1e-4),
            "one-type-1e-2" => OneType(name, devices, random, 1e-2),
            "two-types-1e-4" => TwoTypes(name, devices, random, 1e-4),
            "two-types-1e-2" => TwoTypes(name, devices, random, 1e-2),
            "cancelling" => Cancelling(name, devices, random),
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

    // The reduction of docs/exact.md to sizes, with g of that target.
    private static Problem Sizes(string name, double[] sizes, double target, double constant = 0)
    {
        const double LatencyWeight = 1;
        return new(
            name, LatencyWeight, constant, [.. new double[sizes.Length]], [.. sizes],
            [.. sizes.Select(s => -(2 * target + LatencyWeight) * s)], [.. sizes]);
    }

    // Three in ten are gateways with a thousand times the data of a sensor.
    private static Problem Gateways(string name, int devices, Random random)
    {
        var heavy = Math.Max(1, 3 * devices / 10);
        double[] sizes =
        [
            .. Enumerable.Range(0, devices).Select(i => i < heavy ? 50 * (1 + random.NextDouble()) : 0.01 + 0.09 * random.NextDouble()),
        ];
        return Sizes(name, sizes, sizes.Where(_ => random.Next(2) == 0).Sum());
    }

    // Each twice the last, or less, so that all lie within twelve orders of magnitude.
    private static Problem Geometric(string name, int devices, Random random)
    {
        var ratio = Math.Min(2, Math.Pow(1e12, 1.0 / devices));
        double[] sizes = [.. Enumerable.Range(0, devices).Select(i => Math.Pow(ratio, i))];
        return Sizes(name, sizes, sizes.Where(_ => random.Next(2) == 0).Sum() * (0.9 + 0.2 * random.NextDouble()));
    }

    // One type, measured with a spread. n of them cost n(g + p b n) + A b n, least at n + 1/2 of them, n being half of all.
    private static Problem OneType(string name, int devices, Random random, double spread)
    {
        double Near(double value) => value * (1 + spread * (2 * random.NextDouble() - 1));
        var gain = (2 * (devices / 2) + 1) * TypeEnergy * TypeTime + TypeLatencyWeight * TypeTime;
        return Draw(name, devices, _ => (0, Near(TypeTime), -Near(gain), Near(TypeEnergy)), TypeLatencyWeight);
    }

    // Two types: with all ending at T, each is worth its energy and what its band costs the others at T = Σ b of half of all and one more.
    private static Problem TwoTypes(string name, int devices, Random random, double spread)
    {
        double Near(double value) => value * (1 + spread * (2 * random.NextDouble() - 1));
        var half = devices / 4 + 0.5;
        double end = half * (TypeTime + SecondTime), weight = TypeLatencyWeight + half * (TypeEnergy + SecondEnergy);
        double Gain(double time, double energy) => energy * end + weight * time;
        return Draw(
            name, devices,
            i => i % 2 == 0
                ? (0, Near(TypeTime), -Near(Gain(TypeTime, TypeEnergy)), Near(TypeEnergy))
                : (0, Near(SecondTime), -Near(Gain(SecondTime, SecondEnergy)), Near(SecondEnergy)),
            TypeLatencyWeight);
    }

    // K is the gain of the planted subset and a thousandth of it, which is left.
    private static Problem Cancelling(string name, int devices, Random random)
    {
        double[] sizes = [.. Enumerable.Range(0, devices).Select(_ => (double)random.Next(1, 1001))];
        var target = Target(sizes);
        return Sizes(name, sizes, target, 1.001 * target * target);
    }

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
