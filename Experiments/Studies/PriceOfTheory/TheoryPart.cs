using ScottPlot;

namespace Judba.Experiments.Studies.PriceOfTheory;

/// <summary>A part of the theory whose price is measured.</summary>
/// <param name="Name">Its name in tables and files.</param>
/// <param name="File">Name of its chart; empty where the tables alone show it.</param>
/// <param name="Legend">Where its lines leave room for a legend.</param>
/// <param name="Excess">What it costs above the optimum, fleet by fleet.</param>
internal sealed record TheoryPart(string Name, string File, Alignment Legend, Func<TheoryPoint, double[]> Excess)
{
    /// <summary>Observation 2, the decomposition, and both together.</summary>
    public static IReadOnlyList<TheoryPart> All { get; } =
    [
        new("Observation 2", "price-of-observation-2", Alignment.LowerLeft, p => p.Rule),
        new("decomposition", "price-of-decomposition", Alignment.UpperLeft, p => p.Decomposition),
        new("both", "", default, p => p.Both),
    ];
}
