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
    /// <summary>F of Fig. 4(a) and of Fig. 5 [Hz].</summary>
    public const double FrequencyOfFigure4a = 2.5e9;

    /// <summary>M of Fig. 4(b) and of Fig. 5.</summary>
    public const int DevicesOfFigure4b = 30;

    private const double HertzOfGigahertz = 1e9;

    private const string Measured = "-measured";
    private const string Given = "-given";

    /// <summary>M of Fig. 4(a): the paper's tens.</summary>
    public static IReadOnlyList<int> DeviceGrid { get; } = [10, 20, 30, 40, 50, 60];

    /// <summary>F of Fig. 4(b) [Hz]: the paper's halves of a GHz.</summary>
    public static IReadOnlyList<double> FrequencyGrid { get; } = [0.5e9, 1.0e9, 1.5e9, 2.0e9, 2.5e9, 3.0e9];

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
        "fig4a", "Fig. 4(a): F = 2.5 GHz, λ = 4", "devices M", [.. DeviceGrid.Select(m => (double)m)],
        _ => ScenarioLaw.Paper with { EdgeFrequencyHz = FrequencyOfFigure4a }, m => (int)m);

    /// <summary>Fig. 4(b): F varies.</summary>
    public static FigurePlan Figure4b { get; } = new(
        "fig4b", "Fig. 4(b): M = 30, λ = 4", "edge frequency F [GHz]", [.. FrequencyGrid.Select(f => f / HertzOfGigahertz)],
        f => ScenarioLaw.Paper with { EdgeFrequencyHz = f * HertzOfGigahertz }, _ => DevicesOfFigure4b);

    /// <summary>Fig. 5(a): λ varies; error and cost.</summary>
    public static FigurePlan Figure5a { get; } = OfError(CompressionProfile.PaperTableI, "");

    /// <summary>Fig. 5(b): λ varies; accuracy over cost.</summary>
    public static FigurePlan Figure5b { get; } = OfEfficiency(CompressionProfile.PaperTableI, "");

    /// <summary>The figures of <c>reproduce all</c>: the paper's four, and Fig. 5 once more with the profile measured here.</summary>
    public static IReadOnlyList<FigurePlan> All { get; } =
    [
        Figure4a, Figure4b, Figure5a, OfError(ShippedProfiles.FashionMnist, Measured), Figure5b,
        OfEfficiency(ShippedProfiles.FashionMnist, Measured),
    ];

    /// <summary>Fig. 5(a) with a profile; <paramref name="end"/> ends its name.</summary>
    public static FigurePlan OfError(CompressionProfile profile, string end) => OverRatios("fig5a", "Fig. 5(a)", end, profile);

    /// <summary>Fig. 5(b) with a profile; <paramref name="end"/> ends its name.</summary>
    public static FigurePlan OfEfficiency(CompressionProfile profile, string end) =>
        OverRatios("fig5b", "Fig. 5(b)", end, profile) with { IsOfEfficiency = true };

    /// <summary>Figures, and after them every figure of theirs along λ once more with a profile from a file.</summary>
    public static IReadOnlyList<FigurePlan> WithProfile(IReadOnlyList<FigurePlan> plans, CompressionProfile profile)
    {
        List<FigurePlan> all = [.. plans];
        if (plans.Any(p => p is { Profile: not null, IsOfEfficiency: false }))
            all.Add(OfError(profile, Given));
        if (plans.Any(p => p.IsOfEfficiency))
            all.Add(OfEfficiency(profile, Given));
        return all;
    }

    private static FigurePlan OverRatios(string name, string figure, string end, CompressionProfile profile) => new(
        name + end, $"{figure}: M = 30, F = 2.5 GHz" + (end.Length == 0 ? "" : $", profile {profile.Name}"), "compression ratio λ",
        [.. profile.Rows.Select(r => r.CompressionRatio).Where(r => r > 1)],
        ratio => ScenarioLaw.Paper with { CompressionRatio = ratio, Profile = profile }, _ => DevicesOfFigure4b)
    {
        Figure = name,
        Profile = profile,
    };
}
