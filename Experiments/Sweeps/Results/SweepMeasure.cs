using Judba.Experiments.Reports.Charts;

namespace Judba.Experiments.Sweeps.Results;

/// <summary>Something that is drawn along the axes of a sweep.</summary>
/// <param name="Name">Its word in file names.</param>
/// <param name="Axis">The axis that it is drawn on.</param>
/// <param name="Value">Its value.</param>
internal sealed record SweepMeasure(string Name, ChartAxis Axis, Func<SolverTally, double> Value)
{
    /// <summary>Half of the band around the value; null without bands.</summary>
    public Func<SolverTally, double>? Band { get; init; }

    /// <summary>The least value that is drawn; what lies below stands there.</summary>
    public double Least { get; init; } = double.NegativeInfinity;
}
