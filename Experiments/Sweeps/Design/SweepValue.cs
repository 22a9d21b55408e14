using System.Runtime.InteropServices;

namespace Judba.Experiments.Sweeps.Design;

/// <summary>A value of a <see cref="SweepField"/>: a word or a number.</summary>
/// <param name="Word">The word; null for a number.</param>
/// <param name="Number">The number, in the unit of the field; NaN for a word.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SweepValue(string? Word, double Number);
