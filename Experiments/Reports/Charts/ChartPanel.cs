namespace Judba.Experiments.Reports.Charts;

/// <summary>One plot.</summary>
/// <param name="Title">Title.</param>
/// <param name="X">Horizontal axis.</param>
/// <param name="Y">Vertical axis.</param>
/// <param name="Series">What it shows.</param>
internal sealed record ChartPanel(string Title, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartSeries> Series);
