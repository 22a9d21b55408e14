using Judba.Learning.Data;

namespace Judba.Learning.Privacy;

/// <summary>What one attack recovers of one device's images.</summary>
/// <param name="Attack">The attack.</param>
/// <param name="Ssim">Structural similarity of its pictures to the images.</param>
/// <param name="Psnr">Their peak signal to noise ratio [dB].</param>
/// <param name="Pictures">Its pictures of some test images.</param>
internal sealed record AttackMeasurement(Attack Attack, double Ssim, double Psnr, ImageSet Pictures);
