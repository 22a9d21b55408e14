namespace Judba.Solvers.Conic;

/// <summary>A variable of a <see cref="ConicForm"/>.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Cost">Its coefficient in the objective.</param>
/// <param name="Upper">Its upper bound, +∞ for none; the lower one is 0.</param>
/// <param name="IsBinary">Whether it is 0 or 1.</param>
public sealed record ConicVariable(string Name, double Cost, double Upper, bool IsBinary);
