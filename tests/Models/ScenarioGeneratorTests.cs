using Judba.Models.Scenarios;

namespace Judba.Models.Tests;

public sealed class ScenarioGeneratorTests
{
    private static readonly Scenario Many = ScenarioGenerator.Generate(ScenarioLaw.Paper, 20_000, seed: 1);

    [Fact]
    public void Generate_SameSeedAndIndex_IsTheSameScenario()
    {
        var one = ScenarioGenerator.Generate(ScenarioLaw.Paper, 30, 7, 3);
        var other = ScenarioGenerator.Generate(ScenarioLaw.Paper, 30, 7, 3);
        Assert.Equal(one.Devices.ToArray(), other.Devices.ToArray());
        Assert.Equal(one.System, other.System);
        Assert.Equal("paper-m30-s7-3", one.Name);
    }

    [Theory]
    [InlineData(8, 3)]
    [InlineData(7, 4)]
    [InlineData(-7, 3)]
    public void Generate_OtherSeedOrIndex_SharesNoDevice(int seed, int index)
    {
        var one = ScenarioGenerator.Generate(ScenarioLaw.Paper, 30, 7, 3).Devices;
        var other = ScenarioGenerator.Generate(ScenarioLaw.Paper, 30, seed, index).Devices;
        Assert.Empty(one.Select(d => d.ChannelGain).Intersect(other.Select(d => d.ChannelGain)));
        Assert.Empty(one.Select(d => d.FrequencyHz).Intersect(other.Select(d => d.FrequencyHz)));
    }

    // The seed of the stream 0 of one series is no stream of its neighbour.
    [Fact]
    public void Mix_SeedsAndIndices_DoNotCollide()
    {
        var streams =
            from seed in Enumerable.Range(0, 200)
            from index in Enumerable.Range(0, 200)
            select ScenarioGenerator.Mix(seed, index);
        // 40,000 draws of 2^31: 0.4 collisions expected.
        Assert.InRange(streams.Distinct().Count(), 39_995, 40_000);
    }

    // Table II: f uniform on 0.1…1 GHz; ours: |D| uniform on 50…150. Mean and ends within 1 % at 20,000 draws.
    [Fact]
    public void Generate_Paper_DrawsFromItsRanges()
    {
        var law = ScenarioLaw.Paper;
        Assert.All(Many.Devices, d => Assert.InRange(d.FrequencyHz, law.MinFrequencyHz, law.MaxFrequencyHz));
        Assert.Equal(0.55e9, Many.Devices.Average(d => d.FrequencyHz), 0.01e9);
        Assert.All(Many.Devices, d => Assert.InRange(d.Samples, 50, 150));
        Assert.Equal(101, Many.Devices.Select(d => d.Samples).Distinct().Count());
        Assert.Equal(100, Many.Devices.Average(d => d.Samples), 1.0);
        Assert.All(Many.Devices, d => Assert.Equal((0.3, 0.1, 0.5), (d.TransmitPowerW, d.IdlePowerW, d.EnergyPreference)));
    }

    // Without fading the gain is the path's: 128.1 + 37.6 log10(d/km), d² uniform on 10²…100² m².
    [Fact]
    public void Generate_WithoutFading_PlacesDevicesUniformlyOverTheRing()
    {
        var scenario = ScenarioGenerator.Generate(ScenarioLaw.Paper with { Fading = false }, 20_000, seed: 2);
        double[] metres = [.. scenario.Devices.Select(d => 1000 * Math.Pow(10, (-10 * Math.Log10(d.ChannelGain) - 128.1) / 37.6))];
        Assert.InRange(metres.Min(), 10 - 1e-9, 12);
        Assert.InRange(metres.Max(), 99.9, 100 + 1e-9);
        // Half of the area lies within √((10² + 100²)/2) m.
        Assert.Equal(0.5, metres.Count(m => m < Math.Sqrt(5050)) / 20_000.0, 0.015);
    }

    // Given the path, a gain of 0.1 plus an exponential of mean 1.
    [Fact]
    public void Generate_Fading_IsTruncatedAndExponential()
    {
        var law = ScenarioLaw.Paper with { MinDistanceM = 50, MaxDistanceM = 50 };
        var path = ScenarioGenerator.Generate(law with { Fading = false }, 1, seed: 3).Devices[0].ChannelGain;
        double[] fading = [.. ScenarioGenerator.Generate(law, 20_000, seed: 3).Devices.Select(d => d.ChannelGain / path)];
        Assert.InRange(fading.Min(), 0.1 * (1 - 1e-12), 0.1005);
        Assert.Equal(1.1, fading.Average(), 0.03);
        Assert.Equal(Math.Exp(-1), fading.Count(x => x > 1.1) / 20_000.0, 0.015);
    }

    [Fact]
    public void Generate_PaperScaled_GrowsBandAndEdgeWithTheFleet()
    {
        var paper = ScenarioGenerator.Generate(ScenarioLaw.Paper, 90, 1);
        var scaled = ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 90, 1);
        Assert.Equal(3 * paper.System.BandwidthHz, scaled.System.BandwidthHz, 1e-6);
        Assert.Equal(3 * paper.System.EdgeFrequencyHz, scaled.System.EdgeFrequencyHz, 1e-3);
        Assert.Equal(paper.Devices.ToArray(), scaled.Devices.ToArray());
        Assert.Equal(
            paper.System, scaled.System with { BandwidthHz = paper.System.BandwidthHz, EdgeFrequencyHz = paper.System.EdgeFrequencyHz });
        Assert.Equal(paper.System, ScenarioGenerator.Generate(ScenarioLaw.PaperScaled, 30, 1).System);
    }

    // Table I at λ = 4 times the law's numbers per parameter.
    [Fact]
    public void Generate_Paper_TakesTheNetworkFromTheProfile()
    {
        var system = Many.System;
        var law = ScenarioLaw.Paper;
        Assert.Equal(619_000 * law.TrainCyclesPerParameter, system.TrainCyclesPerSample);
        Assert.Equal(619_000 * law.TuneCyclesPerParameter, system.TuneCyclesPerSample);
        Assert.Equal(619_000 * 2, system.InferenceCyclesPerSample);
        Assert.Equal(619_000 * 32, system.ModelBits);
        Assert.Equal(
            (10e6, 7.9e-13, 2.5e9, 800e3, 4),
            (system.BandwidthHz, system.NoisePowerW, system.EdgeFrequencyHz, system.SampleBits, system.CompressionRatio));
        Assert.Equal(1, system.MinUploaders);
    }

    [Fact]
    public void Generate_BadArgument_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => ScenarioGenerator.Generate(null!, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScenarioGenerator.Generate(ScenarioLaw.Paper, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => ScenarioGenerator.Generate(ScenarioLaw.Paper, ScenarioGenerator.MaxDevices + 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScenarioGenerator.Generate(ScenarioLaw.Paper, 1, 1, -1));
        var refusal = Assert.Throws<ArgumentException>(
            () => ScenarioGenerator.Generate(ScenarioLaw.Paper with { CompressionRatio = 5 }, 1, 1));
        Assert.StartsWith(
            "'compressionRatio' is 5; allowed in profile 'paper-table-1': 1, 4, 8, 16, 32, 64.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_Laws_HaveNamesOfTheirOwn() => Assert.Equal("paper paper-scaled", string.Join(' ', ScenarioLaw.All.Select(l => l.Name)));
}
