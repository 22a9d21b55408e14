using System.Collections.Immutable;
using Judba.Models.Numerics;

namespace Judba.Models.Scenarios;

/// <summary>Draws scenarios from a <see cref="ScenarioLaw"/>: the same law, seed and index give the same scenario everywhere.</summary>
public static class ScenarioGenerator
{
    /// <summary>Largest fleet that can be drawn.</summary>
    public const int MaxDevices = 10_000_000;

    /// <summary>Draws one scenario.</summary>
    /// <param name="law">The law.</param>
    /// <param name="devices">M, 1 to <see cref="MaxDevices"/>.</param>
    /// <param name="seed">Seed of the series.</param>
    /// <param name="index">Which scenario of the series, from 0; each has a stream of random numbers of its own.</param>
    public static Scenario Generate(ScenarioLaw law, int devices, int seed, int index = 0)
    {
        Guard.NotNull(law);
        Guard.InRange(devices, 1, MaxDevices);
        Guard.InRange(index, 0, int.MaxValue);
        var random = new Random(Mix(seed, index));
        var fleet = ImmutableArray.CreateBuilder<Device>(devices);
        for (var i = 0; i < devices; i++)
            fleet.Add(Draw(law, random));
        return new Scenario($"{law.Name}-m{devices}-s{seed}-{index}", System(law, devices), fleet.MoveToImmutable());
    }

    private static SystemParameters System(ScenarioLaw law, int devices)
    {
        var scale = law.ScaleReferenceDevices is { } reference ? devices / reference : 1;
        var parameters = law.Profile.At(law.CompressionRatio).Parameters;
        return new()
        {
            BandwidthHz = law.BandwidthHz * scale,
            NoisePowerW = law.NoisePowerW,
            EdgeFrequencyHz = law.EdgeFrequencyHz * scale,
            SampleBits = law.SampleBits,
            CompressionRatio = law.CompressionRatio,
            SwitchedCapacitance = law.SwitchedCapacitance,
            EncodeCyclesPerSample = law.EncodeCyclesPerSample,
            TrainCyclesPerSample = law.TrainCyclesPerParameter * parameters,
            TuneCyclesPerSample = law.TuneCyclesPerParameter * parameters,
            InferenceCyclesPerSample = law.InferenceCyclesPerParameter * parameters,
            InferredSamples = law.InferredSamples,
            ModelBits = law.BitsPerParameter * parameters,
            DownlinkBandwidthHz = law.DownlinkBandwidthHz,
            EdgeTransmitPowerW = law.EdgeTransmitPowerW,
            ReceivePowerW = law.ReceivePowerW,
            MinUploaders = law.MinUploaders,
        };
    }

    private static Device Draw(ScenarioLaw law, Random random) => new()
    {
        Samples = random.Next(law.MinSamples, law.MaxSamples + 1),
        FrequencyHz = law.MinFrequencyHz + (law.MaxFrequencyHz - law.MinFrequencyHz) * random.NextDouble(),
        TransmitPowerW = law.TransmitPowerW,
        IdlePowerW = law.IdlePowerW,
        ChannelGain = PathGain(law, random) * FadingGain(law, random),
        EnergyPreference = law.EnergyPreference,
    };

    // Uniform over the ring: the square of the distance is uniform.
    private static double PathGain(ScenarioLaw law, Random random)
    {
        double near = law.MinDistanceM * law.MinDistanceM, far = law.MaxDistanceM * law.MaxDistanceM;
        var kilometres = Math.Sqrt(near + (far - near) * random.NextDouble()) / 1000;
        var lossDb = law.PathLossAtOneKilometreDb + law.PathLossPerDecadeDb * Math.Log10(kilometres);
        return Math.Pow(10, -lossDb / 10);
    }

    // The power gain of Rayleigh fading is exponential; given that it exceeds x0 it is x0 plus an exponential again.
    private static double FadingGain(ScenarioLaw law, Random random) =>
        law.Fading ? law.MinFadingGain - Math.Log(1 - random.NextDouble()) : 1;

    /// <summary>
    /// Seed of the stream number <paramref name="index"/> of a series: SplitMix64 of both, so that neighbours share nothing.
    /// </summary>
    public static int Mix(int seed, int index) =>
        (int)(SplitMix.Mix((ulong)(uint)seed << 32 | (uint)index) & int.MaxValue);
}
