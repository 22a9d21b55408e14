using System.Runtime.InteropServices;

namespace Judba.Models.Scenarios;

/// <summary>What one device pays and waits, term by term: [Yang21] eq. (1)–(9).</summary>
/// <param name="Uploads">ρ_i.</param>
/// <param name="ComputeLatency">t_comp,i = |D_i| c / f_i [s], eq. (5).</param>
/// <param name="TransmitLatency">t_comm,i = v_i / (w_i B log2(1 + P_i h_i/N0)) [s], eq. (6)–(7); 0 if it does not upload.</param>
/// <param name="EncodeEnergy">κ f_i² |D_i| c [J].</param>
/// <param name="TransmitEnergy">P_i t_comm,i [J].</param>
/// <param name="IdleEnergy">P_I,i t_train [J], t_train = Σ_j ρ_j |D_j| c_train / F.</param>
/// <param name="DownloadEnergy">P_rx L / rate_down,i [J].</param>
/// <param name="TuneEnergy">κ f_i² |D_i| c_tune [J]; 0 if it uploads.</param>
/// <param name="InferenceEnergy">κ f_i² · samples · c_inf [J].</param>
/// <param name="Cost">O_i = α_i E_i + (1 − α_i) T, eq. (9).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DeviceCosts(
    bool Uploads, double ComputeLatency, double TransmitLatency,
    double EncodeEnergy, double TransmitEnergy, double IdleEnergy, double DownloadEnergy, double TuneEnergy,
    double InferenceEnergy, double Cost)
{
    /// <summary>E_i [J], the sum of the six energies, eq. (1).</summary>
    public double Energy => EncodeEnergy + TransmitEnergy + IdleEnergy + DownloadEnergy + TuneEnergy + InferenceEnergy;
}
