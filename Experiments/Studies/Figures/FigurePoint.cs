using Judba.Experiments.Statistics;

namespace Judba.Experiments.Studies.Figures;

/// <summary>Every scheme at one value of the axis, over the same drawn fleets.</summary>
/// <param name="Value">Value on the axis.</param>
/// <param name="Accuracy">Accuracy of the edge CNN at the point's λ, 0…1.</param>
/// <param name="Costs">Cost of each run, by the scheme's label.</param>
/// <param name="UploaderCosts">The same with eq. (9) summed over the uploaders only.</param>
/// <param name="WorstGap">Largest proved gap of the two optima in any run.</param>
internal sealed record FigurePoint(
    double Value, double Accuracy, IReadOnlyDictionary<string, double[]> Costs, IReadOnlyDictionary<string, double[]> UploaderCosts,
    double WorstGap)
{
    /// <summary>
    /// Largest relative difference between the least cost and what the solver asked for a second opinion found; NaN where none was.
    /// </summary>
    public double SecondOpinion { get; init; } = double.NaN;

    /// <summary>Mean cost of a scheme, with its band.</summary>
    public Estimate Cost(string label) => Estimate.Of(Costs[label]);

    /// <summary>Mean of η = accuracy / cost of a scheme, run by run, with its band.</summary>
    public Estimate Efficiency(string label) => Estimate.Of(Array.ConvertAll(Costs[label], c => Accuracy / c));

    /// <summary>What a scheme costs above another, relative to it, run by run.</summary>
    public Estimate Excess(string label, string reference) => Estimate.Of([.. Excesses(label, reference)]);

    /// <summary>The largest such excess of any run.</summary>
    public double WorstExcess(string label, string reference) => Excesses(label, reference).Max();

    /// <summary>Cost of one scheme less that of another, run by run.</summary>
    public Estimate Difference(string label, string other) => Difference(Costs[label], Costs[other]);

    /// <summary>The same where only the uploaders' costs count.</summary>
    public Estimate UploaderDifference(string label, string other) => Difference(UploaderCosts[label], UploaderCosts[other]);

    /// <summary>Cost of a scheme here less its cost at another point, run by run.</summary>
    public Estimate CostLess(FigurePoint other, string label) => Difference(Costs[label], other.Costs[label]);

    /// <summary>η of a scheme here less its η at another point, run by run.</summary>
    public Estimate EfficiencyLess(FigurePoint other, string label) =>
        Estimate.Of([.. Costs[label].Zip(other.Costs[label], (a, b) => Accuracy / a - other.Accuracy / b)]);

    private IEnumerable<double> Excesses(string label, string reference) =>
        Costs[label].Zip(Costs[reference], (c, r) => (c - r) / Math.Abs(r));

    private static Estimate Difference(double[] minuend, double[] subtrahend) => Estimate.Of([.. minuend.Zip(subtrahend, (a, b) => a - b)]);
}
