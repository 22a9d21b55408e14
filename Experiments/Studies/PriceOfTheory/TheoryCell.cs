using System.Globalization;
using Judba.Models.Scenarios;

namespace Judba.Experiments.Studies.PriceOfTheory;

/// <summary>One cell of the plane that the price of the theory is measured over.</summary>
/// <param name="EnergyPreference">α of every device.</param>
/// <param name="Tuning">Tuning energy, in multiples of the calibrated one.</param>
/// <param name="EdgeFrequencyHz">F [Hz].</param>
internal sealed record TheoryCell(double EnergyPreference, double Tuning, double EdgeFrequencyHz)
{
    private const double HertzOfGigahertz = 1e9;

    /// <summary>α, from latency alone to energy alone, nearly.</summary>
    public static IReadOnlyList<double> EnergyPreferences { get; } = [0.1, 0.3, 0.5, 0.7, 0.9, 0.99];

    /// <summary>Tuning energies, from hardly worth an upload to far above it.</summary>
    public static IReadOnlyList<double> Tunings { get; } = [0.25, 1, 4, 16, 64];

    /// <summary>F [Hz], over the paper's range.</summary>
    public static IReadOnlyList<double> EdgeFrequencies { get; } = [0.5e9, 1e9, 2e9, 3e9];

    /// <summary>The whole plane.</summary>
    public static IReadOnlyList<TheoryCell> All { get; } =
    [
        .. from f in EdgeFrequencies
           from tuning in Tunings
           from alpha in EnergyPreferences
           select new TheoryCell(alpha, tuning, f),
    ];

    /// <summary><c>paper</c> in this cell.</summary>
    public ScenarioLaw Law => ScenarioLaw.Paper with
    {
        EnergyPreference = EnergyPreference,
        TuneCyclesPerParameter = Tuning * ScenarioLaw.Paper.TuneCyclesPerParameter,
        EdgeFrequencyHz = EdgeFrequencyHz,
    };

    /// <summary>F [GHz].</summary>
    public double Gigahertz => EdgeFrequencyHz / HertzOfGigahertz;

    /// <summary>The three numbers.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"α = {EnergyPreference}, tuning × {Tuning}, F = {Gigahertz} GHz");
}
