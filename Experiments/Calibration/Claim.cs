namespace Judba.Experiments.Calibration;

/// <summary>A claim of the paper and whether it holds here.</summary>
/// <param name="Text">The claim.</param>
/// <param name="Holds">Whether it holds on the means.</param>
/// <param name="Evidence">The numbers, those closest to failing.</param>
internal sealed record Claim(string Text, bool Holds, string Evidence);
