using Judba.Learning;

namespace Judba.Experiments.Reproduction;

/// <summary>What one part of the study of strategies gives: one of the three.</summary>
internal sealed record FleetPart(
    StrategyMeasurement? Strategy = null, FederatedMeasurement? Federated = null, IReadOnlyList<TransferMeasurement>? Transfer = null);
