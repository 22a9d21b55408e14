using Judba.Learning.Transfer;

namespace Judba.Experiments.Studies.Autoencoders;

/// <summary>What one part of the study of strategies gives: one of the three.</summary>
internal sealed record AutoencoderPart(
    StrategyMeasurement? Strategy = null, FederatedMeasurement? Federated = null, IReadOnlyList<TransferMeasurement>? Transfer = null);
