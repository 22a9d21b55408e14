using Judba.Experiments.Calibration;

namespace Judba.Experiments.Reproduction;

/// <summary>Every scheme at one value of the axis, over the same drawn fleets.</summary>
/// <param name="Value">Value on the axis.</param>
/// <param name="Accuracy">Accuracy of the edge CNN at the point's λ, 0…1.</param>
/// <param name="Costs">Cost of each run, by the scheme's label.</param>
/// <param name="WorstGap">Largest proved gap of the two optima in any run.</param>
internal sealed record FigurePoint(double Value, double Accuracy, IReadOnlyDictionary<string, double[]> Costs, double WorstGap)
{
    /// <summary>Mean cost of a scheme, with its band.</summary>
    public Estimate Cost(string label) => Estimate.Of(Costs[label]);

    /// <summary>Mean of η = accuracy / cost of a scheme, run by run, with its band.</summary>
    public Estimate Efficiency(string label) => Estimate.Of(Array.ConvertAll(Costs[label], c => Accuracy / c));

    /// <summary>Cost of one scheme less that of another, run by run.</summary>
    public Estimate Difference(string label, string other) =>
        Estimate.Of([.. Costs[label].Zip(Costs[other], (a, b) => a - b)]);
}
