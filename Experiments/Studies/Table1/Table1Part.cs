using Judba.Learning.Studies;

namespace Judba.Experiments.Studies.Table1;

/// <summary>One row of Table I for one seed, with its controls.</summary>
internal sealed record Table1Part(CompressionMeasurement Row, IReadOnlyList<ControlMeasurement> Controls);
