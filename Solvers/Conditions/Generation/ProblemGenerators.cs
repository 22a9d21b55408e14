using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Solvers.Conditions.Generation;

/// <summary>Generators of canonical problems, one per <see cref="Corner"/>.</summary>
public static class ProblemGenerators
{
    /// <summary>Corners whose numbers are drawn so finely that no two sets tie, except for their cost of rounding.</summary>
    public static IReadOnlyList<Corner> WithoutTies { get; } = [Corner.Ordinary, Corner.Paper, Corner.EnergyAlone];

    /// <summary>Problems of every corner with at most <paramref name="maxDevices"/> devices, with their shrinker.</summary>
    public static Arbitrary<ProblemCase> Any(int maxDevices = 9) => Of(Enum.GetValues<Corner>(), maxDevices);

    /// <summary>Problems of the given corners, with their shrinker.</summary>
    public static Arbitrary<ProblemCase> Of(IReadOnlyCollection<Corner> corners, int maxDevices) =>
        Arb.From(Gen.OneOf(corners.Select(c => Of(c, maxDevices))), ProblemShrinker.Shrink);

    /// <summary>Problems of one corner.</summary>
    public static Gen<ProblemCase> Of(Corner corner, int maxDevices) =>
        from devices in Gen.Choose(1, corner == Corner.OneDevice ? 1 : maxDevices)
        from drawn in Draw(corner, devices)
        from minUploaders in MinUploaders(devices)
        select drawn.WithMinUploaders(minUploaders);

    /// <summary>A number between two others.</summary>
    public static Gen<double> Uniform(double low, double high) =>
        Gen.Choose(0, 1 << 30).Select(k => low + (high - low) * k / (1 << 30));

    /// <summary>A positive number whose logarithm is uniform.</summary>
    public static Gen<double> Magnitude(double lowExponent, double highExponent) =>
        Uniform(lowExponent, highExponent).Select(e => Math.Pow(10, e));

    private static Gen<int> MinUploaders(int devices) => Gen.Frequency(
        (4, Gen.Constant(1)), (2, Gen.Constant(0)), (2, Gen.Choose(1, devices)), (1, Gen.Constant(devices)));

    private static Gen<ProblemCase> Draw(Corner corner, int devices) => corner switch
    {
        Corner.Paper => PaperLike(devices).Select(s => ProblemCase.Of(corner, s)),
        Corner.Physical => Physical(devices).Select(s => ProblemCase.Of(corner, s)),
        Corner.Twins => Twins(devices).Select(s => ProblemCase.Of(corner, s)),
        _ => Canonical(corner, devices).Select(p => new ProblemCase(corner, p)),
    };

    private static Gen<Problem> Canonical(Corner corner, int devices) => corner switch
    {
        Corner.Typed => Typed(devices),
        Corner.Identical => Fleet(corner, Alike(devices, Ordinary(devices)), Uniform(0.1, 3)),
        Corner.NearlyDegenerate => Fleet(corner, Many(devices, Degenerate), Magnitude(-2, 9)),
        Corner.FreeTransmission => Fleet(corner, Many(devices, Ordinary(devices).Select(d => d with { P = 0 })), Uniform(0.1, 3)),
        Corner.EnergyAlone => Fleet(corner, Many(devices, Ordinary(devices)), Gen.Constant(0.0)),
        Corner.SubsetSum => SubsetSum(devices),
        Corner.WideRange => Fleet(corner, Many(devices, Wide), Magnitude(-6, 6)),
        Corner.Unwilling => Fleet(corner, Many(devices, Ordinary(devices).Select(d => d with { G = Math.Abs(d.G) })), Uniform(0.1, 3)),
        _ => Fleet(corner, Many(devices, Ordinary(devices)), Uniform(0.1, 3)),
    };

    private static Gen<IReadOnlyList<Terms>> Alike(int devices, Gen<Terms> device) =>
        device.Select(d => (IReadOnlyList<Terms>)[.. Enumerable.Repeat(d, devices)]);

    private static Gen<IReadOnlyList<Terms>> Many(int devices, Gen<Terms> device) =>
        device.ListOf(devices).Select(d => (IReadOnlyList<Terms>)d);

    // An uploading cost near what transmission and everybody's waiting cost, so that the decision is not obvious.
    private static Gen<Terms> Ordinary(int devices) =>
        from a in Uniform(0, 2)
        from b in Uniform(0.01, 1)
        from p in Uniform(0.01, 3)
        from r in Uniform(-2, 0.4)
        from q in Uniform(0, 2)
        select new Terms(a, b, r * (p + 1) * b * devices, p, q * p * b * devices);

    private static Gen<Terms> Degenerate =>
        from a in Gen.Elements(1e3, 1e3, 1e3 - 1e-9, 999.5, 0)
        from b in Magnitude(-11, -9)
        from p in Magnitude(6, 10)
        from r in Uniform(-6, 1)
        select new Terms(a, b, r * p * b, p, Math.Max(0, -r * p * b));

    private static Gen<Terms> Wide =>
        from start in Gen.Elements(0, 1, 1, 1)
        from a in Magnitude(-6, 6)
        from b in Magnitude(-6, 6)
        from sign in Gen.Elements(-1, -1, 1)
        from g in Magnitude(-6, 6)
        from p in Magnitude(-6, 6)
        select new Terms(start * a, b, sign * g, p, Math.Max(0, -sign * g));

    private static Gen<Problem> Typed(int devices) =>
        from types in Gen.Choose(2, 3)
        from type in TypeOfDevice.ListOf(types)
        from pick in Gen.Choose(0, types - 1).ListOf(devices)
        from weight in Gen.Choose(1, 3)
        select Build(Corner.Typed, weight, 0, [.. pick.Select(k => type[k])]);

    private static Gen<Terms> TypeOfDevice =>
        from a in Gen.Choose(0, 3)
        from b in Gen.Choose(1, 3)
        from g in Gen.Choose(-24, 2)
        from p in Gen.Choose(0, 3)
        select new Terms(a, b, g, p, Math.Max(0, -g));

    // Proof of NP-hardness, docs/notation.md section 5: C(S) = (Σ s − k)² − k².
    private static Gen<Problem> SubsetSum(int devices) =>
        from s in Gen.Choose(1, 30).ListOf(devices)
        from target in Gen.Choose(1, s.Sum())
        from weight in Gen.Choose(1, 5)
        let saving = 2.0 * target + weight
        select Build(Corner.SubsetSum, weight, 0, [.. s.Select(x => new Terms(0, x, -saving * x, x, saving * x))]);

    private static Gen<Scenario> PaperLike(int devices) =>
        from law in Gen.Elements(ScenarioLaw.Paper, ScenarioLaw.PaperScaled)
        from seed in Gen.Choose(0, 1_000_000)
        select ScenarioGenerator.Generate(law, devices, seed);

    // Everything that the paper's scenario fixes moves: the edge, the radio, λ, what waiting and tuning cost, and some devices have
    // samples and networks of their own.
    private static Gen<Scenario> Physical(int devices) =>
        from law in AnyLaw
        from alpha in Alphas(devices)
        from seed in Gen.Choose(0, 1_000_000)
        from fleet in Gen.CollectToArray(
            ScenarioGenerator.Generate(law, devices, seed).Devices.Zip(alpha), d => Peculiar(d.First with { EnergyPreference = d.Second }))
        select new Scenario("physical", ScenarioGenerator.Generate(law, devices, seed).System, [.. fleet]);

    private static Gen<ScenarioLaw> AnyLaw =>
        from edgeFrequency in Magnitude(8, 11)
        from band in Magnitude(6, 8)
        from row in Gen.Elements<CompressionProfileRow>([.. CompressionProfile.PaperTableI.Rows])
        from idle in Gen.Frequency((1, Gen.Constant(0.0)), (3, Magnitude(-3, 0)))
        from tuning in Magnitude(-2, 2)
        select ScenarioLaw.Paper with
        {
            EdgeFrequencyHz = edgeFrequency,
            BandwidthHz = band,
            CompressionRatio = row.CompressionRatio,
            IdlePowerW = idle,
            TuneCyclesPerParameter = tuning * ScenarioLaw.Paper.TuneCyclesPerParameter,
        };

    private static Gen<IReadOnlyList<double>> Alphas(int devices) =>
        from some in Uniform(0, 1)
        from alpha in Gen.OneOf(
            Gen.Elements(0.0, 1, some).Select(one => (IReadOnlyList<double>)[.. Enumerable.Repeat(one, devices)]),
            Gen.Elements(0, 1, some, 0.99).ListOf(devices).Select(each => (IReadOnlyList<double>)each))
        select alpha;

    private static Gen<Device> Peculiar(Device device) => Gen.Frequency(
        (2, Gen.Constant(device)),
        (1, from power in Magnitude(-2, 1)
            from bits in Magnitude(3, 7)
            from ratio in Gen.Elements(1.0, 4, 64)
            select device with { TransmitPowerW = power, SampleBits = bits, CompressionRatio = ratio }));

    private static Gen<Scenario> Twins(int devices) =>
        from seed in Gen.Choose(0, 1_000_000)
        from alpha in Gen.Elements(0.1, 0.5, 0.9, 0.99)
        from slower in Uniform(1, 5).ListOf(devices)
        from worse in Magnitude(0, 2).ListOf(devices)
        from byProcessor in Gen.Elements(true, false)
        let scenario = ScenarioGenerator.Generate(ScenarioLaw.Paper, devices, seed)
        let first = scenario.Devices[0] with { EnergyPreference = alpha }
        select new Scenario(
            "twins", scenario.System,
            [.. Enumerable.Range(0, devices).Select(i => byProcessor
                ? first with { FrequencyHz = first.FrequencyHz * slower[i] }
                : first with { ChannelGain = first.ChannelGain * worse[i] })]);

    private static Gen<Problem> Fleet(Corner corner, Gen<IReadOnlyList<Terms>> devices, Gen<double> latencyWeight) =>
        from fleet in devices
        from weight in latencyWeight
        from constant in Gen.Elements(0.0, 1, -5, 1000)
        select Build(corner, weight, constant, fleet);

    private static Problem Build(Corner corner, double latencyWeight, double constant, IReadOnlyList<Terms> fleet) => new(
        corner.ToString(), latencyWeight, constant,
        [.. fleet.Select(d => d.A)], [.. fleet.Select(d => d.B)], [.. fleet.Select(d => d.G)],
        [.. fleet.Select(d => d.P)], 1, fleet.Select(d => d.Q).ToImmutableArray());

    // One device in the symbols of docs/notation.md.
    private sealed record Terms(double A, double B, double G, double P, double Q);
}
