namespace Judba.Models.Scenarios;

/// <summary>
/// A named law of random scenarios. This file is the one place where the numbers of <c>paper</c> stand, each with its
/// source: [Yang21] Table II, or ours.
/// </summary>
public sealed record ScenarioLaw
{
    /// <summary>The scenario of [Yang21] Table II, with the open numbers calibrated by <c>judba calibrate</c>.</summary>
    public static ScenarioLaw Paper { get; } = new() { Name = "paper" };

    /// <summary>
    /// <see cref="Paper"/> with band and edge server growing with the fleet: B and F times M/30. In <c>paper</c> itself idle
    /// energy makes nearly every g positive by M = 200, and one uploader is then the trivial optimum.
    /// </summary>
    public static ScenarioLaw PaperScaled { get; } = new() { Name = "paper-scaled", ScaleReferenceDevices = 30 };

    /// <summary>All named laws.</summary>
    public static IReadOnlyList<ScenarioLaw> All { get; } = [Paper, PaperScaled];

    /// <summary>Name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>B and F are multiplied by M over this number; null: not at all. Ours.</summary>
    public double? ScaleReferenceDevices { get; init; }

    // ---- The system ----

    /// <summary>B = 10 MHz. Table II.</summary>
    public double BandwidthHz { get; init; } = 10e6;

    /// <summary>N0 = 7.9e-13. Table II, which gives no unit: watts over the band, ours.</summary>
    public double NoisePowerW { get; init; } = 7.9e-13;

    /// <summary>F = 2.5 GHz, the value of Fig. 4(a).</summary>
    public double EdgeFrequencyHz { get; init; } = 2.5e9;

    /// <summary>s = 800 kbit. Table II.</summary>
    public double SampleBits { get; init; } = 800e3;

    /// <summary>λ = 4, the value of Fig. 4.</summary>
    public double CompressionRatio { get; init; } = 4;

    /// <summary>Networks by λ: [Yang21] Table I.</summary>
    public CompressionProfile Profile { get; init; } = CompressionProfile.PaperTableI;

    /// <summary>κ = 1e-28 J·s²: usual in mobile edge computing. Ours.</summary>
    public double SwitchedCapacitance { get; init; } = 1e-28;

    /// <summary>c = 10 Mcycles to encode a sample: some 12 cycles per raw bit. Ours.</summary>
    public double EncodeCyclesPerSample { get; init; } = 10e6;

    /// <summary>
    /// Edge server's cycles per sample and parameter, all epochs: c_train(λ) = this times the parameters of the profile.
    /// Ours, calibrated on Fig. 4 by <c>judba calibrate</c>. An edge cycle is some 60 operations wide, a device's one.
    /// </summary>
    public double TrainCyclesPerParameter { get; init; } = 730;

    /// <summary>
    /// Device's cycles per sample and parameter to fine-tune, all epochs: c_tune(λ). Ours, calibrated on Fig. 4 by
    /// <c>judba calibrate</c>; of the order of 50 epochs × 3 passes × the 280 places where a convolution uses a weight.
    /// </summary>
    public double TuneCyclesPerParameter { get; init; } = 43_000;

    /// <summary>Device's cycles per parameter to infer one sample: one multiply and add each, c_inf. Ours.</summary>
    public double InferenceCyclesPerParameter { get; init; } = 2;

    /// <summary>Samples inferred per device and period. Ours.</summary>
    public double InferredSamples { get; init; } = 100;

    /// <summary>Bits per parameter of the broadcast model, 32-bit numbers: L. Ours.</summary>
    public double BitsPerParameter { get; init; } = 32;

    /// <summary>The broadcast uses a band as wide as the uplink of Table II. Ours.</summary>
    public double DownlinkBandwidthHz { get; init; } = 10e6;

    /// <summary>1 W for the edge server's transmitter, a small cell. Ours.</summary>
    public double EdgeTransmitPowerW { get; init; } = 1;

    /// <summary>0.1 W while receiving, as while idle. Ours.</summary>
    public double ReceivePowerW { get; init; } = 0.1;

    /// <summary>At least one uploader: an edge CNN without data does not exist. Ours.</summary>
    public int MinUploaders { get; init; } = 1;

    // ---- The devices ----

    /// <summary>f is uniform from this… Table II: 0.1–1.0 GHz.</summary>
    public double MinFrequencyHz { get; init; } = 0.1e9;

    /// <summary>…to this.</summary>
    public double MaxFrequencyHz { get; init; } = 1e9;

    /// <summary>P = 0.3 W. Table II.</summary>
    public double TransmitPowerW { get; init; } = 0.3;

    /// <summary>P_I = 0.1 W. Table II.</summary>
    public double IdlePowerW { get; init; } = 0.1;

    /// <summary>α = 0.5. Table II.</summary>
    public double EnergyPreference { get; init; } = 0.5;

    /// <summary>|D| is uniform on the whole numbers from this… Ours.</summary>
    public int MinSamples { get; init; } = 50;

    /// <summary>…to this. Ours.</summary>
    public int MaxSamples { get; init; } = 150;

    /// <summary>Devices are uniform over a ring: inner radius 10 m… Ours.</summary>
    public double MinDistanceM { get; init; } = 10;

    /// <summary>…outer radius 100 m, a factory hall. Ours.</summary>
    public double MaxDistanceM { get; init; } = 100;

    /// <summary>Path loss at 1 km [dB]: 128.1 + 37.6 log10(d/km), the urban law of 3GPP TR 36.814. Its use here is ours.</summary>
    public double PathLossAtOneKilometreDb { get; init; } = 128.1;

    /// <summary>Path loss per decade of distance [dB], of the same law.</summary>
    public double PathLossPerDecadeDb { get; init; } = 37.6;

    /// <summary>Rayleigh block fading on top of path loss. Ours.</summary>
    public bool Fading { get; init; } = true;

    /// <summary>
    /// Fades below this power gain (−10 dB) do not occur: the device would wait for the next block. Untruncated, the mean
    /// of the transmission time is infinite. Ours.
    /// </summary>
    public double MinFadingGain { get; init; } = 0.1;
}
