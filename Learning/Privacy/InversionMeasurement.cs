using Judba.Learning.Data;
using Judba.Learning.Transfer;

namespace Judba.Learning.Privacy;

/// <summary>What attackers recover from the latents of one device, for one seed.</summary>
/// <param name="Strategy">How the device came by its encoder.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Victim">Which device.</param>
/// <param name="Attacks">What each attack recovers, those that read no latent among them.</param>
/// <param name="LegitimateSsim">Structural similarity of what the device's own decoder makes.</param>
/// <param name="LegitimatePsnr">Its peak signal to noise ratio [dB].</param>
/// <param name="Originals">Some test images.</param>
/// <param name="Decoded">What the device's own decoder makes of them.</param>
internal sealed record InversionMeasurement(
    AutoencoderStrategy Strategy,
    int Seed,
    int Victim,
    IReadOnlyList<AttackMeasurement> Attacks,
    double LegitimateSsim,
    double LegitimatePsnr,
    ImageSet Originals,
    ImageSet Decoded)
{
    /// <summary>Structural similarity that an attack reaches; NaN where it was not made.</summary>
    public double Ssim(Attack attack) => Attacks.FirstOrDefault(a => a.Attack == attack)?.Ssim ?? double.NaN;

    /// <summary>The signal to noise ratio that an attack reaches [dB]; NaN where it was not made.</summary>
    public double Psnr(Attack attack) => Attacks.FirstOrDefault(a => a.Attack == attack)?.Psnr ?? double.NaN;
}
