using Judba.Learning.Networks;
using Judba.Learning.Transfer;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Pipeline;

/// <summary>
/// The optimisation side of the pipeline: the law's fleet with the samples, bits and parameters that the learning side really has.
/// </summary>
internal static class PipelineScenario
{
    /// <summary>Draws the fleet and gives every device the number of samples that it holds.</summary>
    /// <param name="law">The law: frequencies, channels, powers.</param>
    /// <param name="data">The fleet's images.</param>
    /// <param name="ratio">λ.</param>
    /// <param name="parameters">Parameters of the edge CNN.</param>
    /// <param name="seed">Seed of the fleet.</param>
    public static Scenario Create(ScenarioLaw law, FleetData data, int ratio, long parameters, int seed)
    {
        // Accuracy plays no part in the decision.
        var profile = new CompressionProfile("pipeline", [new(ratio, 0, parameters)]);
        var real = law with
        {
            SampleBits = (double)data.Test.Shape.Values * LatentCode.BitsPerValue,
            CompressionRatio = ratio,
            Profile = profile,
        };
        var drawn = ScenarioGenerator.Generate(real, data.Devices.Count, seed);
        return new($"pipeline-{drawn.Name}", drawn.System, [.. drawn.Devices.Select((d, i) => d with { Samples = data.Devices[i].Count })]);
    }
}
