using System.Diagnostics.CodeAnalysis;
using Judba.Models.Numerics;

namespace Judba.Models.Scenarios;

/// <summary>Everything that all devices share: the band, the edge server, and the work per sample at one compression ratio.</summary>
/// <remarks>Symbols are those of [Yang21]; the energy terms that the paper does not spell out are defined in docs/notation.md.</remarks>
public sealed record SystemParameters
{
    /// <summary>Creates parameters; every property must be set.</summary>
    public SystemParameters()
    {
    }

    // For the file reader, which sets every field one by one through Fields.
    [SetsRequiredMembers]
    private SystemParameters(double unset) =>
        BandwidthHz = NoisePowerW = EdgeFrequencyHz = SampleBits = CompressionRatio = SwitchedCapacitance =
            EncodeCyclesPerSample = TrainCyclesPerSample = TuneCyclesPerSample = InferenceCyclesPerSample =
            InferredSamples = ModelBits = DownlinkBandwidthHz = EdgeTransmitPowerW = ReceivePowerW = unset;

    internal static SystemParameters Smallest { get; } = new(1);

    /// <summary>B [Hz], the uplink band that the uploaders share.</summary>
    public required double BandwidthHz { get; init => field = Rules.Bandwidth.Check(value); }

    /// <summary>N0 [W], noise power over the whole band.</summary>
    public required double NoisePowerW { get; init => field = Rules.Noise.Check(value); }

    /// <summary>F [Hz], cycles per second of the edge server.</summary>
    public required double EdgeFrequencyHz { get; init => field = Rules.EdgeFrequency.Check(value); }

    /// <summary>s [bit], one raw sample.</summary>
    public required double SampleBits { get; init => field = Rules.SampleBits.Check(value); }

    /// <summary>λ, raw size over latent size.</summary>
    public required double CompressionRatio { get; init => field = Rules.CompressionRatio.Check(value); }

    /// <summary>κ [J·s²]: a processor at f Hz spends κ f² joule per cycle.</summary>
    public required double SwitchedCapacitance { get; init => field = Rules.SwitchedCapacitance.Check(value); }

    /// <summary>c [cycles], device's work to encode one sample.</summary>
    public required double EncodeCyclesPerSample { get; init => field = Rules.EncodeCycles.Check(value); }

    /// <summary>c_train(λ) [cycles], edge server's work to train on one uploaded sample, all epochs.</summary>
    public required double TrainCyclesPerSample { get; init => field = Rules.TrainCycles.Check(value); }

    /// <summary>c_tune(λ) [cycles], device's work to fine-tune on one of its samples, all epochs.</summary>
    public required double TuneCyclesPerSample { get; init => field = Rules.TuneCycles.Check(value); }

    /// <summary>c_inf(λ) [cycles], device's work to infer one sample.</summary>
    public required double InferenceCyclesPerSample { get; init => field = Rules.InferenceCycles.Check(value); }

    /// <summary>Samples that each device infers in one period.</summary>
    public required double InferredSamples { get; init => field = Rules.InferredSamples.Check(value); }

    /// <summary>L(λ) [bit], the broadcast model.</summary>
    public required double ModelBits { get; init => field = Rules.ModelBits.Check(value); }

    /// <summary>Band of the broadcast [Hz].</summary>
    public required double DownlinkBandwidthHz { get; init => field = Rules.DownlinkBandwidth.Check(value); }

    /// <summary>Transmit power of the edge server [W].</summary>
    public required double EdgeTransmitPowerW { get; init => field = Rules.EdgePower.Check(value); }

    /// <summary>P_rx [W], what a device's receiver draws while it downloads.</summary>
    public required double ReceivePowerW { get; init => field = Rules.ReceivePower.Check(value); }

    /// <summary>Fewest devices that must upload; above the number of devices the problem is infeasible.</summary>
    public int MinUploaders { get; init => field = (int)Rules.MinUploaders.Check(value); } = 1;

    /// <summary>Every quantity with its property, in file order.</summary>
    public static IReadOnlyList<Field<SystemParameters>> Fields { get; } =
    [
        new(Rules.Bandwidth, s => s.BandwidthHz, (s, v) => s with { BandwidthHz = v }),
        new(Rules.Noise, s => s.NoisePowerW, (s, v) => s with { NoisePowerW = v }),
        new(Rules.EdgeFrequency, s => s.EdgeFrequencyHz, (s, v) => s with { EdgeFrequencyHz = v }),
        new(Rules.SampleBits, s => s.SampleBits, (s, v) => s with { SampleBits = v }),
        new(Rules.CompressionRatio, s => s.CompressionRatio, (s, v) => s with { CompressionRatio = v }),
        new(Rules.SwitchedCapacitance, s => s.SwitchedCapacitance, (s, v) => s with { SwitchedCapacitance = v }),
        new(Rules.EncodeCycles, s => s.EncodeCyclesPerSample, (s, v) => s with { EncodeCyclesPerSample = v }),
        new(Rules.TrainCycles, s => s.TrainCyclesPerSample, (s, v) => s with { TrainCyclesPerSample = v }),
        new(Rules.TuneCycles, s => s.TuneCyclesPerSample, (s, v) => s with { TuneCyclesPerSample = v }),
        new(Rules.InferenceCycles, s => s.InferenceCyclesPerSample, (s, v) => s with { InferenceCyclesPerSample = v }),
        new(Rules.InferredSamples, s => s.InferredSamples, (s, v) => s with { InferredSamples = v }),
        new(Rules.ModelBits, s => s.ModelBits, (s, v) => s with { ModelBits = v }),
        new(Rules.DownlinkBandwidth, s => s.DownlinkBandwidthHz, (s, v) => s with { DownlinkBandwidthHz = v }),
        new(Rules.EdgePower, s => s.EdgeTransmitPowerW, (s, v) => s with { EdgeTransmitPowerW = v }),
        new(Rules.ReceivePower, s => s.ReceivePowerW, (s, v) => s with { ReceivePowerW = v }),
        new(Rules.MinUploaders, s => s.MinUploaders, (s, v) => s with { MinUploaders = (int)Rules.MinUploaders.Check(v) }),
    ];

    // The ranges are wide on purpose: they keep out typing errors and numbers whose products leave double precision,
    // not unusual radios.
    private static class Rules
    {
        public static readonly Quantity Bandwidth = new("bandwidthHz", "Hz", "B, uplink band", 0, 1e15, minimumExcluded: true);
        public static readonly Quantity Noise = new("noisePowerW", "W", "N0, noise power over the band", 0, 1e6, minimumExcluded: true);
        public static readonly Quantity EdgeFrequency = new(
            "edgeFrequencyHz", "Hz", "F, edge server's cycles per second", 0, 1e18, minimumExcluded: true);
        public static readonly Quantity SampleBits = new("sampleBits", "bit", "s, one raw sample", 0, 1e15, minimumExcluded: true);
        public static readonly Quantity CompressionRatio = new(
            "compressionRatio", "1", "λ, raw size over latent size", 0, 1e6, minimumExcluded: true);
        public static readonly Quantity SwitchedCapacitance = new(
            "switchedCapacitance", "J s^2", "κ, energy per cycle over frequency squared", 0, 1);
        public static readonly Quantity EncodeCycles = new(
            "encodeCyclesPerSample", "cycles", "c, device's work to encode a sample", 0, 1e18);
        public static readonly Quantity TrainCycles = new(
            "trainCyclesPerSample", "cycles", "c_train, edge's work to train on a sample", 0, 1e18);
        public static readonly Quantity TuneCycles = new(
            "tuneCyclesPerSample", "cycles", "c_tune, device's work to fine-tune on a sample", 0, 1e18);
        public static readonly Quantity InferenceCycles = new(
            "inferenceCyclesPerSample", "cycles", "c_inf, device's work to infer a sample", 0, 1e18);
        public static readonly Quantity InferredSamples = new(
            "inferredSamples", "1", "samples that a device infers in one period", 0, 1e12);
        public static readonly Quantity ModelBits = new("modelBits", "bit", "L, the broadcast model", 0, 1e18);
        public static readonly Quantity DownlinkBandwidth = new(
            "downlinkBandwidthHz", "Hz", "band of the broadcast", 0, 1e15, minimumExcluded: true);
        public static readonly Quantity EdgePower = new(
            "edgeTransmitPowerW", "W", "transmit power of the edge server", 0, 1e6, minimumExcluded: true);
        public static readonly Quantity ReceivePower = new("receivePowerW", "W", "P_rx, drawn while downloading", 0, 1e6);
        public static readonly Quantity MinUploaders = new(
            "minUploaders", "1", "fewest devices that must upload", 0, int.MaxValue, isInteger: true);
    }
}
