namespace Judba.Experiments.Reports.Charts;

/// <summary>A figure: plots side by side, drawn once for files (PNG, SVG) and once more, interactive, in the report.</summary>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Panels">The plots.</param>
internal sealed record Chart(string Title, params IReadOnlyList<ChartPanel> Panels)
{
    /// <summary>Sentences that belong to it: who was left out and why, what a mark means.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Width of each plot in files.</summary>
    public int PanelWidth { get; init; } = 780;

    /// <summary>Height of the figure in files.</summary>
    public int Height { get; init; } = 560;
}
