using Judba.Learning.Privacy;

namespace Judba.Experiments.Studies.Privacy;

/// <summary>What one part of the study of privacy gives: a strategy's devices under attack, for one seed.</summary>
internal sealed record PrivacyPart(IReadOnlyList<InversionMeasurement> Victims);
