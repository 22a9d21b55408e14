using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;
using Judba.Models.Scoring;

namespace Judba.Experiments.Cli;

/// <summary>What a cost is the sum of, with a name for each part.</summary>
internal static class CostParts
{
    /// <summary>Of a physical instance: Σ α_i E_i over uploaders, the same over the others, and Σ (1 − α_i) T.</summary>
    public static IReadOnlyList<(string Name, double Cost, string Meaning)> Of(Scenario scenario, ScenarioEvaluation parts)
    {
        CompensatedSum uploaders = new(), others = new(), weight = new();
        foreach (var (device, costs) in scenario.Devices.Zip(parts.Devices))
        {
            var energy = device.EnergyPreference * costs.Energy;
            if (costs.Uploads)
                uploaders.Add(energy);
            else
                others.Add(energy);
            weight.Add(1 - device.EnergyPreference);
        }

        return
        [
            ("energy of uploaders", uploaders.Value, "Σ α E [J]"),
            ("energy of the others", others.Value, "Σ α E [J]"),
            ("latency", weight.Value * parts.CompletionLatency, "Σ (1 − α) of all devices, times the completion"),
        ];
    }

    /// <summary>Of a canonical problem: K, Σ (g_i + p_i b_i/w_i) over uploaders, and A·T.</summary>
    public static IReadOnlyList<(string Name, double Cost, string Meaning)> Of(Problem problem, Allocation point, Evaluation score)
    {
        var uploading = new CompensatedSum();
        for (var k = 0; k < point.UploaderCount; k++)
        {
            var i = point.Uploaders[k];
            uploading.Add(problem.UploadCost[i]);
            uploading.Add(problem.TransmitEnergyWeight[i] * problem.TransmitTime[i] / point.BandwidthShare[k]);
        }

        return
        [
            ("constant", problem.Constant, "K"),
            ("of uploaders", uploading.Value, "Σ g + p b/w"),
            ("latency", problem.LatencyWeight * score.CompletionLatency, "A times the completion"),
        ];
    }
}
