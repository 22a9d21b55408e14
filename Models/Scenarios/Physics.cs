namespace Judba.Models.Scenarios;

/// <summary>The terms of docs/notation.md, one method each: the single place where physics becomes numbers.</summary>
/// <remarks>Symbols and equation numbers are those of [Yang21]; the forms that the paper leaves open are the toolkit's choice.</remarks>
public static class Physics
{
    /// <summary>t_comp,i = |D_i| c / f_i [s], eq. (5).</summary>
    public static double ComputeLatency(SystemParameters system, Device device) =>
        device.Samples * system.EncodeCyclesPerSample / device.FrequencyHz;

    /// <summary>b_i = v_i / (B log2(1 + P_i h_i/N0)) [s] with v_i = |D_i| s/λ: eq. (6)–(7) at w_i = 1.</summary>
    public static double TransmitTime(SystemParameters system, Device device) =>
        device.Samples * (device.SampleBits ?? system.SampleBits) / (device.CompressionRatio ?? system.CompressionRatio)
        / Rate(system.BandwidthHz, device.TransmitPowerW * device.ChannelGain / system.NoisePowerW);

    /// <summary>t_train = (Σ_j ρ_j |D_j|) c_train / F [s] for the given number of uploaded samples.</summary>
    public static double TrainingTime(SystemParameters system, double uploadedSamples) =>
        uploadedSamples * system.TrainCyclesPerSample / system.EdgeFrequencyHz;

    /// <summary>κ f_i² |D_i| c [J].</summary>
    public static double EncodeEnergy(SystemParameters system, Device device) =>
        EnergyPerCycle(system, device) * device.Samples * system.EncodeCyclesPerSample;

    /// <summary>P_rx L / (B_down log2(1 + P_edge h_i/N0)) [J]: the uplink's noise power and gain serve the downlink too.</summary>
    public static double DownloadEnergy(SystemParameters system, Device device) =>
        system.ReceivePowerW * system.ModelBits
        / Rate(system.DownlinkBandwidthHz, system.EdgeTransmitPowerW * device.ChannelGain / system.NoisePowerW);

    /// <summary>κ f_i² |D_i| c_tune [J].</summary>
    public static double TuneEnergy(SystemParameters system, Device device) =>
        EnergyPerCycle(system, device) * device.Samples * system.TuneCyclesPerSample;

    /// <summary>κ f_i² · samples · c_inf [J].</summary>
    public static double InferenceEnergy(SystemParameters system, Device device) =>
        EnergyPerCycle(system, device) * system.InferredSamples * system.InferenceCyclesPerSample;

    private static double EnergyPerCycle(SystemParameters system, Device device) =>
        system.SwitchedCapacitance * device.FrequencyHz * device.FrequencyHz;

    private static double Rate(double bandwidthHz, double snr) => bandwidthHz * Log1P(snr) / Math.Log(2);

    // log(1 + x) to full relative precision for small x (Kahan): the rounding of 1 + x cancels in the quotient.
    private static double Log1P(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }
}
