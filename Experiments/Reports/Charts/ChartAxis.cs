using System.Globalization;

namespace Judba.Experiments.Reports.Charts;

/// <summary>An axis of a panel.</summary>
/// <param name="Label">What it shows, with its unit.</param>
/// <param name="Scale">How positions follow values.</param>
internal sealed record ChartAxis(string Label, AxisScale Scale = AxisScale.Linear)
{
    // From as many on, labels of every decade would not stand side by side.
    private const int ManyDecades = 6;

    // Rounding alone leaves gaps of this size.
    private const double LeastTolerance = 1e-12;

    /// <summary>Ticks with their labels; empty where they are left to the program that draws.</summary>
    public IReadOnlyList<(double Value, string Label)> Ticks { get; init; } = [];

    /// <summary>Whether the smallest value stands at the top or on the right.</summary>
    public bool IsReversed { get; init; }

    /// <summary>A logarithmic axis of relative numbers, whose smallest stands for everything at or below it.</summary>
    /// <param name="label">What it shows.</param>
    /// <param name="floorExponent">10 to this is the floor; see <see cref="AtLeast"/>.</param>
    /// <param name="floorLabel">What the floor means: "optimal".</param>
    /// <param name="topExponent">10 to this is the last tick.</param>
    public static ChartAxis FromFloor(string label, int floorExponent, string floorLabel, int topExponent)
    {
        var decades = Enumerable.Range(floorExponent + 1, topExponent - floorExponent)
            .Where(e => topExponent - floorExponent < ManyDecades || (topExponent - e) % 2 == 0);
        return new(label, AxisScale.Logarithmic)
        {
            Ticks = [(Math.Pow(10, floorExponent), floorLabel), .. decades.Select(e => (Math.Pow(10, e), PercentOf(e)))],
        };
    }

    /// <summary>The decade of a tolerance: where zeros stand on a logarithmic axis. A tolerance of 0 counts as one of rounding.</summary>
    public static int FloorExponent(double tolerance) => (int)Math.Floor(Math.Log10(Math.Max(tolerance, LeastTolerance)));

    /// <summary>The decade that no value lies above, at least 0: an axis of shares ends at 100 %, or where the values need it.</summary>
    public static int TopExponent(IEnumerable<double> values) =>
        (int)Math.Ceiling(Math.Log10(Math.Max(1, values.Where(double.IsFinite).DefaultIfEmpty(1).Max())));

    /// <summary>A logarithmic axis with a tick at every decade around some values.</summary>
    /// <param name="label">What it shows.</param>
    /// <param name="least">The least value, above 0.</param>
    /// <param name="most">The largest value.</param>
    /// <param name="text">Label of a tick at 10 to the given power.</param>
    public static ChartAxis Decades(string label, double least, double most, Func<int, string> text)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(least)), (int)Math.Ceiling(Math.Log10(most)));
        return new(label, AxisScale.Logarithmic)
        {
            Ticks = [.. Enumerable.Range(first, last - first + 1).Select(e => (Math.Pow(10, e), text(e)))],
        };
    }

    /// <summary>Values not below a floor, so that a logarithmic axis can show zeros.</summary>
    public static double[] AtLeast(double floor, IEnumerable<double> values) => [.. values.Select(v => Math.Max(v, floor))];

    // 10^-4 as a share is 0.01 %.
    private static string PercentOf(int exponent) => exponent >= -6
        ? Math.Pow(10, exponent + 2).ToString("0.####", CultureInfo.InvariantCulture) + " %"
        : $"1e{exponent + 2} %";
}
