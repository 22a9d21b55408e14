using Judba.Models.Files;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.Figures;

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

    private const string Measured = "-measured";

    /// <summary>The figure of the paper that it is, or is a variant of: what the command is called.</summary>
    public string Figure { get; private init; } = Name;

    /// <summary>Accuracy and size of the networks by λ, where λ varies; else null.</summary>
    public CompressionProfile? Profile { get; private init; }

    /// <summary>Whether it shows accuracy / cost instead of cost.</summary>
    public bool IsOfEfficiency { get; private init; }

    /// <summary>Whether it is the paper's own figure, with the paper's own profile.</summary>
    public bool IsOfPaper => string.Equals(Name, Figure, StringComparison.Ordinal);

    /// <summary>Fig. 4(a): M varies.</summary>
    public static FigurePlan Figure4a { get; } = new(
        "fig4a", "Fig. 4(a): F = 2.5 GHz, λ = 4", "devices M", [.. Calibrator.DeviceGrid.Select(m => (double)m)],
        _ => ScenarioLaw.Paper with { EdgeFrequencyHz = CalibrationTargets.FrequencyOfFigure4a }, m => (int)m);

    /// <summary>Fig. 4(b): F varies.</summary>
    public static FigurePlan Figure4b { get; } = new(
        "fig4b", "Fig. 4(b): M = 30, λ = 4", "edge frequency F [GHz]", [.. Calibrator.FrequencyGrid.Select(f => f / HertzOfGigahertz)],
        f => ScenarioLaw.Paper with { EdgeFrequencyHz = f * HertzOfGigahertz }, _ => CalibrationTargets.DevicesOfFigure4b);

    /// <summary>Fig. 5(a): λ varies; error and cost.</summary>
    public static FigurePlan Figure5a { get; } = OfError(CompressionProfile.PaperTableI, "");

    /// <summary>Fig. 5(b): λ varies; accuracy over cost.</summary>
    public static FigurePlan Figure5b { get; } = OfEfficiency(CompressionProfile.PaperTableI, "");

    /// <summary>The figures of <c>reproduce all</c>: the paper's four, and Fig. 5 once more with the profile measured here.</summary>
    public static IReadOnlyList<FigurePlan> All { get; } =
    [
        Figure4a, Figure4b, Figure5a, OfError(ShippedProfiles.FashionMnist, Measured), Figure5b, OfEfficiency(ShippedProfiles.FashionMnist, Measured),
    ];

    /// <summary>Fig. 5(a) with a profile; <paramref name="end"/> ends its name.</summary>
    public static FigurePlan OfError(CompressionProfile profile, string end) => OverRatios("fig5a", "Fig. 5(a)", end, profile);

    /// <summary>Fig. 5(b) with a profile; <paramref name="end"/> ends its name.</summary>
    public static FigurePlan OfEfficiency(CompressionProfile profile, string end) =>
        OverRatios("fig5b", "Fig. 5(b)", end, profile) with { IsOfEfficiency = true };

    private static FigurePlan OverRatios(string name, string figure, string end, CompressionProfile profile) => new(
        name + end, $"{figure}: M = 30, F = 2.5 GHz" + (end.Length == 0 ? "" : $", profile {profile.Name}"), "compression ratio λ",
        [.. profile.Rows.Select(r => r.CompressionRatio).Where(r => r > 1)],
        ratio => ScenarioLaw.Paper with { CompressionRatio = ratio, Profile = profile }, _ => CalibrationTargets.DevicesOfFigure4b)
    {
        Figure = name,
        Profile = profile,
    };
}
