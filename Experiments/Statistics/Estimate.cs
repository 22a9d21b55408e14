using System.Globalization;
using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Judba.Experiments.Statistics;

/// <summary>A mean over runs with the half-width of its 95 % confidence band.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Estimate(double Mean, double Band) : IFormattable
{
    private const double Confidence = 0.95;

    /// <summary>A number times an estimate: both its mean and its band in another unit, or the mean with its sign turned.</summary>
    public static Estimate operator *(double factor, Estimate estimate) => new(factor * estimate.Mean, Math.Abs(factor) * estimate.Band);

    /// <summary>Student's band; infinite for a single run.</summary>
    public static Estimate Of(IReadOnlyCollection<double> runs)
    {
        // Of a single run the deviation is not a number, and a band that is none would judge every claim to hold.
        if (runs.Count == 1)
            return new(runs.First(), double.PositiveInfinity);
        var (mean, deviation) = runs.MeanStandardDeviation();
        var quantile = StudentT.InvCDF(0, 1, runs.Count - 1, 0.5 + Confidence / 2);
        return new(mean, quantile * deviation / Math.Sqrt(runs.Count));
    }

    /// <summary>The estimate of something about each of some runs.</summary>
    public static Estimate Of<T>(IEnumerable<T> runs, Func<T, double> value) => Of([.. runs.Select(value)]);

    /// <summary>Mean ± band, or the mean alone where a single run has no band.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var mean = Mean.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);
        return double.IsFinite(Band) ? $"{mean} ± {Band.ToString(format, formatProvider ?? CultureInfo.InvariantCulture)}" : mean;
    }
}
