namespace Judba.Experiments.Reports.Charts;

/// <summary>One line or cloud of a panel.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="X">Values along the horizontal axis.</param>
/// <param name="Y">Values along the vertical axis, as many; NaN where there is none.</param>
/// <param name="Style">How it is drawn.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, SeriesStyle Style)
{
    /// <summary>Half of the band around each Y; null without bands.</summary>
    public IReadOnlyList<double>? Band { get; init; }

    /// <summary>A word for each point, shown where somebody points at it; null for none.</summary>
    public IReadOnlyList<string>? Labels { get; init; }
}
