using Judba.Learning;

namespace Judba.Experiments.Reproduction;

/// <summary>One row of Table I for one seed, with its controls.</summary>
internal sealed record Table1Part(CompressionMeasurement Row, IReadOnlyList<ControlMeasurement> Controls);
