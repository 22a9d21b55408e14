using Judba.Learning;

namespace Judba.Experiments.Reproduction;

/// <summary>What one part of the study of strategies gives: one of the two.</summary>
internal sealed record FleetPart(StrategyMeasurement? Strategy, FederatedMeasurement? Federated);
