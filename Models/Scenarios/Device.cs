using System.Diagnostics.CodeAnalysis;
using Judba.Models.Numerics;

namespace Judba.Models.Scenarios;

/// <summary>One IIoT device: its data, processor, radio and taste. Symbols are those of [Yang21].</summary>
public sealed record Device
{
    /// <summary>Creates a device; every property but the two overrides must be set.</summary>
    public Device()
    {
    }

    // For the file reader, which sets every field one by one through Fields.
    [SetsRequiredMembers]
    private Device(double unset) =>
        Samples = FrequencyHz = TransmitPowerW = IdlePowerW = ChannelGain = EnergyPreference = unset;

    internal static Device Smallest { get; } = new(1);

    /// <summary>|D_i|, samples held by the device.</summary>
    public required double Samples { get; init => field = Rules.Samples.Check(value); }

    /// <summary>f_i [Hz], cycles per second.</summary>
    public required double FrequencyHz { get; init => field = Rules.Frequency.Check(value); }

    /// <summary>P_i [W], transmit power.</summary>
    public required double TransmitPowerW { get; init => field = Rules.TransmitPower.Check(value); }

    /// <summary>P_I,i [W], drawn while the edge trains.</summary>
    public required double IdlePowerW { get; init => field = Rules.IdlePower.Check(value); }

    /// <summary>h_i, linear power gain of the channel.</summary>
    public required double ChannelGain { get; init => field = Rules.ChannelGain.Check(value); }

    /// <summary>α_i, weight of energy against latency: 0 only latency counts, 1 only energy.</summary>
    public required double EnergyPreference { get; init => field = Rules.EnergyPreference.Check(value); }

    /// <summary>s_i [bit], where it differs from the system's; otherwise null.</summary>
    public double? SampleBits { get; init => field = value is { } v ? Rules.SampleBits.Check(v) : null; }

    /// <summary>λ_i, where it differs from the system's; otherwise null.</summary>
    public double? CompressionRatio { get; init => field = value is { } v ? Rules.CompressionRatio.Check(v) : null; }

    /// <summary>Every quantity with its property, in file order.</summary>
    public static IReadOnlyList<Field<Device>> Fields { get; } =
    [
        new(Rules.Samples, d => d.Samples, (d, v) => d with { Samples = v }),
        new(Rules.Frequency, d => d.FrequencyHz, (d, v) => d with { FrequencyHz = v }),
        new(Rules.TransmitPower, d => d.TransmitPowerW, (d, v) => d with { TransmitPowerW = v }),
        new(Rules.IdlePower, d => d.IdlePowerW, (d, v) => d with { IdlePowerW = v }),
        new(Rules.ChannelGain, d => d.ChannelGain, (d, v) => d with { ChannelGain = v }),
        new(Rules.EnergyPreference, d => d.EnergyPreference, (d, v) => d with { EnergyPreference = v }),
        new(Rules.SampleBits, d => d.SampleBits ?? double.NaN, (d, v) => d with { SampleBits = v }, IsOptional: true),
        new(Rules.CompressionRatio, d => d.CompressionRatio ?? double.NaN, (d, v) => d with { CompressionRatio = v }, IsOptional: true),
    ];

    private static class Rules
    {
        public static readonly Quantity Samples = new("samples", "1", "|D|, samples held by the device", 1, 1e12, isInteger: true);
        public static readonly Quantity Frequency = new("frequencyHz", "Hz", "f, cycles per second", 0, 1e15, minimumExcluded: true);
        public static readonly Quantity TransmitPower = new("transmitPowerW", "W", "P, transmit power", 0, 1e6, minimumExcluded: true);
        public static readonly Quantity IdlePower = new("idlePowerW", "W", "P_I, drawn while the edge trains", 0, 1e6);
        public static readonly Quantity ChannelGain = new("channelGain", "1", "h, linear power gain", 0, 1e6, minimumExcluded: true);
        public static readonly Quantity EnergyPreference = new("energyPreference", "1", "α, weight of energy against latency", 0, 1);
        public static readonly Quantity SampleBits = new(
            "sampleBits", "bit", "s of this device, if not the system's", 0, 1e15, minimumExcluded: true);
        public static readonly Quantity CompressionRatio = new(
            "compressionRatio", "1", "λ of this device, if not the system's", 0, 1e6, minimumExcluded: true);
    }
}
