using System.Collections.Immutable;

namespace Judba.Models.Scenarios;

/// <summary>A candidate scored in physical terms.</summary>
/// <param name="Cost">C = Σ_i O_i over all devices.</param>
/// <param name="CompletionLatency">T [s], eq. (8).</param>
/// <param name="TrainingTime">t_train [s], the edge server's, during which every device idles.</param>
/// <param name="Devices">One breakdown per device.</param>
public sealed record ScenarioEvaluation(
    double Cost, double CompletionLatency, double TrainingTime, ImmutableArray<DeviceCosts> Devices);
