using System.Collections.Immutable;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Models.Tests.Support;

/// <summary>Scenarios for tests: one with round numbers, and random ones in which no two terms are alike.</summary>
internal static class SampleScenarios
{
    /// <summary>Every term of eq. (1)–(9) by hand; see <c>ReductionTests</c>.</summary>
    public static Scenario Round() => new(
        "round",
        new()
        {
            BandwidthHz = 2,
            NoisePowerW = 1,
            EdgeFrequencyHz = 10,
            SampleBits = 12,
            CompressionRatio = 4,
            SwitchedCapacitance = 0.5,
            EncodeCyclesPerSample = 3,
            TrainCyclesPerSample = 5,
            TuneCyclesPerSample = 7,
            InferenceCyclesPerSample = 11,
            InferredSamples = 2,
            ModelBits = 16,
            DownlinkBandwidthHz = 4,
            EdgeTransmitPowerW = 3,
            ReceivePowerW = 0.25,
        },
        [
            new() { Samples = 4, FrequencyHz = 2, TransmitPowerW = 3, IdlePowerW = 0.5, ChannelGain = 1, EnergyPreference = 0.5 },
            new()
            {
                Samples = 6, FrequencyHz = 1, TransmitPowerW = 1, IdlePowerW = 2, ChannelGain = 7, EnergyPreference = 0.25,
                SampleBits = 8, CompressionRatio = 2,
            },
        ]);

    /// <summary>Every quantity drawn anew, over several orders of magnitude.</summary>
    public static Scenario Random(int seed)
    {
        var random = new Random(seed);
        return new Scenario("random", System(random), [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Device(random))]);
    }

    /// <summary>Some devices upload, with shares that do not always use the band up.</summary>
    public static Allocation RandomPoint(int devices, int seed)
    {
        var random = new Random(seed);
        var uploaders = Enumerable.Range(0, devices).Where(_ => random.Next(3) > 0).ToImmutableArray();
        double[] share = [.. uploaders.Select(_ => 0.01 + random.NextDouble())];
        var band = share.Sum() * (1 + random.Next(2));
        return new Allocation(devices, uploaders, [.. share.Select(w => w / band)]);
    }

    private static SystemParameters System(Random random) => new()
    {
        BandwidthHz = Between(random, 1e5, 1e9),
        NoisePowerW = Between(random, 1e-15, 1e-9),
        EdgeFrequencyHz = Between(random, 1e8, 1e12),
        SampleBits = Between(random, 1e3, 1e8),
        CompressionRatio = Between(random, 1, 100),
        SwitchedCapacitance = Between(random, 1e-30, 1e-26),
        EncodeCyclesPerSample = Between(random, 1e5, 1e9),
        TrainCyclesPerSample = Between(random, 1e6, 1e10),
        TuneCyclesPerSample = Between(random, 1e6, 1e12),
        InferenceCyclesPerSample = Between(random, 1e4, 1e9),
        InferredSamples = Between(random, 0.1, 1e4),
        ModelBits = Between(random, 1e5, 1e10),
        DownlinkBandwidthHz = Between(random, 1e5, 1e9),
        EdgeTransmitPowerW = Between(random, 0.1, 10),
        ReceivePowerW = Between(random, 0.01, 1),
    };

    private static Device Device(Random random) => new()
    {
        Samples = random.Next(1, 10_000),
        FrequencyHz = Between(random, 1e7, 1e10),
        TransmitPowerW = Between(random, 0.01, 10),
        IdlePowerW = random.Next(5) == 0 ? 0 : Between(random, 0.01, 1),
        ChannelGain = Between(random, 1e-14, 1e-6),
        EnergyPreference = random.Next(6) switch { 0 => 0, 1 => 1, _ => random.NextDouble() },
        SampleBits = random.Next(4) == 0 ? Between(random, 1e3, 1e8) : null,
        CompressionRatio = random.Next(4) == 0 ? Between(random, 1, 100) : null,
    };

    private static double Between(Random random, double low, double high) => low * Math.Pow(high / low, random.NextDouble());
}
