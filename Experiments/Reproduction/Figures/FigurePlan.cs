using Judba.Experiments.Calibration;
using Judba.Models;

namespace Judba.Experiments.Reproduction;

/// <summary>What a figure of the paper varies, and where.</summary>
/// <param name="Name">Name on the command line and of the files: <c>fig4a</c>.</param>
/// <param name="Title">Title of the chart.</param>
/// <param name="Axis">Label of the horizontal axis, with its unit.</param>
/// <param name="Values">Values along that axis.</param>
/// <param name="Law">The scenario at a value.</param>
/// <param name="Devices">M at a value.</param>
internal sealed record FigurePlan(
    string Name, string Title, string Axis, IReadOnlyList<double> Values, Func<double, ScenarioLaw> Law, Func<double, int> Devices)
{
    private const double HertzOfGigahertz = 1e9;

    /// <summary>Whether the axis shows the values by their base-2 logarithm.</summary>
    public bool IsLogarithmic { get; private init; }

    /// <summary>Fig. 4(a): M varies.</summary>
    public static FigurePlan Figure4a { get; } = new(
        "fig4a", "Fig. 4(a): F = 2.5 GHz, λ = 4", "devices M", [.. Calibrator.DeviceGrid.Select(m => (double)m)],
        _ => ScenarioLaw.Paper with { EdgeFrequencyHz = CalibrationTargets.FrequencyOfFigure4a }, m => (int)m);

    /// <summary>Fig. 4(b): F varies.</summary>
    public static FigurePlan Figure4b { get; } = new(
        "fig4b", "Fig. 4(b): M = 30, λ = 4", "edge frequency F [GHz]", [.. Calibrator.FrequencyGrid.Select(f => f / HertzOfGigahertz)],
        f => ScenarioLaw.Paper with { EdgeFrequencyHz = f * HertzOfGigahertz }, _ => CalibrationTargets.DevicesOfFigure4b);

    /// <summary>Fig. 5(a): λ varies; error and cost.</summary>
    public static FigurePlan Figure5a { get; } = OverRatios("fig5a", "Fig. 5(a): M = 30, F = 2.5 GHz");

    /// <summary>Fig. 5(b): λ varies; accuracy over cost.</summary>
    public static FigurePlan Figure5b { get; } = OverRatios("fig5b", "Fig. 5(b): M = 30, F = 2.5 GHz");

    /// <summary>The four figures of <c>reproduce all</c>.</summary>
    public static IReadOnlyList<FigurePlan> All { get; } = [Figure4a, Figure4b, Figure5a, Figure5b];

    private static FigurePlan OverRatios(string name, string title) => new(
        name, title, "compression ratio λ",
        [.. ScenarioLaw.Paper.Profile.Rows.Select(r => r.CompressionRatio).Where(r => r > 1)],
        ratio => ScenarioLaw.Paper with { CompressionRatio = ratio }, _ => CalibrationTargets.DevicesOfFigure4b)
    {
        IsLogarithmic = true,
    };
}
