namespace Judba.Solvers.Conic;

/// <summary>A constraint x y ≥ b z² with x, y ≥ 0 of a <see cref="ConicForm"/>: a rotated second-order cone.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="X">Index of x.</param>
/// <param name="Y">Index of y.</param>
/// <param name="Z">Index of z.</param>
/// <param name="Weight">b > 0.</param>
public sealed record RotatedCone(string Name, int X, int Y, int Z, double Weight);
