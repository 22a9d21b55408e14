using Judba.Learning.Data;
using Judba.Learning.Transfer;

namespace Judba.Learning.Privacy;

/// <summary>What an attacker recovers from latents, for one seed.</summary>
/// <param name="Strategy">How the device came by its encoder.</param>
/// <param name="IsKnown">Whether the attacker has that encoder itself.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="AttackSsim">Structural similarity of the attacker's pictures.</param>
/// <param name="AttackPsnr">Their peak signal to noise ratio [dB].</param>
/// <param name="LegitimateSsim">Structural similarity of what the device's own decoder makes.</param>
/// <param name="LegitimatePsnr">Its peak signal to noise ratio [dB].</param>
/// <param name="Pictures">Original, own decoder's and attacker's pictures of some test images, in this order.</param>
internal sealed record InversionMeasurement(
    AutoencoderStrategy Strategy,
    bool IsKnown,
    int Seed,
    double AttackSsim,
    double AttackPsnr,
    double LegitimateSsim,
    double LegitimatePsnr,
    IReadOnlyList<ImageSet> Pictures);
