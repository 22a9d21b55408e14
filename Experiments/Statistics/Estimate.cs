using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Judba.Experiments.Statistics;

/// <summary>A mean over runs with the half-width of its 95 % confidence band.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Estimate(double Mean, double Band)
{
    private const double Confidence = 0.95;

    /// <summary>Student's band; infinite for a single run.</summary>
    public static Estimate Of(IReadOnlyCollection<double> runs)
    {
        var (mean, deviation) = runs.MeanStandardDeviation();
        var quantile = runs.Count > 1 ? StudentT.InvCDF(0, 1, runs.Count - 1, 0.5 + Confidence / 2) : double.PositiveInfinity;
        return new(mean, quantile * deviation / Math.Sqrt(runs.Count));
    }
}
