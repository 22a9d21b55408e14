namespace Judba.Experiments.Reports.Charts;

/// <summary>How positions on an axis follow its values.</summary>
internal enum AxisScale
{
    /// <summary>In proportion.</summary>
    Linear,

    /// <summary>By the logarithm; values must be above 0.</summary>
    Logarithmic,
}
