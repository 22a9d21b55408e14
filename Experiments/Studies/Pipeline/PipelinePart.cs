using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Pipeline;

/// <summary>What one part of the pipeline gives: one of the two.</summary>
/// <param name="EdgeParameters">Parameters of the edge CNN.</param>
/// <param name="Accuracy">What the fleet learns when a set of devices uploads.</param>
internal sealed record PipelinePart(long? EdgeParameters = null, FleetAccuracy? Accuracy = null);
