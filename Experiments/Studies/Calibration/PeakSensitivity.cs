using Judba.Experiments.Statistics;
using Judba.Experiments.Studies.Figures;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Calibration;

/// <summary>
/// Fig. 5: whether η = accuracy / cost peaks at λ = 32, and which of the open numbers that depends on.
/// </summary>
/// <remarks>
/// With the accuracies of [Yang21] Table I, η(32) exceeds both neighbours iff C(16) − C(32) &gt; (5/69) C(32) &gt; C(32) − C(64).
/// From 16 to 32 the parameters fall to a quarter, from 32 to 64 only by 3 %. Costs that follow the parameters, or do not
/// change with λ at all, keep the second difference small. Costs that follow the bits sent (∝ 1/λ) move the peak to 64.
/// </remarks>
internal static class PeakSensitivity
{
    private const int Factor = 10;

    private static readonly (string Name, Func<ScenarioLaw, double, ScenarioLaw> Scale)[] OpenNumbers =
    [
        (nameof(ScenarioLaw.TrainCyclesPerParameter), (law, f) => law with { TrainCyclesPerParameter = f * law.TrainCyclesPerParameter }),
        (nameof(ScenarioLaw.TuneCyclesPerParameter), (law, f) => law with { TuneCyclesPerParameter = f * law.TuneCyclesPerParameter }),
        (nameof(ScenarioLaw.EncodeCyclesPerSample), (law, f) => law with { EncodeCyclesPerSample = f * law.EncodeCyclesPerSample }),
        (nameof(ScenarioLaw.InferredSamples), (law, f) => law with { InferredSamples = f * law.InferredSamples }),
        (nameof(ScenarioLaw.BitsPerParameter), (law, f) => law with { BitsPerParameter = f * law.BitsPerParameter }),
        (nameof(ScenarioLaw.MaxDistanceM), (law, f) => law with { MaxDistanceM = Math.Max(law.MinDistanceM, f * law.MaxDistanceM) }),
    ];

    /// <summary>The verdict on the peak as shipped, then with each open number a tenth and ten times as large.</summary>
    public static IEnumerable<(string Change, FigurePoint[] Points, Claim Claim)> Run(SchemeRuns schemes, ScenarioLaw law)
    {
        yield return Judge("as shipped", law);
        foreach (var (name, scale) in OpenNumbers)
        {
            yield return Judge($"{name} / {Factor}", scale(law, 1.0 / Factor));
            yield return Judge($"{name} × {Factor}", scale(law, Factor));
        }

        (string, FigurePoint[], Claim) Judge(string change, ScenarioLaw changed)
        {
            FigurePoint[] points = [.. FigurePlan.Figure5b.Values.Select(
                ratio => schemes.Run(changed with { CompressionRatio = ratio }, FigurePlan.DevicesOfFigure4b))];
            return (change, points, FigureClaims.Peaks(points));
        }
    }
}
