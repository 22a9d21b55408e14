namespace Judba.Experiments.Reports.Charts;

/// <summary>What stands for the values of a series.</summary>
internal enum SeriesMark
{
    /// <summary>A dot for each, joined by lines.</summary>
    Line,

    /// <summary>Dots alone.</summary>
    Points,

    /// <summary>A staircase, which holds each value until the next.</summary>
    Steps,

    /// <summary>An upright bar for each, as high as the width of the style.</summary>
    Bars,
}
